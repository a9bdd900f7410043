import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Condition } from '../../../../shared/voices/condition.ts';
import { bothConditions } from '../../../../shared/voices/filter-condition.ts';
import type { GridRow } from '../../../../shared/voices/model.ts';
import { useQuery, useWorkspace } from '../../../api/query.ts';
import { useCommandHandler } from '../../../app/commands-provider.tsx';
import { useAddressParam, useGo, useSelectedId } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { countOf } from '../../../ui/format.ts';
import { useRemembered } from '../../../ui/remembered.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { autoCodeRows } from '../auto-code/session.ts';
import type { CodingSurface } from '../coding/coding-surface.ts';
import { useCoders } from '../coding/use-coders.ts';
import { useCodeNames } from '../coding/use-codes.ts';
import { useCodingActions } from '../coding/use-coding-actions.tsx';
import { conditionFromAddress, conditionToAddress } from '../conditions/address.ts';
import { codingsAt, hasRange, type OpenText, quoteOf, targetOf } from './coding-target.ts';
import {
  allColumns,
  isColumnSettings,
  isShown,
  nextSorts,
  noSettings,
  ordered,
  widthOf,
  withMoved,
} from './columns.ts';
import { type Cursor, idsBetween } from './cursor.ts';
import { choosesSources, sortsFromAddress, sortsToAddress } from './filter-address.ts';
import { FilterBar } from './filter-bar.tsx';
import { GridFoot, NoAnswers } from './grid-foot.tsx';
import { linesOf } from './grid-lines.ts';
import { cellAt, type Density, GridTable } from './grid-table.tsx';
import { groupFromAddress, groupToAddress } from './groups.ts';
import { extendBy } from './text-selection.ts';
import { useBulk } from './use-bulk.tsx';
import { useCopyRows } from './use-copy.ts';
import { useDeleteRows } from './use-delete-rows.ts';
import { useDrawnRows } from './use-drawn-rows.ts';
import { useHeldOrder } from './use-held-order.ts';
import { isPlainOrder, useOrder } from './use-order.ts';
import { useRowAddress } from './use-row-address.ts';

export interface VerbatimGridProps {
  /** Which sources belong in this grid; the user's own filter narrows it further. Answers and posts when left out. */
  readonly base?: Condition;
  /** false where another surface beside it has the coding keys. */
  readonly hasKeys?: boolean;
  /** Shows the row of the cursor, for example in the inspector; `open` brings another row to the cursor. */
  readonly details?: (id: number, open: (id: number) => void) => ReactNode;
  /** The cursor was put on a row. */
  readonly onPick?: () => void;
}

const answers: Condition = { test: 'kind', kinds: ['answer', 'post'] };
const none: readonly number[] = [];
const nothing: ReadonlySet<number> = new Set();
const noneClosed: ReadonlySet<string> = new Set();
/** Milliseconds the cursor rests on a row before it is shown in full: who runs through rows is not held up. */
const detailsRest = 120;

/** Rows after the cursor's that suggestions are made for along with it. */
const WORKED_AHEAD = 250;

/** Where the cursor was when the grid was left, for an address that names no row. */
let lastPlace: { readonly session: string; readonly id: number } | null = null;

