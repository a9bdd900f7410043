import { MoreHorizontal, Plus, Tags } from 'lucide-react';
import { type KeyboardEvent, memo, type ReactNode, useCallback, useMemo, useState } from 'react';
import { type Key, ListLayout, useDragAndDrop, Virtualizer } from 'react-aria-components';
import { useCommand, useWorkspace } from '../../../api/query.ts';
import { useCommandHandler, useCommands, useShortcut } from '../../../app/commands-provider.tsx';
import { useHost } from '../../../host/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeSwatch } from '../../../ui/code-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showStatus } from '../../../ui/status.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import { Tree, type TreeNode } from '../../../ui/tree.tsx';
import type { Codebook } from '../coding/codebook.ts';
import { useInspected } from '../coding/inspected.tsx';
import { useCodeNames, useCodes } from '../coding/use-codes.ts';
import { CodeDialog, type CodeQuestion } from './code-dialog.tsx';
import { type CodeMove, countWithChildren, moveByDrop, moveByKey } from './code-moves.ts';
import { treeRows } from './tree-rows.ts';
import { useShownCodes } from './use-shown-codes.ts';
import './codebook-pane.css';

/** The codes as a tree: make, name, move, pin and delete them by mouse and by keyboard. */
export const CodebookPane = memo(function CodebookPane(): ReactNode {
  const { book, isLoading, error, retry } = useCodeNames();
  const { codeId, selectCode } = useInspected();
  const registry = useCommands();
  const canWrite = useWorkspace()?.readOnly !== true;
  const { platform } = useHost();
  const [words, setWords] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [question, setQuestion] = useState<CodeQuestion | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const move = useCommand('voices.code.move');
  const remove = useCommand('voices.code.delete');
  const pin = useCommand('voices.code.pin');
  const newKeys = useShortcut('voices.newCode');

  const { only, ...shown } = useShownCodes(book);
  const hasSets = shown.options.length > 2;
  const nodes = useStableNodes(book, words, only);
  const expanded = useMemo(
    () => book.flat.filter(({ id }) => !closed.has(id)).map(({ id }) => id),
    [book, closed],
  );
  const code = codeId === null ? undefined : book.byId.get(codeId);

  const { run: runMove } = move;
  const moveTo = useCallback(
    (to: CodeMove | null): void => {
      if (!to) return;
      if (to.parentId !== null)
        setClosed((before) => new Set([...before].filter((id) => id !== to.parentId)));
      void runMove(to);
    },
    [runMove],
  );
  const expand = useCallback((keys: ReadonlySet<Key>) => setClosed(closedOf(book, keys)), [book]);
  const moveBy = (key: string): void => {
    if (code) moveTo(moveByKey(book, code.id, key));
  };
  const ask = (parentId: number | null): void => setQuestion({ kind: 'new', parentId });
  const rename = (): void => {
    if (code) setQuestion({ kind: 'rename', code });
  };
  const removeCode = async (): Promise<void> => {
    if (!code) return;
    const siblings = book.childrenOf(code.parentId);
    const at = siblings.findIndex((sibling) => sibling.id === code.id);
    const next = siblings[at + 1] ?? siblings[at - 1];
    const result = await remove.run({ id: code.id });
    if (!result.ok) return;
    selectCode(next?.id ?? code.parentId);
    const { codes, codings } = result.value;
    showStatus({
      tone: 'done',
      text: `${codes > 1 ? `${code.name} and ${countOf(codes - 1, 'code')} below it` : code.name} deleted, with ${countOf(codings, 'coding')}`,
      commit: result.seq,
      action: { label: 'Undo', onPress: () => registry.run('edit.undo') },
    });
  };
  useCommandHandler('voices.newCode', () => ask(code?.parentId ?? null), { enabled: canWrite });
  useCommandHandler('edit.rename', rename, { enabled: canWrite && hasFocus && code !== undefined });
  useCommandHandler('edit.delete', () => void removeCode(), {
    enabled: canWrite && hasFocus && code !== undefined,
    ...(code ? { label: `Delete code ${code.name}` } : {}),
  });

  // Where Alt and the arrows mean Back and Forward, they move the code while the codebook has the focus.
  const takesBack = canWrite && hasFocus && code !== undefined && platform !== 'mac';
  useCommandHandler('go.back', () => moveBy('ArrowLeft'), { enabled: takesBack, label: moveNames.ArrowLeft });
  useCommandHandler('go.forward', () => moveBy('ArrowRight'), {
    enabled: takesBack,
    label: moveNames.ArrowRight,
  });
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    if (!canWrite || !code || event.ctrlKey || event.metaKey) return;
    if (event.altKey && event.key.startsWith('Arrow')) {
      event.preventDefault();
      event.stopPropagation();
      moveBy(event.key);
    } else if (event.key === 'Enter' && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      ask(code.parentId);
    }
  };
  const below = code ? countWithChildren(book, code.id) : null;

  return (
    <Pane
      label="Codebook"
      heading={
        <h2 className="pane-title clip">
          Codes <span className="secondary number">{formatNumber(book.flat.length)}</span>
        </h2>
      }
      actions={
        <>
          <IconButton
            label="New code"
            shortcut={newKeys}
            isDisabled={!canWrite}
            onPress={() => ask(code?.parentId ?? null)}
          >
            <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
          </IconButton>
          <Menu
            label={code ? `With ${code.name}` : 'With the selected code'}
            placement="bottom end"
            trigger={
              <IconButton
                label={code ? `More for ${code.name}` : 'More, once a code is selected'}
                isDisabled={!code || !canWrite}
              >
                <MoreHorizontal size={16} strokeWidth={1.5} aria-hidden="true" />
              </IconButton>
            }
            items={[
              { id: 'child', label: 'New code under it', onAction: () => ask(code?.id ?? null) },
              { id: 'rename', label: 'Rename…', shortcut: 'F2', onAction: rename },
              {
                id: 'pin',
                label: 'Pin to a key',
                items: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => ({
                  id: `pin-${key}`,
                  label: `${key}  ${book.pins.get(key)?.name ?? ''}`,
                  isChecked: code?.pin === key,
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
                isDisabled: !code || moveByKey(book, code.id, key) === null,
                onAction: () => moveBy(key),
              })),
              { id: 'line-2', separator: true },
              {
                id: 'delete',
                label:
                  below && below.codes > 1
                    ? `Delete with ${countOf(below.codes - 1, 'code')} below`
                    : 'Delete',
                shortcut: 'Delete',
                isDanger: true,
                onAction: () => void removeCode(),
              },
            ]}
          />
        </>
      }
    >
      <div className="side-filter codebook-filter">
        <SearchField label="Filter codes" value={words} onChange={setWords} />
        {only === null && !hasSets ? null : (
          <Select<number>
            aria-label="Codes shown"
            options={shown.options}
            value={shown.value}
            onChange={shown.choose}
          />
        )}
      </div>
      {error ? (
        <ErrorState isSmall title="The codes could not be read" message={error.message} onRetry={retry} />
      ) : null}
      {isLoading && !error ? <Skeleton rows={10} /> : null}
      {!isLoading && !error && book.flat.length === 0 ? (
        <EmptyState
          isSmall
          icon={<Tags size={24} strokeWidth={1.5} />}
          title="No codes yet"
          actions={<Button onPress={() => ask(null)}>New code</Button>}
        >
          A code names what customers talk about. Make one here, or select words and press C or V.
        </EmptyState>
      ) : null}
      {book.flat.length > 0 ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: only adds moving keys to the tree inside
        <div
          className="codebook-tree"
          onKeyDownCapture={onKeyDownCapture}
          onFocus={() => setHasFocus(true)}
          onBlur={() => setHasFocus(false)}
        >
          <CodeRows
            book={book}
            nodes={nodes}
            words={words}
            selected={codeId}
            onSelect={selectCode}
            expanded={expanded}
            onExpanded={expand}
            canWrite={canWrite}
            onMove={moveTo}
          />
        </div>
      ) : null}
      {question ? (
        <CodeDialog
          question={question}
          onClose={() => setQuestion(null)}
          onDone={(id) => {
            setQuestion(null);
            selectCode(id);
          }}
        />
      ) : null}
    </Pane>
  );
});

