import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { GridSort, GridRow as Row } from '../../../../shared/voices/model.ts';
import type { Codebook } from '../coding/codebook.ts';
import type { Coders } from '../coding/use-coders.ts';
import { nativeSelectionIn, offsetByLine } from './caret.ts';
import type { OpenText } from './coding-target.ts';
import { clampWidth, type GridColumn } from './columns.ts';
import { type Cursor, cursorAfterKey } from './cursor.ts';
import { GridHeader } from './grid-header.tsx';
import { type GridLines, headAt } from './grid-lines.ts';
import { GridRow } from './grid-row.tsx';
import { GroupHeadRow } from './group-head.tsx';
import { selectionAfterKey } from './text-selection.ts';
import { useGridRows } from './use-grid-rows.ts';
import { useRem } from './use-rem.ts';
import './grid.css';

export type Density = 'one' | 'four' | 'all';
export const textLines: Readonly<Record<Density, number>> = { one: 1, four: 4, all: 10_000 };
const estimates: Readonly<Record<Density, number>> = { one: 29, four: 49, all: 69 };

export interface GridTableProps {
  readonly label: string;
  readonly lines: GridLines;
  readonly columns: readonly GridColumn[];
  readonly widths: readonly number[];
  readonly sorts: readonly GridSort[];
  readonly density: Density;
  readonly cursor: Cursor;
  readonly selected: ReadonlySet<number>;
  readonly openText: OpenText | null;
  readonly pickedCodingId: number | null;
  readonly book: Codebook;
  readonly coders: Coders;
  /** Tells the row the cursor is on, as far as it has arrived. */
  readonly activeRow: RefObject<Row | undefined>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onCursor: (cursor: Cursor, how: 'move' | 'extend' | 'toggle') => void;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
  readonly onSort: (column: number, isMore: boolean) => void;
  /** A column comes to stand where another one is. */
  readonly onMoveColumn: (from: number, to: number) => void;
  readonly onToggleGroup: (key: string) => void;
  readonly onToggleAllGroups: () => void;
  readonly onCopy: () => void;
  /** A row as it is drawn: with all of an opened text, and with codings on their way. */
  readonly drawn: (row: Row) => Row;
  readonly onWidth: (column: number, width: number) => void;
  readonly onResetWidth: (column: number) => void;
  readonly onOpenText: (open: OpenText | null) => void;
  readonly onRead: (index: number) => void;
  readonly onFocusChange: (hasFocus: boolean) => void;
}

