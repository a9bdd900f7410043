import { spawn } from 'node:child_process';
import { mkdirSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findChromium } from './find-chromium.ts';

/** A browser that ends sooner than this, with an error, has shown nothing. */
const SHOWN_MS = 8_000;

/** Whether this session can show a window at all. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

/**
 * Opens `address` in an app window of Chromium, Chrome or Edge with a profile of its own, else in the default
 * browser. Resolves to false where nothing could be opened.
 */
export async function openWindow(address: string, userData: string): Promise<boolean> {
  const chromium = findChromium();
  if (chromium !== undefined && (await opens(chromium, appWindowFlags(address, chromium, userData))))
    return true;
  const [program, ...args] = defaultBrowser(address);
  return program !== undefined && opens(program, args);
}

/** Nothing of the browser's own runs beside the page: no sync, no update checks, no questions at the first run. */
export function appWindowFlags(address: string, chromium: string, userData: string): readonly string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profileFolder(chromium, userData)}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-background-mode',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-sync',
    '--no-pings',
    '--disable-features=Translate',
    // Chromium refuses to start its sandbox for root, which is how containers and build machines run it.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
  ];
}

/** A snap may not look into hidden folders of the home folder, where `userData` is. */
function profileFolder(chromium: string, userData: string): string {
  const isSnap = process.platform === 'linux' && isInSnap(chromium);
  const folder = isSnap
    ? path.join(os.homedir(), 'snap', 'chromium', 'common', 'touchline')
    : path.join(userData, 'browser');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function isInSnap(program: string): boolean {
  try {
    return realpathSync(program).split(path.sep).includes('snap');
  } catch {
    return false;
  }
}

function defaultBrowser(address: string): readonly string[] {
  if (process.platform === 'darwin') return ['open', address];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return ['xdg-open', address];
}

/** True once the program has ended well or is still there after a while. */
function opens(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.unref();
    const timer = setTimeout(() => resolve(true), SHOWN_MS).unref();
    const settle = (well: boolean) => {
      clearTimeout(timer);
      resolve(well);
    };
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
  });
}
