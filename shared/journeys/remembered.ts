import { type Defined, defined, notDefined } from '../stats/defined.ts';

/** What a customer would remember of a journey. Positions count the values given, missing ones included. */
export interface Remembered {
  /** (peak + end) / 2, on the scale of the values. */
  readonly score: number;
  readonly peak: number;
  readonly peakAt: number;
  readonly end: number;
  readonly endAt: number;
}

/**
 * The peak-end rule (Kahneman, Fredrickson, Schreiber & Redelmeier 1993): the remembered value of an episode
 * is the mean of its peak, the value farthest from `neutral` (the later one on a tie), and its end, the last
 * value there is. Missing values are null. Shown beside the mean, never instead of it.
 */
export function remembered(values: readonly (number | null)[], neutral = 0): Defined<Remembered> {
  let peakAt = -1;
  let endAt = -1;
  let peak = 0;
  let end = 0;
  for (const [at, value] of values.entries()) {
    if (value === null) continue;
    if (!Number.isFinite(value)) return notDefined('not a number');
    if (peakAt === -1 || Math.abs(value - neutral) >= Math.abs(peak - neutral)) {
      peakAt = at;
      peak = value;
    }
    endAt = at;
    end = value;
  }
  if (endAt === -1) return notDefined('no values');
  return defined({ score: (peak + end) / 2, peak, peakAt, end, endAt });
}
