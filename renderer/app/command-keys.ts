import type { CommandDefinition, Shortcut } from '../../shared/api/commands.ts';
import type { Host } from '../../shared/api/host.ts';

/** What of a keyboard event decides which command it means. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr, which some layouts need for `[` and `]`; browsers report it as Ctrl+Alt too. */
  readonly altGraph: boolean;
}

/** The shortcut as this keyboard writes it, or undefined. */
export function shortcutOf(command: CommandDefinition, platform: Host['platform']): string | undefined {
  return command.shortcut && keysOf(command.shortcut, platform);
}

function keysOf(shortcut: Shortcut, platform: Host['platform']): string {
  return platform === 'mac' ? shortcut.mac : shortcut.other;
}

/** Whether `press` is the shortcut `keys` (such as `Mod+Shift+Z`). */
export function isShortcut(keys: string, press: KeyPress, isMac: boolean): boolean {
  const parts = keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+');
  const key = parts.at(-1) ?? '';
  const mods = new Set(parts.slice(0, -1));
  const ctrl = mods.has('Ctrl') || (mods.has('Mod') && !isMac);
  const meta = mods.has('Meta') || (mods.has('Mod') && isMac);
  const alt = mods.has('Alt');
  const pressedCtrl = press.ctrlKey && !press.altGraph;
  const pressedAlt = press.altKey && !press.altGraph;
  if (ctrl !== pressedCtrl || meta !== press.metaKey || alt !== pressedAlt) return false;
  if (press.key.toUpperCase() !== key.toUpperCase()) return false;
  // Where a sign such as "/" or "?" sits on the shift layer depends on the layout: the sign itself decides.
  return isSign(key) || mods.has('Shift') === press.shiftKey;
}

function isSign(key: string): boolean {
  return key.length === 1 && key.toUpperCase() === key.toLowerCase();
}

/** Keys that a text field needs for itself: every plain key, and the editing combinations. */
export function belongsToTyping(press: KeyPress): boolean {
  const mod = (press.ctrlKey || press.metaKey) && !press.altGraph;
  if (!mod) {
    if (press.altKey && !press.altGraph) return press.key.startsWith('Arrow') || press.key.length === 1;
    return !/^(F\d+|Escape)$/.test(press.key);
  }
  if (/^(Backspace|Delete|Arrow\w+|Home|End)$/.test(press.key)) return true;
  return 'acvxyz'.includes(press.key.toLowerCase()) && press.key.length === 1;
}

/** Whether `target` is something typed into. An ancestor with `data-keys="commands"` says it is not. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[data-keys="commands"]')) return false;
  if (target instanceof HTMLInputElement)
    return !/^(checkbox|radio|button|range|color|file|submit|reset)$/.test(target.type);
  if (target instanceof HTMLTextAreaElement) return true;
  return target.closest('[contenteditable]:not([contenteditable="false"])') !== null;
}

/** Whether `target` lies in a dialog, menu or open list, which have their own keys, or waits for keys to be chosen. */
export function isInOverlay(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('[role="dialog"],[role="alertdialog"],[role="menu"],.float,[data-keys="caught"]') !== null
  );
}
