import { type ReactNode, useState } from 'react';
import type { CodeSet } from '../../../../shared/voices/codebook-model.ts';
import type { Code } from '../../../../shared/voices/model.ts';
import { useCommand } from '../../../api/query.ts';
import { useCommands } from '../../../app/commands-provider.tsx';
import { countOf, formatList } from '../../../ui/format.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { showStatus } from '../../../ui/status.tsx';
import type { Codebook } from '../coding/codebook.ts';
import { CodeDialog } from './code-dialog.tsx';
import { type CodeMove, moveByKey } from './code-moves.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { SetsDialog } from './sets-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';

export interface CodeActionsInput {
  readonly book: Codebook;
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (ids: ReadonlySet<number>) => void;
  readonly canWrite: boolean;
  readonly sets: readonly CodeSet[];
}

export interface CodeActions {
  /** The one selected code; undefined where none or several are. */
  readonly code: Code | undefined;
  readonly askNew: (parentId: number | null) => void;
  readonly rename: () => void;
  readonly renaming: Code | null;
  readonly endRename: () => void;
  readonly remove: () => Promise<void>;
  readonly move: (ids: readonly number[], to: Omit<CodeMove, 'id'>) => void;
  /** The menu of the selected codes; their place is changed only where the tree shows it. */
  readonly menu: (canPlace: boolean) => readonly MenuEntry[];
  readonly dialogs: ReactNode;
}

type Asked =
  | { readonly kind: 'new'; readonly parentId: number | null }
  | { readonly kind: 'merge' | 'split' | 'move' | 'sets' };

const moveNames = {
  ArrowUp: 'Move up',
  ArrowDown: 'Move down',
  ArrowLeft: 'Move out',
  ArrowRight: 'Move under the one above',
} as const;

