import '../electron/platform/check-runtime.ts';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumArguments } from './chromium-arguments.ts';
import { ensureChromium } from './find-chromium.ts';
import { prepare } from './prepare.ts';
import { projectRoot } from './run.ts';
import { startServer } from './running-server.ts';
import { scenes } from './shots-scenes.ts';

interface Look {
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** 2 is the product's own text size setting at 200 %. */
  readonly textSize: 1 | 2;
}

const looks: readonly Look[] = [
  { name: 'light', scheme: 'light', width: 1440, height: 900, textSize: 1 },
  { name: 'dark', scheme: 'dark', width: 1440, height: 900, textSize: 1 },
  { name: 'small', scheme: 'light', width: 1024, height: 700, textSize: 1 },
  { name: 'text-200', scheme: 'light', width: 1440, height: 900, textSize: 2 },
];

const folder = path.join(projectRoot, 'shots');

/**
 * Opens the example in the browser host and writes a PNG of every screen and dialog in every look to `shots/`.
 * `node build/shots.ts SCENE LOOK` takes only those scenes and looks whose names contain the words; `''` is all.
 */
async function main(): Promise<void> {
  const [only = '', onlyLook = ''] = process.argv.slice(2);
  const executablePath = await ensureChromium();
  await prepare();
  if (only === '' && onlyLook === '') rmSync(folder, { recursive: true, force: true });
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  try {
    for (const look of looks) if (look.name.includes(onlyLook)) await shoot(browser, look, only);
  } finally {
    await browser.close();
  }
}

async function shoot(browser: Browser, look: Look, only: string): Promise<void> {
  const server = await startServer();
  try {
    const context = await browser.newContext({
      viewport: { width: look.width, height: look.height },
      colorScheme: look.scheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(server.address);
    await page.getByRole('navigation').first().waitFor();
    if (look.textSize === 2) await enlarge(page, server.origin);
    const into = path.join(folder, look.name);
    mkdirSync(into, { recursive: true });
    for (const scene of scenes) {
      if (!scene.name.includes(only)) continue;
      try {
        await scene.show(page, server.origin);
        await page.waitForTimeout(400);
        await page.screenshot({ path: path.join(into, `${scene.name}.png`) });
      } catch (error) {
        process.exitCode = 1;
        process.stdout.write(
          `${look.name} ${scene.name}: ${error instanceof Error ? error.message.split('\n')[0] : ''}\n`,
        );
      }
    }
    await context.close();
  } finally {
    await server.stop();
  }
}

/** Sets the text size the way the settings do, then loads the page anew. */
async function enlarge(page: Page, origin: string): Promise<void> {
  await page.evaluate(async () => {
    await fetch('/api/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ op: 'workspace.setPreferences', input: { textSize: 2 } }),
    });
  });
  await page.goto(`${origin}/home`);
}

await main();
