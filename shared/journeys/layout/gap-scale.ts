import type { GapKind } from '../reading.ts';

/** The vertical scale of the plot. */
export interface GapScale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** Words beside the ticks that need them. */
  readonly words: Readonly<Record<string, string>>;
  /** Height of a value; values beyond the ends (an interval's) stop at them. */
  y(value: number): number;
}

/** Expectation and experience on -2..+2; direct answers on worse, as and better than expected. */
export function gapScale(kind: GapKind, top: number, height: number): GapScale {
  const end = kind === 'subtracted' ? 2 : 1;
  const inset = 10;
  return {
    low: -end,
    high: end,
    ticks: kind === 'subtracted' ? [2, 1, 0, -1, -2] : [1, 0, -1],
    words:
      kind === 'subtracted'
        ? { '2': 'very good', '0': 'neutral', '-2': 'very poor' }
        : { '1': 'better', '0': 'as expected', '-1': 'worse' },
    y: (value) => {
      const held = Math.max(-end, Math.min(end, value));
      return top + inset + ((end - held) / (2 * end)) * (height - 2 * inset);
    },
  };
}