/** Answers as rows beside their attributes and codes: sorted, filtered and coded from the keyboard. */
export function VerbatimGrid({
  base = answers,
  hasKeys = true,
  details,
  onPick,
}: VerbatimGridProps): ReactNode {
  const go = useGo();
  const session = useWorkspace()?.sessionId ?? '';
  const { book } = useCodeNames();
  const coders = useCoders();
  const { data: attributes } = useQuery('voices.grid.columns', {});
  const [filterText, setFilterText] = useAddressParam('filter');
  const [sortText, setSortText] = useAddressParam('sort');
  const [groupText, setGroupText] = useAddressParam('group');
  const condition = useMemo(() => conditionFromAddress(filterText), [filterText]);
  const sorts = useMemo(() => sortsFromAddress(sortText), [sortText]);
  const group = useMemo(() => groupFromAddress(groupText), [groupText]);
  // What came in with an import is shown whatever its kind.
  const ownBase = choosesSources(condition) ? null : base;
  const whole = useMemo(() => bothConditions(ownBase, condition), [ownBase, condition]);
  const isHeld = group === null && !isPlainOrder(whole, sorts, group);
  const order = useHeldOrder(useOrder(whole, sorts, group), isHeld ? JSON.stringify([whole, sorts]) : null);
  const { data: all } = useQuery('voices.grid.plainOrder', { condition: ownBase }, { keepPrevious: true });
  const total = all?.ids.length;
  const [closed, setClosed] = useState(noneClosed);
  const found = order.data;
  const lines = useMemo(
    () => linesOf(found?.ids ?? none, group === null ? undefined : found?.groups, closed),
    [found, group, closed],
  );
  const { ids } = lines;

  const [density, setDensity] = useRemembered<Density>('grid.density', 'four', isDensity);
  const [settings, setSettings] = useRemembered('grid.columns', noSettings, isColumnSettings);
  const every = useMemo(() => allColumns(attributes ?? []), [attributes]);
  const columns = useMemo(
    () => ordered(every, settings).filter((column) => isShown(column, every, settings)),
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
  const cursor = useMemo<Cursor>(() => {
    const { row, column } = place.cursor;
    if (row < 0) return { row: -1, column: Math.min(column, columns.length - 1) };
    // By code an answer stands on several lines: the one the cursor went to is meant while it is there.
    const isHere = place.id !== null && ids[row] === place.id;
    const found = isHere ? row : place.id === null ? undefined : lines.lineOf(place.id);
    return {
      row: Math.min(found ?? row, ids.length - 1),
      column: Math.min(column, columns.length - 1),
    };
  }, [place, lines, ids, columns.length]);
  const lineId = ids[cursor.row];
  /** The source of the cursor's row; undefined on the header and on the head of a group. */
  const activeId = lineId !== undefined && lineId > 0 ? lineId : undefined;
  useEffect(() => {
    if (activeId !== undefined && session !== '') lastPlace = { session, id: activeId };
  }, [activeId, session]);
  const writeRow = useRowAddress(activeId, (id) =>
    setPlace(({ cursor }) => ({ id, cursor: { row: Math.max(0, cursor.row), column: cursor.column } })),
  );

  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const activeRow = useRef<GridRow | undefined>(undefined);
  const { drawn, paint, paintWholes } = useDrawnRows(openText?.id ?? null, coders.active?.id);

  const moveTo = (next: Cursor, how: 'move' | 'extend' | 'toggle' = 'move'): void => {
    const id = ids[next.row] ?? null;
    setPlace({ id, cursor: next });
    if (id !== place.id) setPicked(null);
    onPick?.();
    if (how === 'extend') {
      const from = anchor === null ? cursor.row : (lines.lineOf(anchor) ?? cursor.row);
      if (anchor === null) setAnchor(activeId ?? null);
      setSelected(idsBetween(ids, Math.max(0, from), next.row));
    } else if (how === 'toggle' && id !== null && id > 0) {
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
  const step = (by: 1 | -1): void => {
    let row = cursor.row + by;
    while ((ids[row] ?? 1) < 0) row += by;
    if (ids[row] !== undefined) moveTo({ row, column: cursor.column });
  };
  const renew = (): void => {
    order.renew();
    // Whoever codes by key goes on from the row the cursor comes to, or from what is said where none is left.
    setHasFocus(true);
    setTimeout(() => scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };
  const focusCell = (): void => cellAt(scroller.current, cursor)?.focus({ preventScroll: true });

  // Selected rows that the filter no longer shows are not coded unseen.
  const chosen = useMemo(
    () => (selected.size === 0 ? nothing : visibleOf(selected, lines.sources)),
    [selected, lines.sources],
  );
  const chosenInOrder = (): readonly number[] => lines.sources.filter((id) => chosen.has(id));
  const textOpen = openText !== null && openText.id === activeId ? openText : null;
  const backToCell = useRef<() => void>(() => undefined);
  backToCell.current = focusCell;
  const bulk = useBulk({
    book,
    enabled: hasKeys,
    focus: backToCell,
    fill: () => {
      const [from, ...to] = chosen.size > 1 ? chosenInOrder() : none;
      if (from !== undefined) return { from, to };
      let above = cursor.row - 1;
      while ((ids[above] ?? 1) < 0) above -= 1;
      const source = ids[above];
      return source === undefined || activeId === undefined ? null : { from: source, to: [activeId] };
    },
  });
  const copyRows = useCopyRows();
  const surface: CodingSurface = {
    // Without a row under the cursor nothing is meant, least of all the row that was there last.
    target: () => (activeId === undefined ? null : targetOf(activeRow.current, textOpen, pickedCodingId)),
    wholes: () => {
      if (hasRange(textOpen)) return [];
      if (chosen.size > 0) return chosenInOrder();
      return activeId === undefined || cursor.row < 0 ? [] : [activeId];
    },
    beforeWholes: async (choice, sourceIds) =>
      (await bulk.agree(choice, sourceIds)) ? paintWholes(choice, sourceIds) : null,
    removeFromWholes: () => {
      if (chosen.size < 2 || hasRange(textOpen)) return false;
      bulk.remove(chosenInOrder());
      return true;
    },
    paint,
    codings: () => (activeId === undefined ? [] : codingsAt(activeRow.current, textOpen, pickedCodingId)),
    quoteOf: (coding) => quoteOf(activeRow.current, coding),
    pick: setPicked,
    following: () => ids.slice(cursor.row + 1, cursor.row + 1 + WORKED_AHEAD).filter((id) => id > 0),
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
  useCommandHandler(
    'voices.autoCodeRows',
    () => {
      const rows = chosen.size > 0 ? chosenInOrder() : activeId === undefined ? none : [activeId];
      if (rows.length > 0 && autoCodeRows(session, rows)) go(routes.autoCode);
    },
    keys,
  );
  useDeleteRows(
    () => (chosen.size > 0 ? chosenInOrder() : activeId === undefined ? [] : [activeId]),
    hasKeys && hasFocus,
  );

  // Kept between renders: the cursor moves far more often than anything in the bar changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: setters read the address when they run
  const bar = useMemo(
    () => (
      <FilterBar
        condition={condition}
        onCondition={(next) => setFilterText(conditionToAddress(next), { replace: true })}
        group={group}
        onGroup={(next) => {
          setClosed(noneClosed);
          setGroupText(groupToAddress(next), { replace: true });
        }}
        shown={found === undefined ? undefined : lines.sources.length}
        total={total}
        density={density}
        onDensity={setDensity}
        columns={every}
        settings={settings}
        onSettings={setSettings}
        search={search}
      />
    ),
    [condition, group, found === undefined, lines.sources.length, total, density, every, settings],
  );
  const shownId = useRested(details === undefined ? undefined : activeId);
  const openRow = useCallback(
    (id: number) =>
      setPlace(({ cursor: at }) => ({ id, cursor: { row: Math.max(0, at.row), column: at.column } })),
    [],
  );
  const read = (row: number): void => {
    const id = ids[row];
    if (id === undefined || id < 0) return;
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
  if (total === 0 && ownBase !== null) return <NoAnswers />;
  return (
    <div className="verbatim">
      {bar}
      {order.left + order.come > 0 ? (
        <p className="grid-held" role="status">
          {heldWords(order.left, order.come)}
          <Button kind="quiet" onPress={renew}>
            Show the list anew
          </Button>
        </p>
      ) : null}
      {order.data === undefined ? <Skeleton label="Reading the answers" /> : null}
      {order.data !== undefined && ids.length === 0 ? (
        <EmptyState
          title="No answer fits this filter"
          actions={
            // The last answer shown may have left by being coded: whoever coded it by key goes on from here.
            <Button onPress={() => setFilterText(null)} autoFocus={hasFocus}>
              Show all answers
            </Button>
          }
        >
          Remove a condition to see more.
        </EmptyState>
      ) : null}
      {order.data !== undefined && ids.length > 0 ? (
        <GridTable
          label="Answers"
          lines={lines}
          columns={columns}
          widths={widths}
          sorts={sorts}
          drawn={drawn}
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
          onSelectAll={() => setSelected(new Set(lines.sources))}
          onClear={() => {
            setSelected(nothing);
            setAnchor(null);
            setPicked(null);
          }}
          onSort={(column, isMore) => {
            const by = columns[column]?.sort;
            if (by === undefined || by === 'order') return;
            setSortText(sortsToAddress(nextSorts(sorts, by, isMore)), { replace: true });
          }}
          onMoveColumn={(from, to) => {
            const moved = columns[from];
            const target = from < to ? columns[to + 1] : columns[to];
            if (moved) setSettings(withMoved(every, settings, moved.id, target?.id ?? null));
          }}
          onToggleGroup={(key) => {
            const next = new Set(closed);
            if (!next.delete(key)) next.add(key);
            setClosed(next);
          }}
          onToggleAllGroups={() =>
            setClosed(closed.size > 0 ? noneClosed : new Set(lines.groups.map(({ key }) => key)))
          }
          onCopy={() =>
            void copyRows(
              chosen.size > 0 ? chosenInOrder() : activeId === undefined ? none : [activeId],
              columns,
              (id) => book.byId.get(id)?.name ?? '',
            )
          }
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
      {bulk.dialogs}
      {shownId === undefined ? null : details?.(shownId, openRow)}
    </div>
  );
}

function isDensity(value: unknown): value is Density {
  return value === 'one' || value === 'four' || value === 'all';
}

/** Of the marked sources those the filter still shows. */
function visibleOf(selected: ReadonlySet<number>, sources: readonly number[]): ReadonlySet<number> {
  return new Set(sources.filter((id) => selected.has(id)));
}

/** The row the cursor has rested on. */
function useRested(id: number | undefined): number | undefined {
  const [rested, setRested] = useState(id);
  useEffect(() => {
    const timer = setTimeout(() => setRested(id), detailsRest);
    return () => clearTimeout(timer);
  }, [id]);
  return rested;
}

/** Rows that coding took out of what is asked stay for the moment, and those it brought wait: both are said. */
function heldWords(left: number, come: number): string {
  const parts: string[] = [];
  if (left > 0) parts.push(`${countOf(left, 'answer no longer fits', 'answers no longer fit')} the filter`);
  if (come > 0) parts.push(`${countOf(come, 'more answer fits', 'more answers fit')} it`);
  return `${parts.join('; ')}. `;
}
