import { scaleLinear } from 'd3';
import type { ReactNode } from 'react';
import type { Estimate } from '../../shared/journeys/gap.ts';
import type { GapKind } from '../../shared/journeys/reading.ts';
import './gap-bar.css';

export interface GapBarProps {
  readonly gap: Pick<Estimate, 'mean' | 'interval'>;
  readonly kind: GapKind;
  /** Where the scale ends on either side, from {@link gapBarEnd}: the same for all bars that are compared. */
  readonly end: number;
  /** Too few people for the point to mean much: it is drawn hollow. */
  readonly isThin?: boolean;
}

type Gap = GapBarProps['gap'];

/**
 * The end of a scale that holds every mean and, as far as the scale itself goes, every interval: ±1 for direct
 * answers; ±2 or more for subtracted ones, which reach ±4.
 */
export function gapBarEnd(gaps: readonly Gap[], kind: GapKind): number {
  if (kind === 'direct') return 1;
  const reach = gaps.flatMap(({ mean, interval }) => [
    mean.defined ? Math.abs(mean.value) : 0,
    interval.defined ? Math.max(-interval.value.low, interval.value.high) : 0,
  ]);
  return Math.min(4, Math.max(2, Math.ceil(Math.max(0, ...reach))));
}

const width = 144;
const height = 20;

/**
 * A mean gap as a dot with its 95 % interval, zero marked; an interval that leaves the scale stops at its edge.
 * Drawn for the eye only: the same figures stand beside it as text.
 */
export function GapBar({ gap, kind, end, isThin = false }: GapBarProps): ReactNode {
  const x = scaleLinear()
    .domain([-end, end])
    .range([6, width - 6])
    .clamp(true);
  const middle = height / 2;
  const side = gap.mean.defined && gap.mean.value < 0 ? 'worse' : 'better';
  return (
    <svg className="gap-bar" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <line className="gap-bar-track" x1={x(-end)} x2={x(end)} y1={middle} y2={middle} />
      {x.ticks(kind === 'direct' ? 2 : 2 * end).map((tick) => (
        <line
          key={tick}
          className={tick === 0 ? 'gap-bar-zero' : 'gap-bar-tick'}
          x1={x(tick)}
          x2={x(tick)}
          y1={tick === 0 ? 1 : middle - 3}
          y2={tick === 0 ? height - 1 : middle + 3}
        />
      ))}
      {gap.interval.defined ? (
        <rect
          className="gap-bar-interval"
          data-side={side}
          x={x(gap.interval.value.low)}
          width={Math.max(2, x(gap.interval.value.high) - x(gap.interval.value.low))}
          y={middle - 4}
          height={8}
          rx={4}
        />
      ) : null}
      {gap.mean.defined ? (
        <circle
          className="gap-bar-point"
          data-thin={isThin ? '' : undefined}
          data-side={side}
          cx={x(gap.mean.value)}
          cy={middle}
          r={3.75}
        />
      ) : null}
    </svg>
  );
}
