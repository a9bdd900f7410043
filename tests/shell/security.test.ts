import { afterEach, beforeEach, expect, test } from 'vitest';
import { channels } from '../../electron/preload/channels.ts';
import { startDesktop } from '../electron-stand-in/desktop.ts';
import { preventable } from '../electron-stand-in/world.ts';

let desktop: Awaited<ReturnType<typeof startDesktop>>;
beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(() => desktop.stop());

test('every permission is refused, asked for or looked up', () => {
  const { session } = desktop;
  const answers: boolean[] = [];
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'hid', 'fullscreen']) {
    session.permissionRequest?.(null, permission, (granted) => answers.push(granted));
  }
  expect(answers).toEqual(Array(6).fill(false));
  expect(session.permissionCheck?.()).toBe(false);
  expect(session.devicePermission?.()).toBe(false);
  expect(session.aiHandler).toBeNull();
});

test.each([
  ['app://workbench/assets/main-abc123.js', false],
  ['https://example.org/track.gif', true],
  ['http://127.0.0.1:9222/json', true],
  ['ws://127.0.0.1:9222/', true],
  ['file:///etc/passwd', true],
])('a request for %s is cancelled: %s', (url, cancelled) => {
  let answer: { readonly cancel: boolean } | undefined;
  desktop.session.filter?.({ url, resourceType: 'image' }, (given) => {
    answer = given;
  });
  expect(answer).toEqual({ cancel: cancelled });
});

test('a download the page starts by itself does not happen', () => {
  const event = preventable({});
  desktop.session.emit('will-download', event);
  expect(event.defaultPrevented).toBe(true);
});

test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s stays on the product', (kind) => {
  for (const [url, prevented] of [
    ['app://workbench/journeys/3', false],
    ['https://example.org/', true],
    ['file:///etc/passwd', true],
    ['app://workbench.evil.example/', true],
    ['data:text/html,x', true],
  ] as const) {
    const event = preventable({ url });
    desktop.window?.webContents.emit(kind, event);
    expect([url, event.defaultPrevented]).toEqual([url, prevented]);
  }
});

test('no new window and no webview', () => {
  const contents = desktop.window?.webContents;
  expect(contents?.openHandler?.({ url: 'app://workbench/' })).toEqual({ action: 'deny' });
  const event = preventable({});
  contents?.emit('will-attach-webview', event);
  expect(event.defaultPrevented).toBe(true);
});

const answered = Object.values(channels).filter(
  (channel) => channel !== channels.port && channel !== channels.menuCommand,
);
const goodInput: Readonly<Record<string, unknown>> = {
  [channels.pickFiles]: { purpose: 'import', multiple: true },
  [channels.pickSave]: { purpose: 'export', suggestedName: 'map.svg' },
  [channels.dropFiles]: ['/home/ana/a.csv'],
  [channels.deliver]: 'token',
  [channels.openLink]: 'https://example.org/',
  [channels.writeClipboard]: 'text',
  [channels.updateMenu]: [{ id: 'edit.undo', label: 'Undo', enabled: true, keys: 'Mod+Z' }],
  [channels.connect]: {},
};

test('the shell answers these calls and no other', () => {
  expect([...desktop.world.ipc.keys()].sort()).toEqual([...answered].sort());
});

async function call(channel: string, event: unknown, ...args: unknown[]): Promise<unknown> {
  const handler = desktop.world.ipc.get(channel);
  if (handler === undefined) throw new Error(`Nothing answers ${channel}`);
  return handler(event as Parameters<typeof handler>[0], ...args);
}

test.each(answered)("%s refuses every sender but the product's own top frame", async (channel) => {
  const contents = desktop.window?.webContents;
  const frame = contents?.mainFrame;
  const wrong: readonly (readonly [string, unknown])[] = [
    ['no frame', { senderFrame: null, sender: contents }],
    ['a frame within', { senderFrame: { ...frame }, sender: contents }],
    ['a window not ours', { senderFrame: frame, sender: { mainFrame: frame } }],
  ];
  for (const [, event] of wrong) {
    await expect(call(channel, event, goodInput[channel])).rejects.toThrow('Refused.');
  }
  for (const [field, value] of [
    ['origin', 'https://example.org'],
    ['origin', 'null'],
    ['origin', 'app://workbench.evil.example'],
    ['url', 'https://example.org/'],
    ['detached', true],
  ] as const) {
    const before = frame?.[field];
    Object.assign(frame ?? {}, { [field]: value });
    await expect(call(channel, { senderFrame: frame, sender: contents }, goodInput[channel])).rejects.toThrow(
      'Refused.',
    );
    Object.assign(frame ?? {}, { [field]: before });
  }
  await expect(
    call(channel, { senderFrame: frame, sender: contents }, goodInput[channel]),
  ).resolves.toBeDefined();
});

test.each(answered)('%s refuses wrong, missing, extra and huge arguments', async (channel) => {
  const event = { senderFrame: desktop.window?.webContents.mainFrame, sender: desktop.window?.webContents };
  const huge = 'x'.repeat(21_000_000);
  const good = goodInput[channel];
  const wrong: unknown[] = [
    undefined,
    null,
    42,
    huge,
    [[]],
    { purpose: 'system', multiple: true },
    { extra: 1 },
  ];
  if (typeof good === 'object' && good !== null && !Array.isArray(good)) wrong.push({ ...good, extra: 1 });
  for (const input of wrong) await expect(call(channel, event, input)).rejects.toThrow('Refused.');
  await expect(call(channel, event)).rejects.toThrow('Refused.');
  await expect(call(channel, event, good, good)).rejects.toThrow('Refused.');
});

test('10,000 calls with random arguments are all refused or harmless', async () => {
  const event = { senderFrame: desktop.window?.webContents.mainFrame, sender: desktop.window?.webContents };
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const value = (depth: number): unknown =>
    [null, true, -1, 1e300, '', '../../etc/passwd', '__proto__', '\u0000', { purpose: 'import' }, [depth]][
      random(10)
    ];
  let refused = 0;
  for (let index = 0; index < 10_000; index++) {
    const channel = answered[random(answered.length)] ?? channels.connect;
    await call(channel, event, { purpose: value(0), multiple: value(1), suggestedName: value(2) }).catch(
      () => refused++,
    );
  }
  expect(refused).toBe(10_000);
  expect(desktop.world.openedOutside).toEqual([]);
});

test('what fails inside is told without the reason, which may name a path', async () => {
  desktop.stores()[0]?.removeAllListeners('stand-in-message');
  const answer = desktop.bridge.host.deliver('token');
  desktop.stores()[0]?.end(1);
  await expect(answer).rejects.toThrow('This did not work. Try again.');
});
