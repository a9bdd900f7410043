import { type Defined, defined, notDefined } from './defined.ts';
import type { Interval } from './student-t.ts';

/** The normal quantile for 95 %. */
export const Z95 = 1.959964;

/**
 * Wilson's score interval for a share of `successes` in `n` (Wilson 1927), as shares 0-1. Not defined for
 * n = 0 or where the counts are no counts.
 */
export function wilson(successes: number, n: number, z = Z95): Defined<Interval> {
  if (n === 0) return notDefined('no values');
  if (!Number.isInteger(successes) || !Number.isInteger(n) || successes < 0 || successes > n) {
    return notDefined('not a number');
  }
  const share = successes / n;
  const z2 = z * z;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return defined({ low: Math.max(0, centre - half), high: Math.min(1, centre + half) });
}