/** What can be done to the selected codes, and the dialogs it needs. */
export function useCodeActions(input: CodeActionsInput): CodeActions {
  const { book, selected, onSelect, canWrite, sets } = input;
  const registry = useCommands();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [renamed, setRenamed] = useState<number | null>(null);
  const moveAll = useCommand('voices.code.moveAll');
  const moveOne = useCommand('voices.code.move');
  const deleteAll = useCommand('voices.code.deleteAll');
  const pin = useCommand('voices.code.pin');
  const change = useCommand('voices.codeSet.change');
  // In the order of the tree, whichever was picked first.
  const ids = book.flat.map(({ id }) => id).filter((id) => selected.has(id));
  const [first] = ids;
  const code = ids.length === 1 && first !== undefined ? book.byId.get(first) : undefined;
  const renaming = renamed === null ? null : (book.byId.get(renamed) ?? null);

  const tell = (text: string, commit: number): void =>
    showStatus({
      tone: 'done',
      text,
      commit,
      action: { label: 'Undo', onPress: () => registry.run('edit.undo') },
    });
  const remove = async (): Promise<void> => {
    if (ids.length === 0) return;
    const next = after(book, ids);
    const result = await deleteAll.run({ ids: [...ids] });
    if (!result.ok) return;
    onSelect(new Set(next === null ? [] : [next]));
    const { codes, codings, memos, ratings } = result.value;
    const along = [
      countOf(codings, 'coding'),
      memos > 0 ? countOf(memos, 'memo') : '',
      ratings > 0 ? countOf(ratings, 'rating') : '',
    ].filter((words) => words !== '');
    tell(`${deletedWords(code?.name, ids.length, codes)} deleted, with ${formatList(along)}`, result.seq);
  };
  const move = (moved: readonly number[], to: Omit<CodeMove, 'id'>): void => {
    const [id] = moved;
    if (moved.length === 1 && id !== undefined) {
      void moveOne.run({ id, parentId: to.parentId, beforeId: to.beforeId });
    } else void moveAll.run({ ids: [...moved], parentId: to.parentId, beforeId: to.beforeId });
  };
  const close = (): void => setAsked(null);
  const done = (codeId: number, words: string, commit: number): void => {
    close();
    onSelect(new Set([codeId]));
    tell(words, commit);
  };
  const below = code ? book.childrenOf(code.id).length > 0 : false;

  const menu = (canPlace: boolean): readonly MenuEntry[] => [
    {
      id: 'child',
      label: 'New code under it',
      shortcut: 'Shift+N',
      isDisabled: !code,
      onAction: () => setAsked({ kind: 'new', parentId: code?.id ?? null }),
    },
    {
      id: 'rename',
      label: 'Rename',
      shortcut: 'F2',
      isDisabled: !code,
      onAction: () => setRenamed(code?.id ?? null),
    },
    {
      id: 'pin',
      label: 'Pin to a key',
      items: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => ({
        id: `pin-${key}`,
        label: `${key}  ${book.pins.get(key)?.name ?? ''}`,
        isChecked: code?.pin === key,
        isDisabled: !code,
        onAction: () => {
          if (code) void pin.run({ id: code.id, pin: code.pin === key ? null : key });
        },
      })),
    },
    { id: 'line', separator: true },
    ...(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const).map((key) => ({
      id: key,
      label: moveNames[key],
      shortcut: `Alt+${key}`,
      isDisabled: !canPlace || !code || moveByKey(book, code.id, key) === null,
      onAction: () => {
        const to = code && moveByKey(book, code.id, key);
        if (to) move([to.id], to);
      },
    })),
    {
      id: 'move',
      label: 'Move to…',
      isDisabled: ids.length === 0,
      onAction: () => setAsked({ kind: 'move' }),
    },
    { id: 'line-2', separator: true },
    {
      id: 'merge',
      label: ids.length > 1 ? `Merge ${countOf(ids.length, 'code')}…` : 'Merge into…',
      isDisabled: ids.length === 0 || book.flat.length < 2,
      onAction: () => setAsked({ kind: 'merge' }),
    },
    {
      id: 'split',
      label: 'Split…',
      isDisabled: !code || code.codings === 0,
      onAction: () => setAsked({ kind: 'split' }),
    },
    ...(sets.length === 0
      ? []
      : [
          {
            id: 'into-set',
            label: 'Put into a set',
            items: sets.map((set) => ({
              id: `set-${set.id}`,
              label: set.name,
              isChecked: ids.length > 0 && ids.every((id) => set.codeIds.includes(id)),
              onAction: () => {
                const isIn = ids.every((id) => set.codeIds.includes(id));
                void change.run({ id: set.id, ...(isIn ? { remove: [...ids] } : { add: [...ids] }) });
              },
            })),
          },
        ]),
    { id: 'sets', label: 'Code sets…', onAction: () => setAsked({ kind: 'sets' }) },
    { id: 'line-3', separator: true },
    {
      id: 'delete',
      label:
        ids.length > 1
          ? `Delete ${countOf(ids.length, 'code')}`
          : below
            ? 'Delete with all below it'
            : 'Delete',
      shortcut: 'Delete',
      isDanger: true,
      isDisabled: ids.length === 0,
      onAction: () => void remove(),
    },
  ];

  const dialogs = (
    <>
      {asked?.kind === 'new' ? (
        <CodeDialog
          question={asked}
          onClose={close}
          onDone={(id) => {
            close();
            onSelect(new Set([id]));
          }}
        />
      ) : null}
      {asked?.kind === 'merge' ? <MergeDialog ids={ids} onClose={close} onDone={done} /> : null}
      {asked?.kind === 'split' && code ? <SplitDialog code={code} onClose={close} onDone={done} /> : null}
      {asked?.kind === 'move' ? <MoveDialog ids={ids} onClose={close} /> : null}
      {asked?.kind === 'sets' ? <SetsDialog onClose={close} /> : null}
    </>
  );
  return {
    code,
    askNew: (parentId) => {
      if (canWrite) setAsked({ kind: 'new', parentId });
    },
    rename: () => setRenamed(code?.id ?? null),
    renaming,
    endRename: () => setRenamed(null),
    remove,
    move,
    menu,
    dialogs,
  };
}

/** The code to select once some are gone: the next sibling that stays, the one before, the parent, or none. */
function after(book: Codebook, ids: readonly number[]): number | null {
  const last = book.byId.get(ids.at(-1) ?? 0);
  if (!last) return null;
  const siblings = book.childrenOf(last.parentId);
  const at = siblings.findIndex(({ id }) => id === last.id);
  const order = [...siblings.slice(at + 1), ...siblings.slice(0, at).toReversed()];
  const stays = order.find(({ id }) => !ids.includes(id));
  if (stays) return stays.id;
  return last.parentId !== null && !ids.includes(last.parentId) ? last.parentId : null;
}

function deletedWords(name: string | undefined, chosen: number, codes: number): string {
  if (name === undefined) return countOf(codes, 'code');
  return codes > chosen ? `${name} and ${countOf(codes - chosen, 'code')} below it` : name;
}
