import { afterEach, expect, test } from 'vitest';
import { plainName } from '../../electron/shell/dialogs.ts';
import { startDesktop } from '../electron-stand-in/desktop.ts';

let desktop: Awaited<ReturnType<typeof startDesktop>> | undefined;
afterEach(() => {
  desktop?.stop();
  desktop = undefined;
});

async function start() {
  desktop = await startDesktop();
  return desktop;
}

test('picked files come as tokens and names, never as paths', async () => {
  const { bridge, world, tokens } = await start();
  world.answers.open.push({ canceled: false, filePaths: ['/home/ana/Kunde/a.csv', '/home/ana/Kunde/b.csv'] });
  const files = await bridge.host.pickFiles({ purpose: 'import', multiple: true });
  expect(files.map((file) => file.name)).toEqual(['a.csv', 'b.csv']);
  expect(JSON.stringify(files)).not.toMatch(/home|ana\/|Kunde/);
  expect(files.map(({ token }) => tokens.resolve(token, 'import'))).toEqual([
    '/home/ana/Kunde/a.csv',
    '/home/ana/Kunde/b.csv',
  ]);
  expect(world.asked).toMatchObject([{ properties: ['openFile', 'multiSelections'] }]);
});

test('a folder is asked for where backups go', async () => {
  const { bridge, world } = await start();
  await bridge.host.pickFiles({ purpose: 'backup', multiple: false });
  expect(world.asked).toMatchObject([{ properties: ['openDirectory'] }]);
});

test('a cancelled dialog gives nothing', async () => {
  const { bridge } = await start();
  expect(await bridge.host.pickFiles({ purpose: 'workspace', multiple: false })).toEqual([]);
  expect(await bridge.host.pickSave({ purpose: 'export', suggestedName: 'map.svg' })).toBeNull();
});

test('saving proposes a plain name in the documents folder and gives a token', async () => {
  const { bridge, world, tokens, home } = await start();
  world.answers.save.push({ canceled: false, filePath: '/home/ana/out/map.svg' });
  const file = await bridge.host.pickSave({
    purpose: 'export',
    suggestedName: '../../etc/Moving: home?.svg',
  });
  expect(file?.name).toBe('map.svg');
  expect(tokens.resolve(file?.token ?? '', 'export')).toBe('/home/ana/out/map.svg');
  expect(world.asked).toMatchObject([
    {
      defaultPath: `${home}/documents/etc Moving home .svg`,
      filters: [{ name: 'SVG file', extensions: ['svg'] }],
    },
  ]);
});

test('dropped files are read where the user really dropped them; look-alikes have no path', async () => {
  const { bridge, world, tokens } = await start();
  const dropped = new File(['x'], 'answers.csv');
  const workspace = new File(['x'], 'client.touchline');
  world.droppedPaths.set(dropped, '/home/ana/answers.csv').set(workspace, '/home/ana/client.touchline');
  const files = await bridge.host.dropFiles([
    dropped,
    workspace,
    new File(['x'], 'made-by-the-page.csv'),
    { name: '/etc/passwd', size: 1 },
  ]);
  expect(files.map((file) => file.name)).toEqual(['answers.csv', 'client.touchline']);
  expect(tokens.resolve(files[1]?.token ?? '', 'workspace')).toBe('/home/ana/client.touchline');
});

test('a finished export is shown in its folder; a token for something else is not', async () => {
  const { bridge, world, tokens } = await start();
  await bridge.host.deliver(tokens.grant('/home/ana/out/map.svg', 'export').token);
  await bridge.host.deliver(tokens.grant('/home/ana/client.touchline', 'workspace').token);
  await bridge.host.deliver('/etc/passwd');
  expect(world.revealed).toEqual(['/home/ana/out/map.svg']);
});

test('a link opens after the user has seen it and agreed, and only https and mail', async () => {
  const { bridge, world } = await start();
  world.answers.box.push({ response: 0 }, { response: 1 });
  await bridge.host.openLink('https://example.org/a');
  await bridge.host.openLink('https://example.org/b');
  await bridge.host.openLink('file:///etc/passwd');
  expect(world.asked).toMatchObject([
    { detail: 'https://example.org/a' },
    { detail: 'https://example.org/b' },
  ]);
  expect(world.openedOutside).toEqual(['https://example.org/a']);
});

test('text goes to the clipboard as it is', async () => {
  const { bridge, world } = await start();
  await bridge.host.writeClipboard('“I was left on hold” \u{1F4DE}');
  expect(world.clipboard).toBe('“I was left on hold” \u{1F4DE}');
});

test.each([
  ['Moving home.svg', 'Moving home.svg'],
  ['../../../etc/passwd', 'etc passwd'],
  ['C:\\Windows\\a.exe', 'C Windows a.exe'],
  ['a\u0000b\u202Egpj.exe', 'a b gpj.exe'],
  ['...', 'Untitled'],
  ['', 'Untitled'],
  ['CON.txt', 'Untitled CON.txt'],
  ['Zufriedenheit Ä.csv', 'Zufriedenheit Ä.csv'],
])('the name %s becomes %s', (given, name) => {
  expect(plainName(given)).toBe(name);
});
