import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { GridRow, GridSort, SourceFilter } from '../../../../shared/voices/model.ts';
import { gridSortSchema } from '../../../../shared/voices/model.ts';
import { useQuery, useWorkspace } from '../../../api/query.ts';
import { useCommandHandler } from '../../../app/commands-provider.tsx';
import { useAddressParam, useGo, useSelectedId } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { useRemembered } from '../../../ui/remembered.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { CodingSurface } from '../coding/coding-surface.ts';
import { useCoders } from '../coding/use-coders.ts';
import { useCodes } from '../coding/use-codes.ts';
import { useCodingActions } from '../coding/use-coding-actions.tsx';
import { codingsAt, hasRange, type OpenText, quoteOf, targetOf } from './coding-target.ts';
import { allColumns, isColumnSettings, isShown, nextSort, noSettings, widthOf } from './columns.ts';
import { type Cursor, idsBetween } from './cursor.ts';
import { FilterBar } from './filter-bar.tsx';
import { filterFromAddress, filterToAddress } from './filter-words.ts';
import { GridFoot, NoAnswers } from './grid-foot.tsx';
import { cellAt, type Density, GridTable } from './grid-table.tsx';
import { extendBy } from './text-selection.ts';
import { useDeleteRows } from './use-delete-rows.ts';
import { useFilterChoices } from './use-filter-names.ts';
import { useOrder } from './use-order.ts';
import { useRowAddress } from './use-row-address.ts';

export interface VerbatimGridProps {
  /** Which sources belong in this grid; the user's own filter narrows it further. Answers and posts when left out. */
  readonly base?: SourceFilter;
  /** false where another surface beside it has the coding keys. */
  readonly hasKeys?: boolean;
}

const answers: SourceFilter = { kinds: ['answer', 'post'] };
const firstOrder: GridSort = { by: 'order', direction: 'ascending' };
const none: readonly number[] = [];
const nothing: ReadonlySet<number> = new Set();

/** Where the cursor was when the grid was left, for an address that names no row. */
let lastPlace: { readonly session: string; readonly id: number } | null = null;

