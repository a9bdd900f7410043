import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type CommandDefinition, commands, menus } from '../../../shared/api/commands.ts';
import {
  type KeyMap,
  type KeyRefusal,
  keysOf,
  keysOfPress,
  refusalOf,
  withKeys,
} from '../../../shared/api/key-map.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useHost } from '../../host/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Kbd, shortcutText } from '../../ui/kbd.tsx';
import { SearchField } from '../../ui/text-field.tsx';
import { Section } from './section.tsx';

const all: readonly CommandDefinition[] = commands;
const menuNames = new Map<string, string>(menus.map(({ id, label }) => [id, label]));

interface Refused {
  readonly id: string;
  readonly keys: string;
  readonly why: KeyRefusal;
}

/** Every command with its key; each key can be changed by pressing another one, taken away, and given back. */
export function KeyMapSection(): ReactNode {
  const { preferences, change } = usePreferences();
  const isMac = useHost().platform === 'mac';
  const map: KeyMap = preferences.keys;
  const [words, setWords] = useState('');
  /** The command whose new key is being waited for. */
  const [waiting, setWaiting] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const keep = (next: KeyMap): void => {
    setWaiting(null);
    setRefused(null);
    void change({ keys: { ...next } });
  };
  const give = (command: CommandDefinition, keys: string): void => {
    const why = refusalOf(command, keys, map, isMac);
    if (why === null) {
      keep(withKeys(map, command, keys, isMac));
      return;
    }
    setWaiting(null);
    setRefused({ id: command.id, keys, why });
  };
  /** Takes the keys from the command that has them; that one gets the keys this one had, where it can have them. */
  const swap = (command: CommandDefinition, keys: string, other: CommandDefinition): void => {
    const own = keysOf(command, map, isMac) ?? '';
    const freed = withKeys(withKeys(map, other, '', isMac), command, keys, isMac);
    const canHave = own !== '' && refusalOf(other, own, freed, isMac) === null;
    keep(withKeys(freed, other, canHave ? own : '', isMac));
  };
  const needle = words.trim().toLowerCase();
  const shown = all.filter((command) => {
    const keys = keysOf(command, map, isMac);
    const text = `${command.label} ${menuNames.get(command.menu)} ${keys ? shortcutText(keys) : ''}`;
    return text.toLowerCase().includes(needle);
  });
  const changed = Object.keys(map).length;
  /** The list is one stop for Tab; its arrow keys go from row to row. */
  const [at, setAt] = useState<string | null>(null);
  const stop = shown.some(({ id }) => id === at) ? at : (shown[0]?.id ?? null);

  return (
    <Section
      id="keyboard"
      title="Keyboard"
      more="The key of every command. Choose Change, then press the keys you want. Single letters work in Studies, Voices and Journeys while no text is typed."
    >
      <div className="keymap">
        <div className="keymap-head">
          <SearchField label="Find a command or key" value={words} onChange={setWords} />
          <Button isDisabled={changed === 0} onPress={() => keep({})}>
            Reset all keys
          </Button>
        </div>
        <ul className="keymap-list" aria-label="Commands and their keys" onKeyDown={walk}>
          {shown.map((command) => (
            <KeyRow
              key={command.id}
              command={command}
              keys={keysOf(command, map, isMac)}
              isChanged={map[command.id] !== undefined}
              isStop={command.id === stop}
              onReached={() => setAt(command.id)}
              isWaiting={waiting === command.id}
              isMac={isMac}
              refused={refused?.id === command.id ? refused : null}
              onWait={(isOn) => {
                setWaiting(isOn ? command.id : null);
                setRefused(null);
              }}
              onPress={(keys) => give(command, keys)}
              onSwap={(keys, other) => swap(command, keys, other)}
              onTakeAway={() => keep(withKeys(map, command, '', isMac))}
              onReset={() => {
                const { [command.id]: _, ...rest } = map;
                const own = keysOf(command, rest, isMac);
                const why = own === undefined ? null : refusalOf(command, own, rest, isMac);
                if (own !== undefined && why !== null) setRefused({ id: command.id, keys: own, why });
                else keep(rest);
              }}
            />
          ))}
          {shown.length === 0 ? (
            <li className="keymap-row secondary">No command has this name or key.</li>
          ) : null}
        </ul>
      </div>
    </Section>
  );
}

