import { ArrowDown, ArrowUp } from 'lucide-react';
import { type PointerEvent, type ReactNode, useRef } from 'react';
import type { GridSort } from '../../../../shared/voices/model.ts';
import { type GridColumn, isSameSort } from './columns.ts';

export interface GridHeaderProps {
  readonly columns: readonly GridColumn[];
  readonly sorts: readonly GridSort[];
  /** The column the keyboard stands on, or -1 where it is not in the header. */
  readonly activeColumn: number;
  /** `isMore`: beside the sorts there are. */
  readonly onSort: (column: number, isMore: boolean) => void;
  /** A column was dropped on another one. */
  readonly onMove: (from: number, to: number) => void;
  /** `isDone` false while the mouse is still moving. */
  readonly onResize: (column: number, by: number, isDone: boolean) => void;
  readonly onReset: (column: number) => void;
}

/** The names of the columns: chosen they sort, dragged at the edge (or with Shift and an arrow) they widen. */
export function GridHeader(props: GridHeaderProps): ReactNode {
  const { columns, sorts, activeColumn } = props;
  const dragged = useRef<number | null>(null);
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" tabIndex={-1} aria-rowindex={1} className="grid-head-row">
        {columns.map((column, index) => {
          const place =
            column.sort === 'order' ? -1 : sorts.findIndex(({ by }) => isSameSort(by, column.sort));
          const direction = sorts[place]?.direction;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its cells
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={place === 0 ? direction : place > 0 ? 'other' : 'none'}
              data-column={index}
              data-number={column.isNumber ? '' : undefined}
              tabIndex={index === activeColumn ? 0 : -1}
              className={`grid-head-cell grid-cell-${column.attribute ? 'attribute' : column.id}`}
              style={{ width: `var(--column-${index})` }}
              title={`${column.label}. Enter sorts, with Shift beside the other sorts; Shift with an arrow key widens, Alt with one moves.`}
              onClick={(event) => props.onSort(index, event.shiftKey)}
              onDragOver={(event) => {
                if (dragged.current !== null) event.preventDefault();
              }}
              onDrop={() => {
                if (dragged.current !== null) props.onMove(dragged.current, index);
                dragged.current = null;
              }}
            >
              {/* biome-ignore lint/a11y/noStaticElementInteractions: by keyboard Alt with an arrow key moves the column */}
              <span
                className="clip grid-head-name"
                draggable
                onDragStart={() => {
                  dragged.current = index;
                }}
                onDragEnd={() => {
                  dragged.current = null;
                }}
              >
                {column.label}
              </span>
              {direction === 'ascending' ? <ArrowUp size={12} strokeWidth={2} aria-hidden="true" /> : null}
              {direction === 'descending' ? <ArrowDown size={12} strokeWidth={2} aria-hidden="true" /> : null}
              {place >= 0 && sorts.length > 1 ? (
                <span className="grid-head-place">
                  {place + 1}
                  <span className="sr-only">. sort</span>
                </span>
              ) : null}
              <Edge
                onResize={(by, isDone) => props.onResize(index, by, isDone)}
                onReset={() => props.onReset(index)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Edge(props: {
  readonly onResize: (by: number, isDone: boolean) => void;
  readonly onReset: () => void;
}): ReactNode {
  const from = useRef<number | null>(null);
  const moved = (event: PointerEvent): number => event.clientX - (from.current ?? event.clientX);
  return (
    <span
      aria-hidden="true"
      className="grid-edge"
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={props.onReset}
      onPointerDown={(event) => {
        event.stopPropagation();
        from.current = event.clientX;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (from.current !== null) props.onResize(moved(event), false);
      }}
      onPointerUp={(event) => {
        if (from.current === null) return;
        props.onResize(moved(event), true);
        from.current = null;
      }}
    />
  );
}
