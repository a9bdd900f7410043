import { Command } from 'cmdk';
import { CircleDot, Code, FileText, Radar, Route, Signpost, UserRound } from 'lucide-react';
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { SearchHit } from '../../shared/workspace/model.ts';
import { useQuery } from '../api/query.ts';
import { useHost } from '../host/context.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { shortcutOf } from './command-keys.ts';
import type { CommandState } from './commands.ts';
import { useCommandHandler, useCommandStates, useCommands } from './commands-provider.tsx';
import { useGo } from './navigation.ts';
import { findCommands, snippetParts } from './palette-search.ts';
import './palette.css';

const hitIcons = {
  source: FileText,
  code: Code,
  study: Radar,
  journey: Route,
  step: CircleDot,
  touchpoint: Signpost,
  participant: UserRound,
} as const satisfies Record<SearchHit['kind'], typeof FileText>;

const hitNames: Readonly<Record<SearchHit['kind'], string>> = {
  source: 'Source',
  code: 'Code',
  study: 'Study',
  journey: 'Journey',
  step: 'Step',
  touchpoint: 'Touchpoint',
  participant: 'Participant',
};

/** One box over every command and everything in the workspace. Opens with its command. */
export function Palette({ canSearch }: { readonly canSearch: boolean }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  useCommandHandler('view.palette', () => setOpen(true));
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={setOpen} isDismissable className="palette-scrim">
      <Modal className="palette-window">
        <Dialog aria-label="Find anything" className="palette-dialog">
          <PaletteBody canSearch={canSearch} onClose={() => setOpen(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody({
  canSearch,
  onClose,
}: {
  readonly canSearch: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const registry = useCommands();
  const states = useCommandStates();
  const go = useGo();
  const [typed, setTyped] = useState('');
  const wanted = useDebounced(typed.trim(), 120);
  const search = useQuery(
    'workspace.search',
    { text: wanted, limit: 30 },
    { enabled: canSearch && wanted.length > 0, keepPrevious: true },
  );
  const hits = typed.trim() === '' ? [] : (search.data ?? []);
  const found = findCommands(states, useDeferredValue(typed));
  // Beside what was said, a handful of commands is enough.
  const most = hits.length > 0 ? 5 : 12;
  const shownCommands = typed.trim() === '' ? found.filter((state) => state.enabled) : found.slice(0, most);
  const first = firstValue(shownCommands, hits);
  const [selected, setSelected] = useState(first);
  // Every new list begins at its first line that can be chosen.
  useEffect(() => setSelected(first), [first]);

  const runCommand = (state: CommandState): void => {
    onClose();
    // After the palette has given the focus back, so that the command finds it where it was.
    requestAnimationFrame(() => registry.run(state.definition.id));
  };
  const openHit = (hit: SearchHit): void => {
    onClose();
    go(hit.route);
  };
  const commandGroup =
    shownCommands.length > 0 ? (
      <Command.Group heading="Commands">
        {shownCommands.map((state) => (
          <CommandRow key={state.definition.id} state={state} onRun={() => runCommand(state)} />
        ))}
      </Command.Group>
    ) : null;

  return (
    <Command
      value={selected}
      onValueChange={setSelected}
      shouldFilter={false}
      loop
      label="Find anything"
      className="palette"
      vimBindings={false}
    >
      <Command.Input
        autoFocus
        value={typed}
        onValueChange={setTyped}
        placeholder={canSearch ? 'Find a command, or anything that was said' : 'Find a command'}
        className="palette-input"
        maxLength={400}
      />
      <Command.List className="palette-list">
        {commandGroup}
        {hits.length > 0 ? (
          <Command.Group heading="In this workspace">
            {hits.map((hit) => (
              <HitRow key={`${hit.kind}-${hit.id}`} hit={hit} onOpen={() => openHit(hit)} />
            ))}
          </Command.Group>
        ) : null}
        {search.error && typed.trim() !== '' ? <p className="palette-note">{search.error.message}</p> : null}
        {shownCommands.length === 0 && hits.length === 0 && !search.isFetching && typed.trim() === wanted ? (
          <p className="palette-note">
            Nothing matches “{typed.trim()}”. Try a single word, or the start of one.
          </p>
        ) : null}
      </Command.List>
    </Command>
  );
}

function commandValue(state: CommandState): string {
  return `command ${state.definition.id}`;
}

function hitValue(hit: SearchHit): string {
  return `${hit.kind} ${hit.id}`;
}

function firstValue(states: readonly CommandState[], hits: readonly SearchHit[]): string {
  const state = states.find((entry) => entry.enabled);
  if (state) return commandValue(state);
  return hits[0] ? hitValue(hits[0]) : '';
}

function CommandRow({
  state,
  onRun,
}: {
  readonly state: CommandState;
  readonly onRun: () => void;
}): ReactNode {
  const { platform } = useHost();
  const keys = shortcutOf(state.definition, platform);
  return (
    <Command.Item
      value={commandValue(state)}
      disabled={!state.enabled}
      onSelect={onRun}
      className="palette-row"
    >
      <span className="palette-title clip">{state.label}</span>
      {keys === undefined ? null : <Kbd quiet shortcut={keys} />}
    </Command.Item>
  );
}

function HitRow({ hit, onOpen }: { readonly hit: SearchHit; readonly onOpen: () => void }): ReactNode {
  const Icon = hitIcons[hit.kind];
  return (
    <Command.Item value={hitValue(hit)} onSelect={onOpen} className="palette-row palette-hit">
      <Icon size={16} strokeWidth={1.5} aria-label={hitNames[hit.kind]} />
      <span className="palette-hit-text">
        <span className="palette-title clip" dir="auto">
          {hit.title}
        </span>
        {hit.snippet === '' ? null : (
          <span className="palette-snippet" dir="auto">
            <Snippet text={hit.snippet} />
          </span>
        )}
      </span>
      <span className="palette-kind">{hitNames[hit.kind]}</span>
    </Command.Item>
  );
}

/** Text around a search hit with what matched marked. */
export function Snippet({ text }: { readonly text: string }): ReactNode {
  return snippetParts(text).map((part, index) =>
    part.isHit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
      <mark key={index}>{part.text}</mark>
    ) : (
      part.text
    ),
  );
}

function useDebounced(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
