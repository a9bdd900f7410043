import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, expect, test } from 'vitest';
import { menuTemplate } from '../../electron/shell/menu.ts';
import type { CommandDefinition } from '../../shared/api/commands.ts';
import { commands, menus } from '../../shared/api/commands.ts';
import { settle, startDesktop } from '../electron-stand-in/desktop.ts';

const list: readonly CommandDefinition[] = commands;
const build = (platform: NodeJS.Platform, states: Parameters<typeof menuTemplate>[0]['states'] = []) =>
  menuTemplate({ platform, states, run: () => undefined });

function flat(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
}

let desktop: Awaited<ReturnType<typeof startDesktop>> | undefined;
afterEach(() => {
  desktop?.stop();
  desktop = undefined;
});

test.each(['linux', 'win32', 'darwin'] as const)('on %s every command is in the menu once', (platform) => {
  const ids = flat(build(platform)).flatMap((item) => item.id ?? []);
  expect(ids.toSorted()).toEqual(list.map((command) => command.id).toSorted());
});

test('the menus stand in the order of the list', () => {
  expect(build('linux').map((menu) => menu.label)).toEqual(menus.map((menu) => menu.label));
  expect(build('darwin').map((menu) => menu.label ?? menu.role)).toEqual([
    'Touchline',
    ...menus.slice(0, -1).map((menu) => menu.label),
    'windowMenu',
    'Help',
  ]);
});

test.each(['linux', 'darwin'] as const)('on %s no separator stands first, last or twice', (platform) => {
  for (const menu of build(platform)) {
    const kinds = (Array.isArray(menu.submenu) ? menu.submenu : []).map((item) => item.type ?? 'item');
    expect(kinds.at(0)).not.toBe('separator');
    expect(kinds.at(-1)).not.toBe('separator');
    expect(kinds.join(' ')).not.toContain('separator separator');
  }
});

test('keys are shown; only a Mac registers them, and a letter alone is never taken from who is typing', () => {
  const find = (platform: NodeJS.Platform, id: string) =>
    flat(build(platform)).find((item) => item.id === id);
  expect(find('linux', 'edit.undo')).toMatchObject({
    accelerator: 'CmdOrCtrl+Z',
    registerAccelerator: false,
  });
  expect(find('darwin', 'edit.redo')).toMatchObject({
    accelerator: 'CmdOrCtrl+Shift+Z',
    registerAccelerator: true,
  });
  expect(find('linux', 'go.back')?.accelerator).toBe('Alt+Left');
  expect(find('linux', 'voices.code')).not.toHaveProperty('accelerator');
});

test('the page says what a command is called and whether it can run', () => {
  const states = [{ id: 'edit.undo', label: 'Undo Code “R&D”', enabled: false, keys: '' }];
  const undo = flat(build('linux', states)).find((item) => item.id === 'edit.undo');
  expect(undo).toMatchObject({
    label: 'Undo Code “R&&D”',
    enabled: false,
    accessibilityLabel: 'Undo Code “R&D”',
  });
});

test('a command chosen in the menu reaches the page by its id, until the page stops listening', async () => {
  desktop = await startDesktop();
  const chosen: string[] = [];
  const leave = desktop.bridge.host.onMenuCommand((id) => chosen.push(id));
  const click = (id: string) => {
    const item = flat(desktop?.world.menu ?? []).find((one) => one.id === id);
    if (item?.click === undefined) throw new Error(`No item ${id}`);
    (item.click as () => void)();
  };
  click('go.journeys');
  desktop.bridge.host.updateMenu([{ id: 'edit.undo', label: 'Undo Rename', enabled: true, keys: '' }]);
  await settle();
  expect(flat(desktop.world.menu).find((item) => item.id === 'edit.undo')?.label).toBe('Undo Rename');
  click('edit.undo');
  leave();
  click('go.home');
  expect(chosen).toEqual(['go.journeys', 'edit.undo']);
});

test('keys the user gave a command stand in the menu, those taken away do not', () => {
  const state = { id: 'go.home', label: 'Home', enabled: true };
  const home = (keys: string) =>
    flat(build('linux', [{ ...state, keys }])).find((item) => item.id === 'go.home');
  expect(home('Mod+Shift+H')?.accelerator).toBe('CmdOrCtrl+Shift+H');
  expect(home('')).not.toHaveProperty('accelerator');
  expect(home('Mod+ContextMenu')).not.toHaveProperty('accelerator');
});
