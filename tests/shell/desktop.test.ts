import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { type DesktopOptions, settle, startDesktop } from '../electron-stand-in/desktop.ts';

let desktop: Awaited<ReturnType<typeof startDesktop>>;
const start = async (options: DesktopOptions = {}) => {
  desktop = await startDesktop(options);
  return desktop;
};
afterEach(() => desktop.stop());

/** Everything the page's bridge passes on, as it comes. */
function listen() {
  const seen: unknown[] = [];
  desktop.bridge.onMessage((message) => seen.push(message));
  return seen;
}

test('one window opens on the product, locked down', async () => {
  const { window, world } = await start();
  expect(desktop.windows()).toHaveLength(1);
  expect(window?.address).toBe('app://workbench/');
  expect(window?.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
  });
  expect(window?.options.webPreferences).not.toHaveProperty('webSecurity');
  expect(world.sandboxEnabled).toBe(true);
  expect(world.crashReporting).toEqual([{ uploadToServer: false }]);
  expect(world.privileges).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
});

test('the page gets the bridge and nothing else, by these names', async () => {
  const { world, bridge } = await start();
  expect([...world.exposed.keys()]).toEqual(['touchline']);
  expect(Object.keys(bridge).sort()).toEqual(['host', 'onMessage', 'send']);
  expect(Object.keys(bridge.host).sort()).toEqual([
    'deliver',
    'dropFiles',
    'onMenuCommand',
    'openLink',
    'pickFiles',
    'pickSave',
    'platform',
    'updateMenu',
    'version',
    'writeClipboard',
  ]);
  expect(bridge.host.version).toBe('9.8.7');
});

test('a request goes over the port to the store and its reply comes back as plain data', async () => {
  const { bridge, requests } = await start();
  const seen = listen();
  bridge.send({ id: 5, op: 'voices.source.list', input: { limit: 3 } });
  await settle();
  expect(seen).toEqual([
    {
      type: 'reply',
      id: 5,
      reply: { ok: true, value: { op: 'voices.source.list', input: { limit: 3 } }, seq: 1 },
    },
  ]);
  // Data never passes through the shell.
  expect(requests).toEqual([]);
});

test('a request keeps the opening of the workspace it is meant for on its way to the store', async () => {
  const { bridge } = await start({
    answer: (_op, _input, session) => ({ ok: true, value: { session }, seq: 1 }),
  });
  const seen = listen();
  bridge.send({ id: 1, op: 'voices.codes', input: {}, session: 'first' });
  bridge.send({ id: 2, op: 'voices.codes', input: {} });
  await settle();
  expect(seen).toMatchObject([
    { id: 1, reply: { value: { session: 'first' } } },
    { id: 2, reply: { value: { session: undefined } } },
  ]);
});

test('when the store crashes, what was under way is answered, windows are told, and work goes on', async () => {
  let crashing = true;
  await start({ answer: (op, input) => (crashing ? 'never' : { ok: true, value: { op, input }, seq: 2 }) });
  const seen = listen();
  desktop.bridge.send({ id: 1, op: 'voices.code.create', input: {} });
  await settle();
  expect(seen).toEqual([]);

  desktop.stores()[0]?.end(139);
  crashing = false;
  await settle();
  expect(desktop.stores()).toHaveLength(2);
  expect(desktop.stores()[1]?.args).toEqual(['--restarted']);
  expect(seen).toMatchObject([
    { type: 'reply', id: 1, reply: { ok: false, failure: { code: 'internal' } } },
    { type: 'event', event: { type: 'store-restarted' } },
  ]);

  desktop.bridge.send({ id: 2, op: 'workspace.state', input: {} });
  await settle();
  expect(seen.at(-1)).toMatchObject({ type: 'reply', id: 2, reply: { ok: true, seq: 2 } });
  expect(desktop.windows()).toHaveLength(1);
});

test('a store that keeps crashing ends the product with a message instead of going round for ever', async () => {
  await start();
  for (let crash = 0; crash < 4; crash++) {
    desktop.stores().at(-1)?.end(1);
    await settle();
  }
  expect(desktop.stores()).toHaveLength(4);
  expect(desktop.world.errorBoxes).toEqual(['Touchline has to close']);
  expect(desktop.world.quitCalls).toBe(1);
});

test('quitting waits for the goodbye of the store', async () => {
  const { app, world } = await start();
  let ended = false;
  app.on('stand-in-ended', () => {
    ended = true;
  });
  app.quit();
  expect(ended).toBe(false);
  await settle();
  expect(ended).toBe(true);
  expect(world.quitCalls).toBe(2);
  expect(desktop.stores()[0]?.received.at(-1)?.message).toEqual({ type: 'shutdown' });
});