/** The virtual grid: only rows in sight exist, and the row the keyboard stands on. */
export function GridTable(props: GridTableProps): ReactNode {
  const { lines, columns, widths, density, cursor, selected, openText, scroller, activeRow, drawn } = props;
  const { ids } = lines;
  const [hasFocus, setHasFocus] = useState(false);
  const [drag, setDrag] = useState<{ readonly column: number; readonly width: number } | null>(null);
  const headHeight = useRef(29);
  const cursorRow = cursor.row;
  const rem = useRem();
  /** The pointer put the cursor where it is: then nothing moves away under it. */
  const isPointed = useRef(false);
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => Math.round((estimates[density] * rem) / 16),
    getItemKey: lines.keyAt,
    overscan: 6,
    // The row with the focus stays, however far the others are scrolled.
    rangeExtractor: (range) => {
      const rows = defaultRangeExtractor(range);
      if (cursorRow < 0 || cursorRow >= ids.length || rows.includes(cursorRow)) return rows;
      return [...rows, cursorRow].sort((a, b) => a - b);
    },
    scrollPaddingStart: headHeight.current,
    // Who goes on by key sees the beginning of the next row, to read on while coding this one.
    scrollPaddingEnd: isPointed.current ? 0 : Math.round((estimates[density] * rem) / 16),
    initialRect: { width: 1000, height: 600 },
  });
  const items = virtual.getVirtualItems();
  const inSight = virtual.range ?? { startIndex: 0, endIndex: 30 };
  const { rowOf: storedRow } = useGridRows(ids, inSight.startIndex, inSight.endIndex);
  const rowOf = (id: number): Row | undefined => {
    const row = storedRow(id);
    return row === undefined ? undefined : drawn(row);
  };
  const activeId = ids[cursorRow];
  const current = activeId === undefined ? undefined : rowOf(activeId);
  const head = headAt(lines, activeId);
  useEffect(() => {
    activeRow.current = current;
  });

  const follows = useRef(true);
  const measured = useRef(`${density} ${rem}`);
  useLayoutEffect(() => {
    if (measured.current === `${density} ${rem}`) return;
    measured.current = `${density} ${rem}`;
    virtual.measure();
    for (const row of scroller.current?.querySelectorAll('.grid-row') ?? []) {
      if (row instanceof HTMLDivElement) virtual.measureElement(row);
    }
  }, [density, rem, virtual, scroller]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the grid appears, and nothing else has the focus
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      cellAt(scroller.current, cursor)?.focus({ preventScroll: true });
    }
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: brings the cursor into view when it or the list moves
  useEffect(() => {
    follows.current = true;
    if (cursorRow >= 0 && cursorRow < ids.length) virtual.scrollToIndex(cursorRow, { align: 'auto' });
  }, [cursorRow, activeId, ids.length]);

  // Rows grow when their words arrive, and would push the cursor out of sight; who scrolls by hand is left alone.
  const height = virtual.getTotalSize();
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the height of the whole list
  useLayoutEffect(() => {
    if (follows.current && cursorRow >= 0) virtual.scrollToIndex(cursorRow, { align: 'auto' });
  }, [height]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cell may only now be there
  useEffect(() => {
    if (!hasFocus) return;
    const cell = cellAt(scroller.current, cursor);
    if (cell && document.activeElement !== cell && !cell.contains(document.activeElement)) {
      cell.focus({ preventScroll: true });
    }
    if (cell && scroller.current) keepInSight(scroller.current, cell);
  }, [cursor, activeId, hasFocus, items.length, current === undefined]);

  const isOpen = openText !== null && openText.id === activeId;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    isPointed.current = false;
    if (event.target instanceof Element && event.target.closest('button, input')) return;
    const isMod = event.ctrlKey || event.metaKey;
    const used = isOpen ? textKey(event, isMod) : gridKey(event, isMod);
    if (used) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  function textKey(event: KeyboardEvent, isMod: boolean): boolean {
    if (!openText || !current) return false;
    if (event.key === 'Escape' || (event.key === 'Enter' && !isMod)) {
      props.onOpenText(null);
      return true;
    }
    if (event.key === 'Enter') return read();
    if (isMod && event.key.toLowerCase() === 'a') {
      props.onOpenText({ id: openText.id, selection: { anchor: 0, head: current.text.length } });
      return true;
    }
    const box = cellAt(scroller.current, cursor)?.querySelector('.grid-text');
    const next = selectionAfterKey(current.text, openText.selection, event, (at, by) =>
      box ? offsetByLine(box, at, by) : undefined,
    );
    if (!next) return false;
    props.onOpenText({ id: openText.id, selection: next });
    return true;
  }

  function read(): boolean {
    if (cursorRow >= 0) props.onRead(cursorRow);
    return true;
  }

  function gridKey(event: KeyboardEvent, isMod: boolean): boolean {
    const { key, shiftKey, altKey } = event;
    if (isMod && key.toLowerCase() === 'a') {
      props.onSelectAll();
      return true;
    }
    if (isMod && !shiftKey && key.toLowerCase() === 'c') {
      props.onCopy();
      return true;
    }
    if (key === 'Escape') {
      props.onClear();
      return selected.size > 0;
    }
    if (head !== undefined && groupKey(head.key, key, shiftKey)) return true;
    if (cursorRow < 0) {
      if (key === 'Enter' || key === ' ') {
        props.onSort(cursor.column, shiftKey);
        return true;
      }
      if (altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
        const to = cursor.column + (key === 'ArrowRight' ? 1 : -1);
        if (to >= 0 && to < columns.length) {
          props.onMoveColumn(cursor.column, to);
          props.onCursor({ row: -1, column: to }, 'move');
        }
        return true;
      }
      if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
        const width = widths[cursor.column] ?? 0;
        props.onWidth(cursor.column, clampWidth(width + (key === 'ArrowRight' ? 16 : -16)));
        return true;
      }
    } else {
      if (key === 'Enter' && isMod) return read();
      if (key === 'Enter' && current) {
        const text = columns.findIndex(({ id }) => id === 'text');
        props.onCursor({ row: cursorRow, column: text }, 'move');
        props.onOpenText({ id: current.id, selection: { anchor: 0, head: 0 } });
        return true;
      }
      if (key === ' ') {
        props.onCursor(cursor, 'toggle');
        return true;
      }
    }
    const page = Math.max(1, inSight.endIndex - inSight.startIndex - 1);
    const next = cursorAfterKey({ key, shiftKey, isMod, altKey }, cursor, {
      rows: ids.length,
      columns: columns.length,
      page,
    });
    if (!next) return false;
    props.onCursor(next, shiftKey && next.row >= 0 && next.row !== cursor.row ? 'extend' : 'move');
    return true;
  }

  /** Enter and Space open and close a group, arrows as in a tree; with Shift all of them. */
  function groupKey(group: string, key: string, isAll: boolean): boolean {
    const isOpen = !lines.closed.has(group);
    const turns =
      key === 'Enter' || key === ' ' || (key === 'ArrowLeft' && isOpen) || (key === 'ArrowRight' && !isOpen);
    if (!turns) return key === 'ArrowLeft' || key === 'ArrowRight';
    if (isAll) props.onToggleAllGroups();
    else props.onToggleGroup(group);
    return true;
  }

  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const onPoint = useCallback((row: number, column: number, event: PointerEvent) => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button'))) return;
    const { onCursor, onOpenText, openText: open, lines: all } = latest.current;
    if (open && open.id !== all.ids[row]) onOpenText(null);
    const how = event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'move';
    if (how === 'extend') event.preventDefault();
    onCursor({ row, column }, how);
  }, []);
  const onTextSelected = useCallback((row: number, box: HTMLElement) => {
    const text = box.querySelector('.grid-text');
    const found = text ? nativeSelectionIn(text) : null;
    const { lines: all, onOpenText, openText: open } = latest.current;
    const id = all.ids[row];
    if (id === undefined) return;
    if (found) {
      document.getSelection()?.removeAllRanges();
      onOpenText({ id, selection: found });
    } else if (open?.id === id) onOpenText(null);
  }, []);
  const onRead = useCallback((row: number) => latest.current.onRead(row), []);
  const onToggle = useCallback((key: string) => latest.current.onToggleGroup(key), []);

  const style: Record<string, string> = {
    '--row-lines': String(textLines[density]),
    '--value-lines': String(density === 'all' ? textLines.all : 1),
  };
  for (const [index, width] of widths.entries()) {
    const shown = drag?.column === index ? drag.width : width;
    style[`--column-${index}`] = `${shown / 16}rem`;
  }
  const onBlur = (event: FocusEvent): void => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setHasFocus(false);
    props.onFocusChange(false);
  };
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={ids.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      tabIndex={-1}
      className="grid"
      data-density={density}
      style={style as CSSProperties}
      onKeyDown={onKeyDown}
      onWheel={() => {
        follows.current = false;
      }}
      onPointerDown={() => {
        isPointed.current = true;
        follows.current = false;
      }}
      onFocus={() => {
        setHasFocus(true);
        props.onFocusChange(true);
      }}
      onBlur={onBlur}
    >
      <GridHeader
        columns={columns}
        sorts={props.sorts}
        activeColumn={cursorRow < 0 || ids.length === 0 ? cursor.column : -1}
        onSort={props.onSort}
        onMove={props.onMoveColumn}
        onResize={(column, by, isDone) => {
          const width = clampWidth((widths[column] ?? 0) + (by * 16) / rem);
          setDrag(isDone ? null : { column, width });
          if (isDone) props.onWidth(column, width);
        }}
        onReset={props.onResetWidth}
      />
      <div role="rowgroup" className="grid-space" style={{ height, width: total(widths) }}>
        {items.map((item) => {
          const id = ids[item.index] ?? 0;
          const isActive = item.index === cursorRow;
          const groupHead = headAt(lines, id);
          if (groupHead !== undefined) {
            return (
              <GroupHeadRow
                key={item.key}
                index={item.index}
                start={item.start}
                head={groupHead}
                isOpen={!lines.closed.has(groupHead.key)}
                isActive={isActive}
                columns={columns.length}
                measure={virtual.measureElement}
                onPoint={onPoint}
                onToggle={onToggle}
              />
            );
          }
          return (
            <GridRow
              key={item.key}
              index={item.index}
              start={item.start}
              row={rowOf(id)}
              columns={columns}
              activeColumn={isActive ? cursor.column : -1}
              isSelected={selected.has(id)}
              selection={openText?.id === id && isActive ? openText.selection : null}
              pickedCodingId={isActive ? props.pickedCodingId : null}
              book={props.book}
              coders={props.coders}
              measure={virtual.measureElement}
              onPoint={onPoint}
              onTextSelected={onTextSelected}
              onRead={onRead}
            />
          );
        })}
      </div>
    </div>
  );
}