interface KeyRowProps {
  readonly command: CommandDefinition;
  readonly keys: string | undefined;
  readonly isChanged: boolean;
  /** The row that Tab comes to. */
  readonly isStop: boolean;
  readonly onReached: () => void;
  readonly isWaiting: boolean;
  readonly isMac: boolean;
  readonly refused: Refused | null;
  readonly onWait: (isOn: boolean) => void;
  readonly onPress: (keys: string) => void;
  readonly onSwap: (keys: string, other: CommandDefinition) => void;
  readonly onTakeAway: () => void;
  readonly onReset: () => void;
}

function KeyRow(props: KeyRowProps): ReactNode {
  const { command, keys, isChanged, isStop, isWaiting, isMac, refused } = props;
  const { onReached, onWait, onPress, onSwap, onTakeAway, onReset } = props;
  const why = refused?.why;
  const change = useRef<HTMLButtonElement>(null);
  const waited = useRef(false);
  useEffect(() => {
    // The button that waited for the keys is gone: who pressed them goes on from where they began.
    if (waited.current && !isWaiting && isNowhere(document.activeElement)) change.current?.focus();
    waited.current = isWaiting;
  }, [isWaiting]);
  const inTabOrder = { excludeFromTabOrder: !isStop };
  return (
    <li className="keymap-row" onFocus={onReached}>
      <span className="keymap-name">
        <span className="secondary">{menuNames.get(command.menu)} </span>
        {command.label}
      </span>
      {isWaiting ? (
        <KeyCatcher
          label={`New keys for ${command.label}`}
          isMac={isMac}
          onKeys={onPress}
          onLeave={() => onWait(false)}
        />
      ) : (
        <>
          {keys === undefined ? <span className="secondary">no key</span> : <Kbd shortcut={keys} />}
          <Button
            ref={change}
            kind="quiet"
            {...inTabOrder}
            aria-label={`Change the keys of ${command.label}`}
            onPress={() => onWait(true)}
          >
            Change
          </Button>
          <Button
            kind="quiet"
            {...inTabOrder}
            isDisabled={keys === undefined}
            aria-label={`Remove the keys of ${command.label}`}
            onPress={onTakeAway}
          >
            Remove
          </Button>
          <Button
            kind="quiet"
            {...inTabOrder}
            isDisabled={!isChanged}
            aria-label={`Reset the keys of ${command.label}`}
            onPress={onReset}
          >
            Reset
          </Button>
        </>
      )}
      {refused && why ? (
        <span className="keymap-note" role="status">
          {refusalWords(refused.keys, why)}
          {why.kind === 'taken' ? (
            <Button onPress={() => onSwap(refused.keys, why.by)}>Give it to this one</Button>
          ) : null}
        </span>
      ) : null}
    </li>
  );
}

const isNowhere = (element: Element | null): boolean => element === null || element === document.body;

/** Up and down go to the same button of the row above or below, Home and End to the first and last row. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLButtonElement)) return;
  const rows = [...event.currentTarget.querySelectorAll('.keymap-row')];
  const row = event.target.closest('.keymap-row');
  const here = row === null ? -1 : rows.indexOf(row);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key];
  const next = to === undefined ? undefined : rows[to];
  if (row === null || next === undefined) return;
  event.preventDefault();
  const at = [...row.querySelectorAll('button')].indexOf(event.target);
  const buttons = [...next.querySelectorAll('button')];
  const wanted = buttons[at];
  (wanted && !wanted.disabled ? wanted : buttons[0])?.focus();
}

function refusalWords(keys: string, why: KeyRefusal): string {
  switch (why.kind) {
    case 'kept':
      return `${shortcutText(keys)} is needed on every screen to move about or to type. Choose other keys.`;
    case 'plain':
      return 'A letter or figure alone works only inside a place; this command works everywhere. Add Ctrl, Alt or another modifier.';
    case 'taken':
      return `${shortcutText(keys)} belongs to “${why.by.label}”.`;
  }
}

/** Waits for the keys: whatever is pressed next is taken, Escape leaves things as they are. */
function KeyCatcher(props: {
  readonly label: string;
  readonly isMac: boolean;
  readonly onKeys: (keys: string) => void;
  readonly onLeave: () => void;
}): ReactNode {
  const { label, isMac, onKeys, onLeave } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      onLeave();
      return;
    }
    const keys = keysOfPress(
      {
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        shiftKey: event.shiftKey,
        altGraph: event.getModifierState('AltGraph'),
      },
      isMac,
    );
    if (keys !== undefined) onKeys(keys);
  };
  return (
    <button
      type="button"
      className="keymap-catcher"
      data-keys="caught"
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was just pressed
      autoFocus
      onKeyDown={onKeyDown}
      onBlur={onLeave}
    >
      <span className="sr-only">{label}: </span>
      Press the keys… (Esc leaves)
    </button>
  );
}
