import type { Agreement } from './agreement.ts';
import { defined, notDefined } from './defined.ts';

/** How far apart two values are. Ratio values are 0 or more; nominal ones are only the same or not. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/**
 * Coincidences of values within units: `counts[i][j]` pairs of `values[i]` with `values[j]`, symmetric, each pair of a
 * unit with m values weighted 1/(m − 1), so that the sum is the number of values that could be paired.
 */
export interface Coincidences {
  /** Ascending. */
  readonly values: readonly number[];
  readonly counts: readonly (readonly number[])[];
}

/**
 * The coincidence matrix of units, each with the values its coders gave it; null where one gave none. Units with
 * fewer than two values cannot be paired and are left out.
 */
export function coincidencesOf(units: readonly (readonly (number | null)[])[]): Coincidences {
  const paired = units
    .map((unit) => unit.filter((value) => value !== null))
    .filter((unit) => unit.length >= 2);
  const values = [...new Set(paired.flat())].sort((a, b) => a - b);
  const place = new Map(values.map((value, index) => [value, index]));
  const counts = values.map(() => values.map(() => 0));
  for (const unit of paired) {
    for (const [i, one] of unit.entries()) {
      const row = counts[place.get(one) ?? -1];
      if (!row) continue;
      for (const [j, other] of unit.entries()) {
        const column = place.get(other) ?? -1;
        if (i !== j) row[column] = (row[column] ?? 0) + 1 / (unit.length - 1);
      }
    }
  }
  return { values, counts };
}

/**
 * Krippendorff's alpha (Krippendorff 2011): 1 − D_o / D_e = 1 − (n − 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck, for any number
 * of coders and with values missing. δ²: nominal 0 or 1; interval (c − k)²; ratio ((c − k)/(c + k))²; ordinal
 * (Σ_{g=c..k} n_g − (n_c + n_k)/2)². At most 1; 0 is chance. Not defined where nothing can be paired or nothing varies.
 */
export function krippendorffAlpha({ values, counts }: Coincidences, metric: Metric = 'nominal'): Agreement {
  const sums = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const total = sums.reduce((sum, count) => sum + count, 0);
  if (!Number.isFinite(total) || !values.every(Number.isFinite)) return notDefined('not a number');
  if (total === 0) return notDefined('nothing paired');
  if (metric === 'ratio' && values.some((value) => value < 0)) return notDefined('not a number');
  const distance = distanceOf(metric, values, sums);
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < values.length; c++) {
    for (let k = c + 1; k < values.length; k++) {
      const apart = distance(c, k);
      observed += (counts[c]?.[k] ?? 0) * apart;
      expected += (sums[c] ?? 0) * (sums[k] ?? 0) * apart;
    }
  }
  if (expected === 0) return notDefined('nothing varies');
  return defined(1 - ((total - 1) * observed) / expected);
}

/** Distance of the values at two places, the first before the second. */
function distanceOf(
  metric: Metric,
  values: readonly number[],
  sums: readonly number[],
): (c: number, k: number) => number {
  const value = (place: number): number => values[place] ?? Number.NaN;
  const sum = (place: number): number => sums[place] ?? 0;
  switch (metric) {
    case 'nominal':
      return () => 1;
    case 'interval':
      return (c, k) => (value(c) - value(k)) ** 2;
    case 'ratio':
      return (c, k) => ((value(c) - value(k)) / (value(c) + value(k))) ** 2;
    case 'ordinal':
      return (c, k) => {
        let between = 0;
        for (let g = c; g <= k; g++) between += sum(g);
        return (between - (sum(c) + sum(k)) / 2) ** 2;
      };
  }
}
