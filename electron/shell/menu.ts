import type { MenuItemConstructorOptions } from 'electron';
import type { CommandDefinition, MenuId } from '../../shared/api/commands.ts';
import { commands, menus } from '../../shared/api/commands.ts';
import type { MenuItemState } from '../../shared/api/host.ts';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** What the page last said of its commands; one it has not mentioned is shown as it is in the list. */
  readonly states: readonly MenuItemState[];
  readonly run: (commandId: string) => void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** What the system itself does in these menus; the rest comes from the list of commands. */
const systemItems: Partial<
  Record<MenuId, { readonly after: number; readonly items: MenuItemConstructorOptions[] }>
> = {
  edit: { after: 1, items: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
  view: { after: 4, items: [{ role: 'togglefullscreen' }] },
};

/** The application menu, made from the same list as the palette. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const mac = options.platform === 'darwin';
  const built = menus.map((menu) => ({ label: menu.label, submenu: submenu(menu.id, options) }));
  const appMenu: MenuItemConstructorOptions = {
    label: 'Touchline',
    submenu: [
      item('help.about', options),
      separator,
      item('workspace.settings', options),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  const windowMenu: MenuItemConstructorOptions = { role: 'windowMenu' };
  return mac ? [appMenu, ...built.slice(0, -1), windowMenu, ...built.slice(-1)] : built;
}

function submenu(menu: MenuId, options: MenuOptions): MenuItemConstructorOptions[] {
  const mac = options.platform === 'darwin';
  // On a Mac these two stand in the application's own menu.
  const elsewhere = mac ? ['help.about', 'workspace.settings'] : [];
  const listed: readonly CommandDefinition[] = commands.filter(
    (command) => command.menu === menu && !elsewhere.includes(command.id),
  );
  const items: MenuItemConstructorOptions[] = [];
  let group = listed[0]?.group;
  const system = systemItems[menu];
  const addSystem = () => {
    if (system !== undefined && group === system.after) items.push(separator, ...system.items);
  };
  for (const command of listed) {
    if (command.group !== group) {
      addSystem();
      items.push(separator);
      group = command.group;
    }
    items.push(item(command.id, options));
  }
  addSystem();
  if (menu === 'file' && !mac) items.push(separator, { role: 'quit' });
  if (menu === 'file' && mac)
    items.push(separator, { role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] });
  return items;
}

function item(id: string, { platform, states, run }: MenuOptions): MenuItemConstructorOptions {
  const command: CommandDefinition | undefined = commands.find((one) => one.id === id);
  if (command === undefined) throw new Error(`No command ${id}`);
  const state = states.find((one) => one.id === id);
  const label = state?.label ?? command.label;
  const key = accelerator(state?.keys ?? ownKeys(command, platform));
  return {
    id,
    // A single & would underline the next letter and disappear.
    label: label.replaceAll('&', '&&'),
    enabled: state?.enabled ?? true,
    accessibilityLabel: label,
    click: () => run(id),
    // The page handles the keys itself, as in the browser host; where it can be only shown, it is only shown.
    ...(key === undefined ? {} : { accelerator: key, registerAccelerator: platform === 'darwin' }),
  };
}

const known =
  /^((CmdOrCtrl|Ctrl|Alt|Shift|Meta)\+)*(F\d{1,2}|[!-~]|Left|Right|Up|Down|Backspace|Delete|Insert|Enter|Escape|Home|End|PageUp|PageDown|Space)$/;

/**
 * The key as Electron names it. A letter alone gets none: on a Mac the menu would take it from whoever is
 * typing.
 */
function accelerator(keys: string): string | undefined {
  if (keys.length <= 1 || /^Shift\+.$/.test(keys)) return undefined;
  const named = keys.replace('Mod', 'CmdOrCtrl').replace(/Arrow(Left|Right|Up|Down)/, '$1');
  // Electron throws at a key it does not know; the page handles that one all the same.
  return known.test(named) ? named : undefined;
}

function ownKeys({ shortcut }: CommandDefinition, platform: NodeJS.Platform): string {
  return (platform === 'darwin' ? shortcut?.mac : shortcut?.other) ?? '';
}