function total(widths: readonly number[]): string {
  return `${widths.reduce((sum, width) => sum + width, 0) / 16}rem`;
}

/** The cell under the cursor, where it is drawn. */
export function cellAt(grid: Element | null, { row, column }: Cursor): HTMLElement | null {
  const line = row < 0 ? '.grid-head-row' : `.grid-row[data-index="${row}"]`;
  const cells = `${line} > [data-column="${column}"], ${line}.grid-group > [data-column]`;
  return grid?.querySelector<HTMLElement>(cells) ?? null;
}

/** Scrolls sideways so that the cell is in sight beside the words, which stay. */
function keepInSight(grid: HTMLElement, cell: HTMLElement): void {
  const words = grid.querySelector('.grid-head-cell.grid-cell-text');
  if (cell.matches('.grid-cell-text') || !words) return;
  const isSticky = getComputedStyle(words).position === 'sticky';
  const left = isSticky ? words.getBoundingClientRect().width : 0;
  const box = cell.getBoundingClientRect();
  const frame = grid.getBoundingClientRect();
  if (box.right > frame.left + grid.clientWidth) grid.scrollLeft += box.right - frame.left - grid.clientWidth;
  else if (box.left < frame.left + left) grid.scrollLeft -= frame.left + left - box.left;
}
