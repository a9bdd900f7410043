import type { ReactNode } from 'react';
import './kbd.css';

const macNames: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Backspace: '⌫',
  Delete: '⌦',
  Escape: 'Esc',
};
const otherNames: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc', Delete: 'Del' };
const commonNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Left: '←',
  Right: '→',
  Up: '↑',
  Down: '↓',
  Space: 'Space',
};

/** Set on the page's root by main.tsx before anything is drawn. */
function onMac(): boolean {
  return document.documentElement.dataset.platform === 'mac';
}

/** The names of the keys of a shortcut such as `Mod+Shift+Z`, as this keyboard prints them. */
export function keyNames(shortcut: string, mac = onMac()): readonly string[] {
  const names = mac ? macNames : otherNames;
  // "Mod++" is Mod and the plus key.
  const parts = shortcut.endsWith('++') ? [...shortcut.slice(0, -2).split('+'), '+'] : shortcut.split('+');
  return parts.map(
    (part) => names[part] ?? commonNames[part] ?? (part.length === 1 ? part.toUpperCase() : part),
  );
}

/** A shortcut as one line of text, for tooltips and labels. */
export function shortcutText(shortcut: string, mac = onMac()): string {
  return keyNames(shortcut, mac).join(mac ? '' : '+');
}

/** A shortcut drawn as keys. `quiet` leaves out the frames, for use in menus and tooltips. */
export function Kbd({
  shortcut,
  quiet = false,
}: {
  readonly shortcut: string;
  readonly quiet?: boolean;
}): ReactNode {
  if (quiet) return <kbd className="kbd-quiet">{shortcutText(shortcut)}</kbd>;
  return (
    <span className="kbd-keys">
      {keyNames(shortcut).map((name) => (
        <kbd key={name} className="kbd">
          {name}
        </kbd>
      ))}
    </span>
  );
}
