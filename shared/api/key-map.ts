import { type CommandContext, type CommandDefinition, commands } from './commands.ts';

/** The keys a user gave commands, by id; '' takes a command's key away. Commands not in it keep their own. */
export type KeyMap = Readonly<Record<string, string>>;

/** The keys of a command on this machine, such as `Mod+Shift+Z`; undefined where it has none. */
export function keysOf(command: CommandDefinition, map: KeyMap, isMac: boolean): string | undefined {
  const given = map[command.id];
  if (given !== undefined) return given === '' ? undefined : given;
  return isMac ? command.shortcut?.mac : command.shortcut?.other;
}

/** Keys every screen needs for itself: moving about, opening, leaving, and what text fields do. */
const kept: ReadonlySet<string> = new Set([
  ...['Tab', 'Shift+Tab', 'Enter', 'Escape', 'Space', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  ...['Shift+ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowRight', 'Home', 'End'],
  ...['PageUp', 'PageDown', 'Ctrl+C', 'Ctrl+V', 'Ctrl+X', 'Ctrl+A', 'Meta+C', 'Meta+V', 'Meta+X', 'Meta+A'],
]);

/** Why keys cannot be given to a command. */
export type KeyRefusal =
  | { readonly kind: 'kept' }
  /** A plain letter would be taken from whoever types ahead in a list: it only works inside a place. */
  | { readonly kind: 'plain' }
  | { readonly kind: 'taken'; readonly by: CommandDefinition };

/**
 * Whether `command` can have `keys`; null where it can. Two commands get in each other's way where both can be meant
 * at once: in one place, or where one of them works everywhere.
 */
export function refusalOf(
  command: CommandDefinition,
  keys: string,
  map: KeyMap,
  isMac: boolean,
): KeyRefusal | null {
  const wanted = spelled(keys, isMac);
  if (kept.has(wanted)) return { kind: 'kept' };
  if (command.context === 'everywhere' && isPlain(wanted)) return { kind: 'plain' };
  const other = commands.find((one: CommandDefinition) => {
    if (one.id === command.id || !canMeet(one.context, command.context)) return false;
    const theirs = keysOf(one, map, isMac);
    return theirs !== undefined && spelled(theirs, isMac) === wanted;
  });
  return other ? { kind: 'taken', by: other } : null;
}

/** The map with `keys` given to a command ('' takes its key away); what is a command's own is not written down. */
export function withKeys(map: KeyMap, command: CommandDefinition, keys: string, isMac: boolean): KeyMap {
  const { [command.id]: _, ...rest } = map;
  const own = isMac ? command.shortcut?.mac : command.shortcut?.other;
  return keys === (own ?? '') ? rest : { ...rest, [command.id]: keys };
}

/** What a key press is called: `Mod+Shift+K`, `Shift+S`, `?`. Undefined while only modifiers are down. */
export function keysOfPress(
  press: {
    readonly key: string;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly altKey: boolean;
    readonly shiftKey: boolean;
    readonly altGraph: boolean;
  },
  isMac: boolean,
): string | undefined {
  const { key, altGraph } = press;
  if (/^(Control|Shift|Alt|AltGraph|Meta|OS|CapsLock|Dead|Process|Unidentified)$/.test(key)) return undefined;
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key;
  // Where a sign such as "?" stands on the shift layer depends on the layout: the sign itself is the key.
  const isSign = key.length === 1 && key.toUpperCase() === key.toLowerCase() && key !== ' ';
  const parts = [
    press.ctrlKey && !altGraph ? (isMac ? 'Ctrl' : 'Mod') : '',
    press.metaKey ? (isMac ? 'Mod' : 'Meta') : '',
    press.altKey && !altGraph ? 'Alt' : '',
    press.shiftKey && !isSign ? 'Shift' : '',
    name,
  ];
  return parts.filter(Boolean).join('+');
}

/** The same keys always spelled the same way, with the modifier this machine has for `Mod`. */
function spelled(keys: string, isMac: boolean): string {
  const parts = keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+');
  const key = parts.at(-1) ?? '';
  const mods = parts.slice(0, -1).map((mod) => (mod === 'Mod' ? (isMac ? 'Meta' : 'Ctrl') : mod));
  return [...mods.sort(), key.length === 1 ? key.toUpperCase() : key].join('+');
}

function isPlain(keys: string): boolean {
  return keys.length === 1 || /^Shift\+.$/.test(keys);
}

function canMeet(a: CommandContext, b: CommandContext): boolean {
  return a === b || a === 'everywhere' || b === 'everywhere';
}