interface CodeRowsProps {
  readonly book: Codebook;
  readonly nodes: readonly TreeNode<number>[];
  readonly words: string;
  readonly selected: number | null;
  readonly onSelect: (id: number) => void;
  readonly expanded: readonly number[];
  readonly onExpanded: (keys: ReadonlySet<Key>) => void;
  readonly canWrite: boolean;
  readonly onMove: (to: CodeMove | null) => void;
}

/**
 * The tree itself, apart from the pane: drawn anew it measures every row in sight, and the pane is drawn with every
 * coding.
 */
const CodeRows = memo(function CodeRows(props: CodeRowsProps): ReactNode {
  const { book, canWrite, onMove } = props;
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !canWrite,
    getItems: (keys) =>
      [...keys].map((key) => ({
        'text/plain': book.byId.get(Number(key))?.name ?? '',
        'touchline-code': String(key),
      })),
    onMove: ({ keys, target }) => {
      for (const key of keys) onMove(moveByDrop(book, Number(key), Number(target.key), target.dropPosition));
    },
  });
  return (
    <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
      <Tree<number>
        label="Codes"
        nodes={props.nodes}
        render={renderRow}
        selected={props.selected}
        onSelect={(id) => props.onSelect(Number(id))}
        expanded={props.expanded}
        onExpandedChange={props.onExpanded}
        dragAndDrop={dragAndDropHooks}
        empty={
          <p className="option-empty">
            {props.words === ''
              ? 'There is no code in this selection.'
              : `No code has “${props.words}” in its name.`}
          </p>
        }
      />
    </Virtualizer>
  );
});

