import { incompleteBeta } from './beta.ts';
import { type Defined, defined, notDefined } from './defined.ts';
import { mean, sd } from './mean.ts';

/** An interval in the unit of the values it was computed from. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Probability that Student's t with `df` > 0 degrees of freedom is at most `t` (Student 1908). */
export function tCdf(t: number, df: number): number {
  if (t === 0) return 0.5;
  const tail = oneTail(Math.abs(t), df);
  return t > 0 ? 1 - tail : tail;
}

/** P(T > t) for t > 0, without the rounding that 1 - P would bring for small tails. */
function oneTail(t: number, df: number): number {
  return 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/**
 * The t that Student's distribution with `df` > 0 degrees of freedom stays below with probability `p`.
 * By bisection on the tail, to about 1e-14. Throws RangeError unless 0 < p < 1 and df > 0.
 */
export function tQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1) || !(df > 0)) throw new RangeError(`No t quantile for p ${p}, df ${df}`);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  let low = 0;
  let high = 1;
  while (oneTail(high, df) > tail && high < 1e300) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-15 * high; i++) {
    const middle = (low + high) / 2;
    if (oneTail(middle, df) > tail) low = middle;
    else high = middle;
  }
  const t = (low + high) / 2;
  return p > 0.5 ? t : -t;
}

/**
 * Interval for a mean: mean -/+ t(df = n - 1) * sd / sqrt(n), `level` between 0 and 1. Equal values give an
 * interval of no width. Not defined for fewer than two values.
 */
export function tInterval(values: readonly number[], level = 0.95): Defined<Interval> {
  const centre = mean(values);
  const spread = sd(values);
  if (!centre.defined) return centre;
  if (!spread.defined) return spread;
  const half = (tQuantile((1 + level) / 2, values.length - 1) * spread.value) / Math.sqrt(values.length);
  return defined({ low: centre.value - half, high: centre.value + half });
}

/** A two-sided test of a mean against a value. */
export interface TTest {
  readonly t: number;
  readonly df: number;
  /** Probability of a t at least this far from 0 if the true mean were the value tested against. */
  readonly p: number;
}

/**
 * One-sample t test of the mean against `against`: t = (mean - against) / (sd / sqrt(n)), df = n - 1.
 * Not defined for fewer than two values or where nothing varies.
 */
export function oneSampleT(values: readonly number[], against = 0): Defined<TTest> {
  const centre = mean(values);
  const spread = sd(values);
  if (!centre.defined) return centre;
  if (!spread.defined) return spread;
  if (spread.value === 0) return notDefined('nothing varies');
  const df = values.length - 1;
  const t = (centre.value - against) / (spread.value / Math.sqrt(values.length));
  return defined({ t, df, p: t === 0 ? 1 : 2 * oneTail(Math.abs(t), df) });
}
