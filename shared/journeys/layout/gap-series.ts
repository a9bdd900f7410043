import type { Estimate } from '../gap.ts';
import type { GapKind } from '../reading.ts';
import { type CurvePiece, monotoneCurve } from './curve.ts';
import type { Column } from './frame.ts';
import type { GapScale } from './gap-scale.ts';

/** A mean at a step, with its interval where there is one, in screen heights. */
export interface SeriesPoint {
  readonly x: number;
  readonly y: number;
  readonly interval?: { readonly top: number; readonly bottom: number };
}

/** One line of the plot: a point per step or none, and the curve between neighbours that both have one. */
export interface Series {
  readonly points: readonly (SeriesPoint | undefined)[];
  /** Piece i leads from step i to step i + 1; undefined breaks the line. */
  readonly pieces: readonly (CurvePiece | undefined)[];
}

/** The experience: its own mean, or for direct answers the mean gap itself. */
export function experienceSeries(columns: readonly Column[], kind: GapKind, scale: GapScale): Series {
  return seriesOf(columns, scale, ({ step }) => (kind === 'direct' ? step.gap.gap : step.gap.experience));
}

/** The expectation: its own mean; for direct answers the level line "as expected" where somebody answered. */
export function expectationSeries(columns: readonly Column[], kind: GapKind, scale: GapScale): Series {
  if (kind === 'subtracted') return seriesOf(columns, scale, ({ step }) => step.gap.expectation);
  const level: Estimate['mean'] = { defined: true, value: 0 };
  return seriesOf(columns, scale, ({ step }) => ({
    mean: step.gap.gap.mean.defined ? level : step.gap.gap.mean,
    interval: { defined: false, reason: 'no values' },
  }));
}

function seriesOf(
  columns: readonly Column[],
  scale: GapScale,
  pick: (column: Column) => Pick<Estimate, 'mean' | 'interval'>,
): Series {
  const points = columns.map((column): SeriesPoint | undefined => {
    const { mean, interval } = pick(column);
    if (!mean.defined) return undefined;
    const point = { x: column.x + column.w / 2, y: scale.y(mean.value) };
    if (!interval.defined) return point;
    return { ...point, interval: { top: scale.y(interval.value.high), bottom: scale.y(interval.value.low) } };
  });
  return { points, pieces: piecesOf(points) };
}

/** A curve through each run of neighbouring points; a missing value breaks it, it is never zero. */
function piecesOf(points: readonly (SeriesPoint | undefined)[]): readonly (CurvePiece | undefined)[] {
  const pieces = new Array<CurvePiece | undefined>(Math.max(0, points.length - 1)).fill(undefined);
  let run: SeriesPoint[] = [];
  for (let i = 0; i <= points.length; i++) {
    const point = points[i];
    if (point) {
      run.push(point);
      continue;
    }
    const start = i - run.length;
    for (const [k, piece] of monotoneCurve(run).entries()) pieces[start + k] = piece;
    run = [];
  }
  return pieces;
}
