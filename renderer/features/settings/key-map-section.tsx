import { type KeyboardEvent, type ReactNode, useState } from 'react';
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
        <ul className="keymap-list" aria-label="Commands and their keys">
          {shown.map((command) => (
            <KeyRow
              key={command.id}
              command={command}
              keys={keysOf(command, map, isMac)}
              isChanged={map[command.id] !== undefined}
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
  const { command, keys, isChanged, isWaiting, isMac, refused } = props;
  const { onWait, onPress, onSwap, onTakeAway, onReset } = props;
  const why = refused?.why;
  return (
    <li className="keymap-row">
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
            kind="quiet"
            aria-label={`Change the keys of ${command.label}`}
            onPress={() => onWait(true)}
          >
            Change
          </Button>
          <Button
            kind="quiet"
            isDisabled={keys === undefined}
            aria-label={`Take the keys of ${command.label} away`}
            onPress={onTakeAway}
          >
            Remove
          </Button>
          <Button
            kind="quiet"
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
      aria-label={label}
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was just pressed
      autoFocus
      onKeyDown={onKeyDown}
      onBlur={onLeave}
    >
      Press the keys… (Esc leaves)
    </button>
  );
}
