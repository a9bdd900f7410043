import { scaleSqrt } from 'd3';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import './heat-map.css';

export interface HeatLabel {
  readonly name: string;
  /** Shown beside a row's name, and said of a column. */
  readonly total: string;
  /** A longer name, as a tooltip. */
  readonly title: string;
}

export interface HeatMapProps {
  readonly label: string;
  readonly rows: readonly HeatLabel[];
  readonly columns: readonly HeatLabel[];
  /** Row by row; null where nothing is defined. */
  readonly values: readonly (number | null)[];
  readonly format: (value: number) => string;
  readonly notDefined: string;
  /** Rows and columns are the same: what a thing has with itself is said, but darkens nothing. */
  readonly isSquare: boolean;
  readonly selected: number | null;
  /** Enter or a click on a cell; its number row by row. */
  readonly onSelect: (cell: number) => void;
}

/**
 * Numbers of a matrix, darker where they are higher (square root, so that small ones are told apart). Every cell holds
 * its number; arrows, Home, End and Page move, Enter opens.
 */
export function HeatMap(props: HeatMapProps): ReactNode {
  const { label, rows, columns, values, format, notDefined, isSquare, selected, onSelect } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [focused, setFocused] = useState(0);
  const width = columns.length;
  const isOwn = (cell: number): boolean => isSquare && cell % width === Math.floor(cell / width);
  const highest = values.reduce<number>(
    (most, value, cell) => (isOwn(cell) ? most : Math.max(most, value ?? 0)),
    0,
  );
  const heat = scaleSqrt([0, Math.max(highest, Number.MIN_VALUE)], [0, 1]);
  const current = Math.min(focused, values.length - 1);
  const moveTo = (cell: number): void => {
    if (cell < 0 || cell >= values.length) return;
    setFocused(cell);
    const element = body.current?.querySelector<HTMLElement>(`[data-cell="${cell}"]`);
    element?.focus();
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = Math.floor(current / width);
    const targets: Readonly<Record<string, number | undefined>> = {
      ArrowLeft: current % width === 0 ? undefined : current - 1,
      ArrowRight: current % width === width - 1 ? undefined : current + 1,
      ArrowUp: current - width,
      ArrowDown: current + width,
      Home: event.ctrlKey ? 0 : row * width,
      End: event.ctrlKey ? values.length - 1 : row * width + width - 1,
      PageUp: Math.max(current % width, current - width * 10),
      PageDown: Math.min((rows.length - 1) * width + (current % width), current + width * 10),
    };
    if (event.key === 'Enter' || event.key === ' ') onSelect(current);
    else if (event.key in targets) moveTo(targets[event.key] ?? -1);
    else return;
    event.preventDefault();
  };
  return (
    <div className="heat-scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells that are walked through make a grid */}
      <table className="heat" role="grid" aria-label={label} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <td />
            <td />
            {columns.map(({ name, title, total }, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: labels may be equal; the place is what tells them apart
              <th key={column} scope="col" title={`${title}: ${total}`}>
                <span className="heat-column">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map(({ name, title, total }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <tr key={row}>
              <th scope="row" title={title} className="clip">
                {name}
              </th>
              <td className="heat-total">{total}</td>
              {columns.map((column, at) => {
                const cell = row * width + at;
                const value = values[cell] ?? null;
                return (
                  <td
                    key={cell}
                    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of that grid
                    role="gridcell"
                    data-cell={cell}
                    data-none={value === null || value === 0 ? '' : undefined}
                    tabIndex={cell === current ? 0 : -1}
                    aria-selected={cell === selected}
                    aria-label={`${name}, ${column.name}: ${value === null ? notDefined : format(value)}`}
                    className="heat-cell"
                    data-own={isOwn(cell) ? '' : undefined}
                    style={{ '--heat': value === null || isOwn(cell) ? 0 : heat(value) } as CSSProperties}
                    onFocus={() => setFocused(cell)}
                    onClick={() => onSelect(cell)}
                    onKeyDown={() => undefined}
                  >
                    {value === null ? '–' : value === 0 ? '·' : format(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
