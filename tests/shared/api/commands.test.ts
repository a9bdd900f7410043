import { expect, test } from 'vitest';
import type { CommandDefinition } from '../../../shared/api/commands.ts';
import { commandById, commands, menus } from '../../../shared/api/commands.ts';

const list: readonly CommandDefinition[] = commands;
const platforms = ['mac', 'other'] as const;

/** Kept by macOS: quit, hide, minimise, window switching, Spotlight, screenshots, text editing. */
const MAC_KEYS = [
  'Q',
  'H',
  'M',
  'W',
  'Tab',
  'Space',
  '`',
  'C',
  'X',
  'V',
  'A',
  'Shift+3',
  'Shift+4',
  'Shift+5',
]
  .map((key) => `Cmd+${key}`)
  .concat('Cmd+Alt+Escape', 'Cmd+Alt+H', 'Ctrl+Cmd+F', 'Ctrl+ArrowLeft', 'Ctrl+ArrowRight', 'F11', 'F12');
/** Kept by Windows, GNOME and KDE: menus, windows, task switching, terminal, screenshots, text editing. */
const OTHER_KEYS = ['Alt+F4', 'Alt+Tab', 'Alt+Escape', 'Alt+Space', 'F10', 'Shift+F10', 'F11', 'PrintScreen']
  .concat('Ctrl+Escape', 'Ctrl+Shift+Escape', 'Ctrl+Alt+Delete', 'Ctrl+Alt+T', 'Ctrl+Alt+L', 'Ctrl+Shift+U')
  .concat('Alt+F1', 'Alt+F2', 'Alt+F7', 'Alt+F8', 'Ctrl+C', 'Ctrl+X', 'Ctrl+V', 'Ctrl+A');

function keyOf(command: CommandDefinition, platform: 'mac' | 'other'): string | undefined {
  return command.shortcut?.[platform].replace('Mod', platform === 'mac' ? 'Cmd' : 'Ctrl');
}

test.each(platforms)('on %s no two commands that work in the same place share a key', (platform) => {
  const clashes: string[] = [];
  for (const [index, one] of list.entries()) {
    for (const other of list.slice(index + 1)) {
      const samePlace = [one.context, other.context].includes('everywhere') || one.context === other.context;
      const key = keyOf(one, platform);
      if (samePlace && key !== undefined && key === keyOf(other, platform))
        clashes.push(`${one.id} ${other.id}`);
    }
  }
  expect(clashes).toEqual([]);
});

test.each(platforms)('on %s no command takes a key of the system or of text editing', (platform) => {
  const kept = new Set(platform === 'mac' ? MAC_KEYS : OTHER_KEYS);
  expect(list.filter((command) => kept.has(keyOf(command, platform) ?? ''))).toEqual([]);
});

test('a key without a modifier belongs to one place, so that it never eats what is typed elsewhere', () => {
  const bare = list.filter(
    (command) => command.context === 'everywhere' && keyOf(command, 'other')?.length === 1,
  );
  expect(bare).toEqual([]);
});

test('ids are unique, each label is there once in its menu, and every menu has something in it', () => {
  expect(new Set(list.map((command) => command.id)).size).toBe(list.length);
  expect(new Set(list.map((command) => `${command.menu} ${command.label}`)).size).toBe(list.length);
  for (const menu of menus) expect(list.some((command) => command.menu === menu.id)).toBe(true);
});

test('groups in a menu are in order', () => {
  for (const menu of menus) {
    const groups = list.filter((command) => command.menu === menu.id).map((command) => command.group);
    expect(groups).toEqual(groups.toSorted((a, b) => a - b));
  }
});

test('keys are spelled the one way the page and the menus read', () => {
  const key =
    /^(?:(?:Mod|Ctrl|Alt|Shift)\+)*(?:[A-Z0-9[\]/,.=-]|F\d{1,2}|Enter|Delete|Backspace|Arrow(?:Left|Right|Up|Down))$/;
  for (const { shortcut } of list) {
    for (const platform of platforms) if (shortcut) expect(shortcut[platform]).toMatch(key);
  }
});

test('a command is found by its id, and nothing else is', () => {
  expect(commandById('edit.undo')?.label).toBe('Undo');
  expect(commandById('__proto__')).toBeUndefined();
});
