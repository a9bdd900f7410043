import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { findElectron } from '../../build/find-electron.ts';

/*
 * The desktop application in the real Electron, wherever its runtime is. Everything that can be shown without it
 * is in tests/shell; this shows that the real thing agrees. Needs a built product (`npm run build`).
 */
const root = path.join(import.meta.dirname, '../..');
const executablePath = findElectron();
let home = '';
let application: ElectronApplication;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.skip(executablePath === undefined, 'skipped: no Electron runtime');
// No reporter of Playwright's prints why a test was skipped.
if (executablePath === undefined) console.log('skipped: no Electron runtime');

test.beforeAll(async () => {
  home = mkdtempSync(path.join(os.tmpdir(), 'touchline-smoke-'));
  // A chromium sandbox cannot be made by root; everywhere else it is on, as it is for users.
  const asRoot = process.getuid?.() === 0;
  application = await _electron.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: asRoot ? [root, '--no-sandbox'] : [root],
    chromiumSandbox: !asRoot,
    env: { ...definedEnvironment(), TOUCHLINE_HOME: home },
  });
  page = await application.firstWindow();
  await page.waitForLoadState();
});

test.afterAll(async () => {
  await application?.close();
  rmSync(home, { recursive: true, force: true });
});

test('opens one window on the product', async () => {
  expect(page.url()).toBe('app://workbench/');
  expect(application.windows()).toHaveLength(1);
  await expect(page).toHaveTitle(/Touchline/);
});

test('the page has the bridge and no Node', async () => {
  const seen = await page.evaluate(() => ({
    bridge: Object.keys(Reflect.get(window, 'touchline') ?? {}).sort(),
    node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in window),
  }));
  expect(seen).toEqual({ bridge: ['host', 'onMessage', 'send'], node: [] });
});

test('the window is sandboxed and isolated', async () => {
  const preferences = await application.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return contents === undefined
      ? undefined
      : Reflect.get(contents, 'getLastWebPreferences')?.call(contents);
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
});

test('a request reaches the store and its reply the page', async () => {
  const reply = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const bridge = Reflect.get(window, 'touchline');
        const id = 999_999;
        bridge.onMessage((message: { type: string; id?: number }) => {
          if (message.type === 'reply' && message.id === id) resolve(message);
        });
        bridge.send({ id, op: 'workspace.state', input: {} });
      }),
  );
  expect(reply).toMatchObject({ type: 'reply', reply: { ok: true } });
});

test('scripts in the page cannot reach the network or the disk', async () => {
  const reached = await page.evaluate(async () => {
    const tries = ['https://example.org/', 'http://127.0.0.1:9/', 'file:///etc/passwd', 'app://other/'];
    const results = await Promise.allSettled(tries.map((address) => fetch(address)));
    return results.map((result) => result.status);
  });
  expect(reached).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
});

test('an inline script does not run', async () => {
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'window.ranInline = true';
      document.head.append(script);
    } catch {
      // Trusted Types refuse the text itself.
    }
    return 'ranInline' in window;
  });
  expect(ran).toBe(false);
});

test('navigation and new windows are refused', async () => {
  const opened = await page.evaluate(() => window.open('https://example.org/') === null);
  expect(opened).toBe(true);
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.waitForTimeout(200);
  expect(page.url()).toBe('app://workbench/');
});

test('permissions are refused', async () => {
  const state = await page.evaluate(
    async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
  );
  expect(state).toBe('denied');
});

test('the menu has the commands', async () => {
  const labels = await application.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).map((item) => item.label),
  );
  expect(labels).toEqual(
    expect.arrayContaining(['File', 'Edit', 'View', 'Go', 'Voices', 'Journeys', 'Help']),
  );
});

test('a crash of the store is survived', async () => {
  const told = page.evaluate(
    () =>
      new Promise((resolve) => {
        Reflect.get(window, 'touchline').onMessage((message: { type: string; event?: { type: string } }) => {
          if (message.event?.type === 'store-restarted') resolve(true);
        });
      }),
  );
  const metrics = await application.evaluate(({ app }) => app.getAppMetrics());
  const store = metrics.find((metric) => metric.name === 'Touchline store');
  expect(store).toBeDefined();
  process.kill(store?.pid ?? 0, 'SIGKILL');
  expect(await told).toBe(true);
});

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
