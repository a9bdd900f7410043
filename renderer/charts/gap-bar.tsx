import { scaleLinear } from 'd3';
import type { ReactNode } from 'react';
import type { Estimate } from '../../shared/journeys/gap.ts';
import type { GapKind } from '../../shared/journeys/reading.ts';
import './gap-bar.css';

export interface GapBarProps {
  readonly gap: Pick<Estimate, 'mean' | 'interval'>;
  readonly kind: GapKind;
  /** Too few people for the point to mean much: it is drawn hollow. */
  readonly isThin?: boolean;
}

const width = 144;
const height = 20;

/**
 * A mean gap as a dot with its 95 % interval, on the scale of its kind, zero marked. Gaps reach −4..+4 on the
 * map's scale; what lies beyond ±2 stops at the edge, its number stands beside it. Drawn for the eye only: the
 * same figures stand beside it as text.
 */
export function GapBar({ gap, kind, isThin = false }: GapBarProps): ReactNode {
  const end = kind === 'direct' ? 1 : 2;
  const x = scaleLinear()
    .domain([-end, end])
    .range([6, width - 6])
    .clamp(true);
  const middle = height / 2;
  const side = gap.mean.defined && gap.mean.value < 0 ? 'worse' : 'better';
  return (
    <svg className="gap-bar" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <line className="gap-bar-track" x1={x(-end)} x2={x(end)} y1={middle} y2={middle} />
      {x.ticks(kind === 'direct' ? 2 : 4).map((tick) => (
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
          y={middle - 3}
          height={6}
          rx={3}
        />
      ) : null}
      {gap.mean.defined ? (
        <circle
          className="gap-bar-point"
          data-thin={isThin ? '' : undefined}
          data-side={side}
          cx={x(gap.mean.value)}
          cy={middle}
          r={4.5}
        />
      ) : null}
    </svg>
  );
}