test('the last window closed ends the product, and its place is remembered', async () => {
  const first = await start();
  first.window?.maximize();
  first.window?.close();
  await settle();
  expect(first.world.quitCalls).toBeGreaterThan(0);
  const { window } = await start({ home: first.home });
  expect(window?.options).toMatchObject({ x: 40, y: 30, width: 1280, height: 820 });
  expect(window?.maximized).toBe(true);
});

test('a page that is still writing typed words is closed a moment later, not left open without a word', async () => {
  const { window, world } = await start();
  if (window) window.heldBack = 2;
  window?.close();
  expect(desktop.windows()).toHaveLength(1);
  await vi.waitFor(() => expect(world.quitCalls).toBeGreaterThan(0), { timeout: 10_000 });
  expect(desktop.windows()).toHaveLength(0);
});

test('a page that never lets go is closed in the end', async () => {
  const { window, world } = await start();
  if (window) window.heldBack = 1000;
  window?.close();
  await vi.waitFor(() => expect(world.quitCalls).toBeGreaterThan(0), { timeout: 10_000 });
});

test('a file named on the command line is opened by token, and shown in the title', async () => {
  const { requests, window, world } = await start({ argv: ['--some-switch', 'Kunde A.touchline'] });
  const file = path.join(desktop.home, 'Kunde A.touchline');
  const { token } = desktop.tokens.grant(file, 'workspace');
  expect(requests).toEqual([{ op: 'workspace.open', input: { file: token } }]);
  desktop.stores()[0]?.emit('message', { type: 'opened', path: file });
  expect(window?.title).toBe('Kunde A – Touchline');
  expect(world.recentDocuments).toEqual([file]);
  desktop.stores()[0]?.emit('message', { type: 'opened', path: null });
  expect(window?.title).toBe('Touchline');
});

test('a double click on a Mac opens the file, before the product is ready and after', async () => {
  let prevented = 0;
  const event = { preventDefault: () => prevented++ };
  const { app, requests } = await start({
    beforeReady: (early) => early.emit('open-file', event, '/Users/ana/early.touchline'),
  });
  app.emit('open-file', event, '/Users/ana/late.touchline');
  await settle();
  const files = requests.map((request) => (request.input as { file: string }).file);
  expect(files.map((token) => desktop.tokens.resolve(token, 'workspace'))).toEqual([
    '/Users/ana/early.touchline',
    '/Users/ana/late.touchline',
  ]);
  expect(prevented).toBe(2);
});

test('a second start hands its file over and brings the window to the front', async () => {
  const { app, requests, window } = await start();
  app.emit('second-instance', {}, ['touchline', 'work/b.touchline'], '/home/ana');
  await settle();
  const { token } = desktop.tokens.grant('/home/ana/work/b.touchline', 'workspace');
  expect(requests).toEqual([{ op: 'workspace.open', input: { file: token } }]);
  expect(window?.focused).toBe(1);
  expect(desktop.windows()).toHaveLength(1);
});

test('the second instance itself opens nothing and ends', async () => {
  const { world } = await start({ isFirstInstance: false });
  expect(world.quitCalls).toBe(1);
  expect(desktop.windows()).toHaveLength(0);
  expect(world.utilities).toHaveLength(0);
});

test('--example asks the store for the example', async () => {
  const { requests } = await start({ argv: ['--example'] });
  expect(requests).toEqual([{ op: 'workspace.openExample', input: {} }]);
});

test('a file that cannot be opened is told in the words of the store', async () => {
  const { world } = await start({
    argv: ['/x/future.touchline'],
    answer: () => ({ ok: false, failure: { code: 'from-future', message: 'Made by a newer Touchline.' } }),
  });
  expect(world.asked).toMatchObject([{ type: 'warning', message: 'Made by a newer Touchline.' }]);
});

test('jobs run in processes of their own, with a port past the shell', async () => {
  const { world } = await start();
  const store = desktop.stores()[0];
  store?.emit('message', { type: 'start-job', id: 3, memoryMb: 600 });
  const job = world.utilities.find((child) => child.entry.includes('jobs'));
  expect(job?.received[0]?.ports).toHaveLength(1);
  expect(store?.received.at(-1)).toMatchObject({ message: { type: 'job-started', id: 3 }, ports: [{}] });
  store?.emit('message', { type: 'kill-job', id: 3 });
  expect(job?.pid).toBeUndefined();
  expect(store?.received.at(-1)?.message).toEqual({ type: 'job-ended', id: 3, code: 0 });
});

test('a page that crashed is loaded again; one that ended by itself is not', async () => {
  const { window } = await start();
  window?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  window?.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
  expect(window?.reloads).toBe(1);
});
