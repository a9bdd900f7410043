import type { Rating } from '../../../shared/util/rating.ts';
import { refused } from '../core/failures.ts';

/** A rating as a reading's columns keep it: raw values with their scale; importance on 0-1. */
export interface RatingColumns {
  readonly kind: Rating['kind'];
  readonly expectation: number | null;
  readonly experience: number | null;
  readonly direct: number | null;
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly importance: number | null;
  readonly importanceMin: number | null;
  readonly importanceMax: number | null;
}

/** Turns a rating into columns; refuses a scale without width and values outside it. */
export function ratingColumnsOf(rating: Rating): RatingColumns {
  const importance = {
    importance: rating.importance,
    importanceMin: rating.importance === null ? null : 0,
    importanceMax: rating.importance === null ? null : 1,
  };
  if (rating.kind === 'direct') {
    const { kind, direct } = rating;
    return { kind, expectation: null, experience: null, direct, scaleMin: -1, scaleMax: 1, ...importance };
  }
  const { kind, expectation, experience, min, max } = rating;
  if (!(max > min)) throw refused('The scale needs an upper end above its lower one.');
  for (const value of [expectation, experience]) {
    if (value < min || value > max) {
      throw refused(`${value} lies outside the scale of ${min} to ${max}. Choose a value on it.`);
    }
  }
  return { kind, expectation, experience, direct: null, scaleMin: min, scaleMax: max, ...importance };
}
