import { ArrowDownWideNarrow, Download, MoreHorizontal, Plus, Tags } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { useQuery } from '../../../api/query.ts';
import { useCommandHandler, useShortcut } from '../../../app/commands-provider.tsx';
import { useHost } from '../../../host/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { useRemembered } from '../../../ui/remembered.ts';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import { useCodes } from '../coding/use-codes.ts';
import { moveByKey } from './code-moves.ts';
import { CodeTree } from './code-tree.tsx';
import { type CodeOrder, codeOrders, treeRows } from './tree-rows.ts';
import { useCodeActions } from './use-code-actions.tsx';
import { type CodeCounting, countKinds } from './use-code-counts.ts';
import { useExportCodebook } from './use-export-codebook.tsx';
import { useShownCodes } from './use-shown-codes.ts';

export interface CodebookTreePaneProps {
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (ids: ReadonlySet<number>) => void;
  readonly counting: CodeCounting;
  readonly canWrite: boolean;
}

const orderNames: Readonly<Record<CodeOrder, string>> = {
  own: 'Your own order',
  name: 'By name',
  count: 'By count',
};
const countNames = { codings: 'Codings', sources: 'Sources', people: 'People' } as const;
const isOrder = (value: unknown): value is CodeOrder => codeOrders.some((order) => order === value);

/** The tree of codes with all that can be done to them. */
export function CodebookTreePane(props: CodebookTreePaneProps): ReactNode {
  const { selected, onSelect, counting, canWrite } = props;
  const { book, isLoading, error, retry } = useCodes();
  const { data: sets = [] } = useQuery('voices.codeSets', {});
  const [words, setWords] = useState('');
  const [order, setOrder] = useRemembered<CodeOrder>('codebook.order', 'own', isOrder);
  const { only, ...shown } = useShownCodes(book);
  const [hasFocus, setHasFocus] = useState(false);
  const { exportAs, status } = useExportCodebook();
  const { platform } = useHost();
  const newKeys = useShortcut('voices.newCode');
  const actions = useCodeActions({ book, selected, onSelect, canWrite, sets });
  const { code, menu } = actions;
  const rows = useMemo(
    () => treeRows(book, { words, order, only, countOf: counting.countOf }),
    [book, words, order, only, counting.countOf],
  );

  const moveBy = (key: string): void => {
    const to = code && moveByKey(book, code.id, key);
    if (to) actions.move([to.id], to);
  };
  useCommandHandler('voices.newCode', () => actions.askNew(code?.parentId ?? null), { enabled: canWrite });
  useCommandHandler('edit.rename', actions.rename, { enabled: canWrite && hasFocus && code !== undefined });
  useCommandHandler('edit.delete', () => void actions.remove(), {
    enabled: canWrite && hasFocus && selected.size > 0,
  });
  // Where Alt and the arrows mean Back and Forward, they move the code while the tree has the focus.
  const takesBack = canWrite && hasFocus && code !== undefined && platform !== 'mac';
  useCommandHandler('go.back', () => moveBy('ArrowLeft'), { enabled: takesBack, label: 'Move out' });
  useCommandHandler('go.forward', () => moveBy('ArrowRight'), {
    enabled: takesBack,
    label: 'Move under the one above',
  });
  const onKey = (event: KeyboardEvent): boolean => {
    if (!canWrite || !code || event.ctrlKey || event.metaKey) return false;
    if (event.altKey && event.key.startsWith('Arrow')) {
      if (order === 'own') moveBy(event.key);
      return true;
    }
    if (event.shiftKey && !event.altKey && event.key.toLowerCase() === 'n') {
      actions.askNew(code.id);
      return true;
    }
    return false;
  };

  return (
    <Pane
      label="Codes"
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
            onPress={() => actions.askNew(code?.parentId ?? null)}
          >
            <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
          </IconButton>
          <Menu
            label="Order and counts"
            placement="bottom end"
            trigger={
              <IconButton label="Order and counts">
                <ArrowDownWideNarrow size={16} strokeWidth={1.5} aria-hidden="true" />
              </IconButton>
            }
            items={[
              ...codeOrders.map((each) => ({
                id: each,
                label: orderNames[each],
                isChecked: order === each,
                onAction: () => setOrder(each),
              })),
              { id: 'line', separator: true } as const,
              ...countKinds.map((kind) => ({
                id: kind,
                label: `Count ${countNames[kind].toLowerCase()}`,
                isChecked: counting.kind === kind,
                onAction: () => counting.setKind(kind),
              })),
              {
                id: 'below',
                label: 'Count with the codes below',
                isChecked: counting.withBelow,
                onAction: () => counting.setWithBelow(!counting.withBelow),
              },
            ]}
          />
          <Menu
            label="Export the codebook"
            placement="bottom end"
            trigger={
              <IconButton label="Export the codebook">
                <Download size={16} strokeWidth={1.5} aria-hidden="true" />
              </IconButton>
            }
            items={[
              {
                id: 'docx',
                label: 'Document to read or print (DOCX)…',
                onAction: () => void exportAs('docx'),
              },
              { id: 'xlsx', label: 'Spreadsheet (XLSX)…', onAction: () => void exportAs('xlsx') },
              { id: 'csv', label: 'Table (CSV)…', onAction: () => void exportAs('csv') },
            ]}
          />
          <Menu
            label="With the selected codes"
            placement="bottom end"
            trigger={
              <IconButton label="More for the selected codes" isDisabled={!canWrite}>
                <MoreHorizontal size={16} strokeWidth={1.5} aria-hidden="true" />
              </IconButton>
            }
            items={menu(order === 'own')}
          />
        </>
      }
    >
      <div className="side-filter codebook-filter">
        <SearchField label="Filter codes" value={words} onChange={setWords} />
        <Select<number>
          aria-label="Codes shown"
          options={shown.options}
          value={shown.value}
          onChange={shown.choose}
        />
      </div>
      {error ? (
        <ErrorState isSmall title="The codes could not be read" message={error.message} onRetry={retry} />
      ) : null}
      {isLoading && !error ? <Skeleton rows={12} /> : null}
      {!isLoading && !error && book.flat.length === 0 ? (
        <EmptyState
          isSmall
          icon={<Tags size={24} strokeWidth={1.5} />}
          title="No codes yet"
          actions={<Button onPress={() => actions.askNew(null)}>New code</Button>}
        >
          A code names what customers talk about. Make one here, or select words in the reader and press C or
          V.
        </EmptyState>
      ) : null}
      {book.flat.length > 0 ? (
        <CodeTree
          book={book}
          rows={rows}
          countOf={counting.countOf}
          selected={selected}
          onSelect={onSelect}
          canWrite={canWrite}
          canDrag={order === 'own'}
          renaming={actions.renaming}
          onRenamed={actions.endRename}
          onMove={actions.move}
          onKey={onKey}
          onFocusChange={setHasFocus}
          empty={words === '' ? 'There is no code in this selection.' : `No code has “${words}” in its name.`}
        />
      ) : null}
      {actions.dialogs}
      {status}
    </Pane>
  );
}