const layoutOptions = { estimatedRowHeight: 28 };

const moveNames = {
  ArrowUp: 'Move up',
  ArrowDown: 'Move down',
  ArrowLeft: 'Move out',
  ArrowRight: 'Move under the one above',
} as const;

function closedOf(book: Codebook, open: ReadonlySet<Key>): ReadonlySet<number> {
  return new Set(book.flat.filter(({ id }) => !open.has(id)).map(({ id }) => id));
}

function renderRow(node: TreeNode<number>): ReactNode {
  return <CodeRow id={node.value} />;
}

/** Reads its own code, so that a new count does not build the tree anew. */
function CodeRow({ id }: { readonly id: number }): ReactNode {
  const { book } = useCodes();
  const code = book.byId.get(id);
  if (!code) return null;
  return (
    <span
      className="codebook-row"
      title={code.description === '' ? code.name : `${code.name}: ${code.description}`}
    >
      <CodeSwatch colour={code.colour} />
      <span className="clip" dir="auto">
        {code.name}
      </span>
      {code.pin === null ? null : <Kbd shortcut={String(code.pin)} />}
      {code.codings > 0 ? <span className="number">{formatNumber(code.codings)}</span> : null}
    </span>
  );
}

/** The tree's rows, the same as before while names and places are: counts and colours are read by the rows. */
function useStableNodes(
  book: Codebook,
  words: string,
  only: ReadonlySet<number> | null,
): readonly TreeNode<number>[] {
  const structure = book.flat.map(({ id, parentId, name }) => `${id} ${parentId} ${name}`).join('\n');
  const shown = only === null ? '' : [...only].join(' ');
  const build = useCallback(
    () => treeRows(book, { words, order: 'own', only, countOf: () => 0 }),
    [book, words, only],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: these say all of the book that the rows depend on
  return useMemo(build, [structure, words, only === null, shown]);
}
