import { curveMonotoneX, line, scaleLinear, scalePoint, symbol, symbolsFill } from 'd3';
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import './line-chart.css';

export interface LineSeries {
  readonly key: number | string;
  readonly name: string;
  /** A CSS colour. */
  readonly colour: string;
  /** One for each time; null where nothing is known: the line breaks there. */
  readonly values: readonly (number | null)[];
}

export interface LineChartProps {
  /** What the chart shows, for assistive technology; the table behind it says the rest. */
  readonly label: string;
  readonly times: readonly string[];
  readonly series: readonly LineSeries[];
  readonly format: (value: number) => string;
}

/** Units of the drawing; one is a CSS pixel at 100 % text, so that a larger text leaves room for fewer. */
const WIDTHS = { usual: 880, least: 480, most: 992 };
const HEIGHT = 320;
const MARGIN = { top: 16, right: 180, bottom: 36, left: 56 };
/** Least pixels between two names at the end of lines. */
const NAME_APART = 15;
const MOST_TICKS = 10;

/** The mark of a line: shapes tell lines apart where colours do not. */
function markOf(place: number): string {
  const kind = symbolsFill[place % symbolsFill.length];
  return (kind ? symbol(kind, 44)() : null) ?? '';
}

/** Lines over time, named at their ends; monotone, so that no value is drawn that nobody gave. */
export function LineChart({ label, times, series, format }: LineChartProps): ReactNode {
  const highest = series.reduce(
    (most, { values }) => Math.max(most, ...values.map((value) => value ?? 0)),
    0,
  );
  const frame = useRef<HTMLDivElement>(null);
  const width = useUnits(frame);
  const x = scalePoint<number>(
    times.map((_, index) => index),
    [MARGIN.left, width - MARGIN.right],
  ).padding(0.5);
  const y = scaleLinear([0, highest === 0 ? 1 : highest], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(5);
  const at = (index: number): number => x(index) ?? MARGIN.left;
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => at(index))
    .y((value) => y(value ?? 0))
    .curve(curveMonotoneX);
  const every = Math.ceil((times.length / MOST_TICKS) * (WIDTHS.usual / width));
  return (
    <div ref={frame}>
      <svg className="line-chart" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
        {y.ticks(5).map((tick) => (
          <g key={tick} className="line-chart-axis">
            <line
              className="line-chart-grid"
              x1={MARGIN.left}
              x2={width - MARGIN.right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text x={MARGIN.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
              {format(tick)}
            </text>
          </g>
        ))}
        {times.map((time, index) =>
          index % every === 0 ? (
            <text
              key={time}
              className="line-chart-axis"
              x={at(index)}
              y={HEIGHT - MARGIN.bottom + 20}
              textAnchor="middle"
            >
              {time}
            </text>
          ) : null,
        )}
        {series.map(({ key, colour, values }, place) => (
          <g key={key} style={{ '--code-colour': colour } as CSSProperties}>
            <path className="line-chart-line" d={path([...values]) ?? ''} />
            {values.map((value, index) =>
              value === null ? null : (
                <path
                  // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its time
                  key={index}
                  className="line-chart-point"
                  d={markOf(place)}
                  transform={`translate(${at(index)},${y(value)})`}
                />
              ),
            )}
          </g>
        ))}
        {placedNames(series, y).map(({ key, name, colour, mark, place }) => (
          <g key={key} style={{ '--code-colour': colour } as CSSProperties}>
            <path
              className="line-chart-point"
              d={mark}
              transform={`translate(${width - MARGIN.right + 12},${place})`}
            />
            <text className="line-chart-name" x={width - MARGIN.right + 24} y={place} dy="0.32em">
              {name.length > 24 ? `${name.slice(0, 23)}…` : name}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** How many units of text size 100 % the element is wide. */
function useUnits(element: RefObject<HTMLElement | null>): number {
  const [units, setUnits] = useState(WIDTHS.usual);
  useEffect(() => {
    const watched = element.current;
    if (!watched || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (!entry) return;
      const wide = entry.contentRect.width / (rem / 16);
      setUnits(Math.round(Math.min(WIDTHS.most, Math.max(WIDTHS.least, wide))));
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return units;
}

/** Names at the height of their lines' ends, moved apart where they would stand on one another. */
function placedNames(series: readonly LineSeries[], y: (value: number) => number) {
  const wanted = series
    .map(({ key, name, colour, values }, index) => ({
      key,
      name,
      colour,
      mark: markOf(index),
      place: y(values.findLast((value) => value !== null) ?? 0),
    }))
    .sort((a, b) => a.place - b.place);
  let last = Number.NEGATIVE_INFINITY;
  const placed = wanted.map((entry) => {
    last = Math.max(entry.place, last + NAME_APART);
    return { ...entry, place: last };
  });
  const over = Math.max(0, last - (HEIGHT - MARGIN.bottom));
  return placed.map((entry) => ({ ...entry, place: entry.place - over }));
}
