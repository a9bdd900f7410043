import {
  type CommandContext,
  type CommandDefinition,
  type CommandId,
  commands,
} from '../../shared/api/commands.ts';
import type { Host } from '../../shared/api/host.ts';
import type { KeyMap } from '../../shared/api/key-map.ts';
import { belongsToTyping, isShortcut, type KeyPress } from './command-keys.ts';

export interface HandlerOptions {
  /** false: shown greyed in menus, left out of reach of its key. Default true. */
  readonly enabled?: boolean;
  /** Instead of the registry's label, for example "Undo Add code Wait times". */
  readonly label?: string;
}

/** A command with what is known of it at the moment. */
export interface CommandState {
  readonly definition: CommandDefinition;
  readonly label: string;
  readonly enabled: boolean;
}

interface Registration {
  readonly id: CommandId;
  run: () => void;
  enabled: boolean;
  label: string | undefined;
}

/** Where the key press happened. */
export interface KeyPlace {
  readonly isTyping: boolean;
  /** The place whose commands apply, from the focused pane or the address. */
  readonly context: string | null;
}

/** Which commands can run, and how. The screen mounted last answers a command that several have registered. */
export interface CommandRegistry {
  readonly register: (id: CommandId, run: () => void, options: HandlerOptions) => Registration;
  readonly unregister: (registration: Registration) => void;
  readonly update: (registration: Registration, options: HandlerOptions) => void;
  /** Runs the command; false where nothing handles it now. */
  readonly run: (id: string) => boolean;
  /** Every command, in the order of the menus; the same array until something changes. */
  readonly states: () => readonly CommandState[];
  readonly subscribe: (listener: () => void) => () => void;
  /** The keys the user gave commands instead of their own; menus, palette and help show them. */
  readonly setKeys: (map: KeyMap) => void;
  /** The command a key press means here, or null. */
  readonly commandFor: (press: KeyPress, place: KeyPlace, platform: Host['platform']) => CommandId | null;
}

/** Keys beside the registry's own, for habits from elsewhere. */
const aliases: readonly (readonly [string, CommandId])[] = [
  ['?', 'help.keyboard'],
  ['Mod+Shift+Z', 'edit.redo'],
  ['Mod++', 'view.textLarger'],
  ['Mod+Shift+K', 'view.palette'],
];

export function createCommandRegistry(): CommandRegistry {
  const registrations: Registration[] = [];
  const listeners = new Set<() => void>();
  let known: readonly CommandState[] | null = null;
  let keyMap: KeyMap = {};
  let definitions: readonly Definition[] = commands;

  function changed(): void {
    known = null;
    for (const listener of listeners) listener();
  }

  function active(id: string): Registration | undefined {
    return (
      registrations.findLast((entry) => entry.id === id && entry.enabled) ??
      registrations.findLast((entry) => entry.id === id)
    );
  }

  function isEnabled(id: string): boolean {
    return active(id)?.enabled ?? false;
  }

  return {
    register: (id, run, { enabled = true, label }) => {
      const registration: Registration = { id, run, enabled, label };
      registrations.push(registration);
      changed();
      return registration;
    },
    unregister: (registration) => {
      const index = registrations.indexOf(registration);
      if (index >= 0) registrations.splice(index, 1);
      changed();
    },
    update: (registration, { enabled = true, label }) => {
      if (registration.enabled === enabled && registration.label === label) return;
      registration.enabled = enabled;
      registration.label = label;
      changed();
    },
    run: (id) => {
      const registration = active(id);
      if (!registration?.enabled) return false;
      registration.run();
      return true;
    },
    states: () => {
      known ??= definitions.map((definition) => {
        const registration = active(definition.id);
        return {
          definition,
          label: registration?.label ?? definition.label,
          enabled: registration?.enabled ?? false,
        };
      });
      return known;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setKeys: (map) => {
      if (map === keyMap) return;
      keyMap = map;
      definitions = commands.map((definition: Definition) => withGivenKeys(definition, map));
      changed();
    },
    commandFor: (press, place, platform) => {
      if (place.isTyping && belongsToTyping(press)) return null;
      const isMac = platform === 'mac';
      for (const { id, context, shortcut } of definitions) {
        if (shortcut === undefined || !applies(context, place.context) || !isEnabled(id)) continue;
        if (isShortcut(isMac ? shortcut.mac : shortcut.other, press, isMac)) return id;
      }
      return aliases.find(([keys, id]) => isEnabled(id) && isShortcut(keys, press, isMac))?.[1] ?? null;
    },
  };
}

type Definition = CommandDefinition & { readonly id: CommandId };

function withGivenKeys(definition: Definition, map: KeyMap): Definition {
  const given = map[definition.id];
  if (given === undefined) return definition;
  const { shortcut: _, ...rest } = definition;
  return given === '' ? rest : { ...rest, shortcut: { mac: given, other: given } };
}

function applies(context: CommandContext, place: string | null): boolean {
  return context === 'everywhere' || context === place;
}
