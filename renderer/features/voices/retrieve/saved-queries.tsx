import { MoreHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SavedQuery } from '../../../../shared/voices/contract-retrieve.ts';
import { useCommand, useQuery, useWorkspace } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../../ui/menu.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Retrieval } from './use-retrieval.ts';

export interface SavedQueriesProps {
  readonly retrieval: Retrieval;
  /** The saved query shown last, so that changes can be saved back to it. */
  readonly shownId: number | null;
  readonly onShow: (query: SavedQuery) => void;
}

/** Queries kept under a name. They stay live: each is asked anew when it is opened. */
export function SavedQueries({ retrieval, shownId, onShow }: SavedQueriesProps): ReactNode {
  const { data } = useQuery('voices.savedQueries', {});
  const add = useCommand('voices.savedQuery.add');
  const [isNaming, setNaming] = useState(false);
  const [renamed, setRenamed] = useState<SavedQuery | null>(null);
  const readOnly = useWorkspace()?.readOnly === true;
  const { spec, context } = retrieval;
  return (
    <Pane
      label="Saved queries"
      actions={
        <Button kind="quiet" isDisabled={spec === null || readOnly} onPress={() => setNaming(true)}>
          Save…
        </Button>
      }
    >
      {data === undefined ? (
        <Skeleton rows={4} />
      ) : data.length === 0 ? (
        <EmptyState isSmall title="None saved yet">
          A query worth asking again is kept here under a name, and always shows what is coded now.
        </EmptyState>
      ) : (
        <ul className="saved-queries">
          {data.map((query) => (
            <SavedRow
              key={query.id}
              query={query}
              all={data}
              isShown={query.id === shownId}
              retrieval={retrieval}
              readOnly={readOnly}
              onShow={() => onShow(query)}
              onRename={() => setRenamed(query)}
            />
          ))}
        </ul>
      )}
      {isNaming && spec ? (
        <NameDialog
          title="Save the query"
          verb="Save"
          initial=""
          onClose={() => setNaming(false)}
          onName={async (name) => {
            const saved = await add.run({ name, query: spec, context });
            if (saved.ok) setNaming(false);
          }}
        />
      ) : null}
      {renamed ? <Rename query={renamed} onClose={() => setRenamed(null)} /> : null}
    </Pane>
  );
}

interface SavedRowProps {
  readonly query: SavedQuery;
  readonly all: readonly SavedQuery[];
  readonly isShown: boolean;
  readonly retrieval: Retrieval;
  readonly readOnly: boolean;
  readonly onShow: () => void;
  readonly onRename: () => void;
}

function SavedRow({ query, all, isShown, retrieval, readOnly, onShow, onRename }: SavedRowProps): ReactNode {
  const edit = useCommand('voices.savedQuery.edit');
  const remove = useCommand('voices.savedQuery.delete');
  const move = useCommand('voices.savedQuery.move');
  const { spec, context } = retrieval;
  const at = all.indexOf(query);
  const { id, rev: ifRev } = query;
  const items: MenuEntry[] = [
    { id: 'rename', label: 'Rename…', shortcut: 'F2', onAction: onRename },
    {
      id: 'update',
      label: 'Save the query shown under this name',
      isDisabled: spec === null,
      onAction: () => {
        if (spec) void edit.run({ id, ifRev, query: spec, context });
      },
    },
    {
      id: 'up',
      label: 'Move up',
      shortcut: 'Alt+ArrowUp',
      isDisabled: at === 0,
      onAction: () => void move.run({ id, beforeId: all[at - 1]?.id ?? null }),
    },
    {
      id: 'down',
      label: 'Move down',
      shortcut: 'Alt+ArrowDown',
      isDisabled: at === all.length - 1,
      onAction: () => void move.run({ id, beforeId: all[at + 2]?.id ?? null }),
    },
    { id: 'line', separator: true },
    { id: 'delete', label: 'Delete', isDanger: true, onAction: () => void remove.run({ id }) },
  ];
  const run = (wanted: string): void => {
    const item = items.find((entry) => entry.id === wanted);
    if (item && 'onAction' in item && item.isDisabled !== true) item.onAction();
  };
  return (
    <li className="saved-query" data-shown={isShown ? '' : undefined}>
      <button
        type="button"
        className="saved-query-name clip"
        aria-current={isShown ? 'true' : undefined}
        onClick={onShow}
        onKeyDown={(event) => {
          if (readOnly) return;
          if (event.key === 'F2') run('rename');
          else if (event.key === 'Delete') run('delete');
          else if (event.altKey && event.key === 'ArrowUp') run('up');
          else if (event.altKey && event.key === 'ArrowDown') run('down');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        {query.name}
      </button>
      {readOnly ? null : (
        <Menu
          label={`What to do with ${query.name}`}
          trigger={
            <IconButton label={`Change ${query.name}`}>
              <MoreHorizontal size={16} strokeWidth={1.5} aria-hidden="true" />
            </IconButton>
          }
          items={items}
        />
      )}
    </li>
  );
}

function Rename({ query, onClose }: { readonly query: SavedQuery; readonly onClose: () => void }): ReactNode {
  const edit = useCommand('voices.savedQuery.edit');
  return (
    <NameDialog
      title="Rename the query"
      verb="Rename"
      initial={query.name}
      onClose={onClose}
      onName={async (name) => {
        const done = await edit.run({ id: query.id, ifRev: query.rev, name });
        if (done.ok) onClose();
      }}
    />
  );
}

interface NameDialogProps {
  readonly title: string;
  readonly verb: string;
  readonly initial: string;
  readonly onName: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

function NameDialog({ title, verb, initial, onName, onClose }: NameDialogProps): ReactNode {
  const [name, setName] = useState(initial);
  const clean = name.trim();
  const submit = (): void => {
    if (clean !== '') void onName(clean);
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={clean === ''}>
            {verb}
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} autoFocus />
    </Dialog>
  );
}
