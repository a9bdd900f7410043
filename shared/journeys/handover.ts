import { type Defined, defined, notDefined } from '../stats/defined.ts';

/** Two consecutive steps of a journey with different channels. */
export interface Handover<T> {
  readonly from: T;
  readonly to: T;
}

/** What one person said about one handover. */
export interface HandoverRating {
  /** Context carried over: 0 no, 1 partly, 2 wholly. */
  readonly carried: 0 | 1 | 2;
  /** Whether the person had to tell it again; null where not asked. */
  readonly repeated?: boolean | null;
}

export interface Continuity {
  /** 0 nothing carried over, 1 everything. */
  readonly value: Defined<number>;
  /** Share 0-1 that had to repeat themselves, of those asked. */
  readonly repeated: Defined<number>;
  readonly n: number;
}

/** The handovers of a journey, in order. A step without a channel makes none. */
export function handovers<T extends { readonly channel: string | null }>(
  steps: readonly T[],
): readonly Handover<T>[] {
  const found: Handover<T>[] = [];
  for (const [i, to] of steps.entries()) {
    const from = steps[i - 1];
    if (from?.channel && to.channel && from.channel !== to.channel) found.push({ from, to });
  }
  return found;
}

/**
 * Continuity = sum of context carried / (2 x handovers rated): the product's own indicator. Not defined
 * where none was rated.
 */
export function continuity(ratings: readonly HandoverRating[]): Continuity {
  const asked = ratings.filter((rating) => typeof rating.repeated === 'boolean');
  const carried = ratings.reduce((sum, rating) => sum + rating.carried, 0);
  return {
    value: ratings.length > 0 ? defined(carried / (2 * ratings.length)) : notDefined('not rated'),
    repeated:
      asked.length > 0
        ? defined(asked.filter((rating) => rating.repeated === true).length / asked.length)
        : notDefined('not rated'),
    n: ratings.length,
  };
}