/** Answers as rows beside their attributes and codes: sorted, filtered and coded from the keyboard. */
export function VerbatimGrid({ base = answers, hasKeys = true }: VerbatimGridProps): ReactNode {
  const go = useGo();
  const session = useWorkspace()?.sessionId ?? '';
  const { book } = useCodes();
  const coders = useCoders();
  const choices = useFilterChoices(book);
  const [filterText, setFilterText] = useAddressParam('filter');
  const [sortText, setSortText] = useAddressParam('sort');
  const filter = useMemo(() => filterFromAddress(filterText), [filterText]);
  const sort = useMemo(() => sortFromAddress(sortText), [sortText]);
  const whole = useMemo<SourceFilter>(() => {
    // What came in with an import is shown whatever its kind.
    const from = filter.importFileId === undefined ? base : {};
    return { ...from, ...filter };
  }, [base, filter]);
  const order = useOrder(whole, sort);
  const { data: all } = useQuery(
    'voices.sources',
    { filter: filter.importFileId === undefined ? base : {}, limit: 1, offset: 0 },
    { keepPrevious: true },
  );
  const ids = order.data?.ids ?? none;

  const [density, setDensity] = useRemembered<Density>('grid.density', 'four', isDensity);
  const [settings, setSettings] = useRemembered('grid.columns', noSettings, isColumnSettings);
  const every = useMemo(() => allColumns([...choices.attributes]), [choices.attributes]);
  const columns = useMemo(
    () => every.filter((column) => isShown(column, every, settings)),
    [every, settings],
  );
  const widths = columns.map((column) => widthOf(column, settings));

  const [addressed] = useSelectedId('row');
  const [place, setPlace] = useState<{ readonly id: number | null; readonly cursor: Cursor }>(() => ({
    id: addressed ?? (lastPlace?.session === session ? lastPlace.id : null),
    cursor: { row: 0, column: 0 },
  }));
  const [anchor, setAnchor] = useState<number | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<number>>(nothing);
  const [openText, setOpenText] = useState<OpenText | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const [pickedCodingId, setPicked] = useState<number | null>(null);
  const indexOf = useMemo(() => new Map(ids.map((id, index) => [id, index])), [ids]);
  const cursor = useMemo<Cursor>(() => {
    const { row, column } = place.cursor;
    if (row < 0) return { row: -1, column: Math.min(column, columns.length - 1) };
    const found = place.id === null ? undefined : indexOf.get(place.id);
    return {
      row: Math.min(found ?? row, ids.length - 1),
      column: Math.min(column, columns.length - 1),
    };
  }, [place, indexOf, ids.length, columns.length]);
  const activeId = ids[cursor.row];
  useEffect(() => {
    if (activeId !== undefined && session !== '') lastPlace = { session, id: activeId };
  }, [activeId, session]);
  const writeRow = useRowAddress(activeId, (id) =>
    setPlace(({ cursor }) => ({ id, cursor: { row: Math.max(0, cursor.row), column: cursor.column } })),
  );

  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const activeRow = useRef<GridRow | undefined>(undefined);

  const moveTo = (next: Cursor, how: 'move' | 'extend' | 'toggle' = 'move'): void => {
    const id = ids[next.row] ?? null;
    setPlace({ id, cursor: next });
    if (id !== place.id) setPicked(null);
    if (how === 'extend') {
      const from = anchor === null ? cursor.row : (indexOf.get(anchor) ?? cursor.row);
      if (anchor === null) setAnchor(ids[Math.max(0, cursor.row)] ?? null);
      setSelected(idsBetween(ids, Math.max(0, from), next.row));
    } else if (how === 'toggle' && id !== null) {
      const changed = new Set(selected);
      if (!changed.delete(id)) changed.add(id);
      setSelected(changed);
      setAnchor(id);
    } else if (id !== place.id) {
      setAnchor(null);
      if (selected.size > 0) setSelected(nothing);
    }
    if (openText && openText.id !== id) setOpenText(null);
  };
  const step = (by: 1 | -1): void =>
    moveTo({ row: Math.min(ids.length - 1, Math.max(0, cursor.row + by)), column: cursor.column });
  const focusCell = (): void => cellAt(scroller.current, cursor)?.focus({ preventScroll: true });

  // Selected rows that the filter no longer shows are not coded unseen.
  const chosen = useMemo(
    () => (selected.size === 0 ? nothing : new Set([...selected].filter((id) => indexOf.has(id)))),
    [selected, indexOf],
  );
  const textOpen = openText !== null && openText.id === activeId ? openText : null;
  const surface: CodingSurface = {
    target: () => targetOf(activeRow.current, textOpen, pickedCodingId),
    wholes: () => {
      if (hasRange(textOpen)) return [];
      if (chosen.size > 0) return ids.filter((id) => chosen.has(id));
      return activeId === undefined || cursor.row < 0 ? [] : [activeId];
    },
    codings: () => codingsAt(activeRow.current, textOpen, pickedCodingId),
    quoteOf: (coding) => quoteOf(activeRow.current, coding),
    pick: setPicked,
    step,
    find: () => search.current?.focus(),
    focus: focusCell,
  };
  const coding = useCodingActions(surface, hasKeys);
  const pickBy = (by: 1 | -1): void => {
    const row = activeRow.current;
    if (!row || row.codings.length === 0) return;
    const at = row.codings.findIndex(({ id }) => id === pickedCodingId);
    const next = at < 0 ? (by === 1 ? 0 : row.codings.length - 1) : at + by;
    setPicked(row.codings[(next + row.codings.length) % row.codings.length]?.id ?? null);
  };
  const grow = (unit: 'word' | 'sentence', by: 1 | -1): void => {
    const row = activeRow.current;
    if (!row || activeId === undefined) return;
    const from = textOpen?.selection ?? { anchor: 0, head: 0 };
    setPlace({ id: activeId, cursor: { row: cursor.row, column: 0 } });
    setOpenText({ id: activeId, selection: extendBy(row.text, from, unit, by) });
  };
  const keys = { enabled: hasKeys };
  useCommandHandler('voices.nextCoding', () => pickBy(1), keys);
  useCommandHandler('voices.previousCoding', () => pickBy(-1), keys);
  useCommandHandler('voices.selectWord', () => grow('word', 1), keys);
  useCommandHandler('voices.selectWordBack', () => grow('word', -1), keys);
  useCommandHandler('voices.selectSentence', () => grow('sentence', 1), keys);
  useCommandHandler('voices.selectSentenceBack', () => grow('sentence', -1), keys);
  useDeleteRows(
    () => (chosen.size > 0 ? [...chosen] : activeId === undefined ? [] : [activeId]),
    hasKeys && hasFocus,
  );

  const changeFilter = (next: SourceFilter): void => setFilterText(filterToAddress(next), { replace: true });
  // Kept between renders: the cursor moves far more often than anything in the bar changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: setters read the address when they run
  const bar = useMemo(
    () => (
      <FilterBar
        filter={filter}
        onFilter={changeFilter}
        choices={choices}
        book={book}
        shown={order.data?.ids.length}
        total={all?.total}
        density={density}
        onDensity={setDensity}
        columns={every}
        settings={settings}
        onSettings={setSettings}
        search={search}
      />
    ),
    [filter, choices, book, order.data?.ids.length, all?.total, density, every, settings],
  );
  const read = (row: number): void => {
    const id = ids[row];
    if (id === undefined) return;
    writeRow(id);
    go(routes.source(id, pickedCodingId ?? undefined));
  };

  if (order.error && !order.data) {
    return (
      <ErrorState
        title="The answers could not be read"
        message={order.error.message}
        onRetry={() => void order.refetch()}
      />
    );
  }
  const isEmpty = all?.total === 0;
  if (isEmpty && filter.importFileId === undefined) return <NoAnswers />;
  return (
    <div className="verbatim">
      {bar}
      {order.data === undefined ? <Skeleton label="Reading the answers" /> : null}
      {order.data !== undefined && ids.length === 0 ? (
        <EmptyState
          title="No answer fits this filter"
          actions={<Button onPress={() => setFilterText(null)}>Show all answers</Button>}
        >
          Remove a condition to see more.
        </EmptyState>
      ) : null}
      {order.data !== undefined && ids.length > 0 ? (
        <GridTable
          label="Answers"
          ids={ids}
          columns={columns}
          widths={widths}
          sort={sort}
          density={density}
          cursor={cursor}
          selected={chosen}
          openText={textOpen}
          pickedCodingId={pickedCodingId}
          book={book}
          coders={coders}
          activeRow={activeRow}
          scroller={scroller}
          onCursor={moveTo}
          onSelectAll={() => setSelected(new Set(ids))}
          onClear={() => {
            setSelected(nothing);
            setAnchor(null);
            setPicked(null);
          }}
          onSort={(column) => {
            const by = columns[column]?.sort;
            if (by === undefined) return;
            const next = nextSort(sort, by);
            setSortText(next.by === 'order' ? null : JSON.stringify(next), { replace: true });
          }}
          onWidth={(column, width) => {
            const id = columns[column]?.id;
            if (id !== undefined) {
              setSettings({ ...settings, widths: { ...settings.widths, [id]: width } });
            }
          }}
          onResetWidth={(column) => {
            const id = columns[column]?.id;
            if (id === undefined) return;
            const { [id]: _, ...rest } = settings.widths;
            setSettings({ ...settings, widths: rest });
          }}
          onOpenText={setOpenText}
          onRead={read}
          onFocusChange={setHasFocus}
        />
      ) : null}
      <GridFoot selected={chosen.size} isTextOpen={textOpen !== null} />
      {coding.dialogs}
    </div>
  );
}

function isDensity(value: unknown): value is Density {
  return value === 'one' || value === 'four' || value === 'all';
}

function sortFromAddress(text: string | null): GridSort {
  if (text === null) return firstOrder;
  try {
    const parsed = gridSortSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : firstOrder;
  } catch {
    return firstOrder;
  }
}
