import { type Defined, defined, notDefined } from '../stats/defined.ts';

/** The scale a value was asked on. `max` is the good end. */
export interface RatingScale {
  readonly min: number;
  readonly max: number;
}

interface ReadingBase {
  /** The participant or respondent; null where nobody knows who it was: such a reading is a person of its own. */
  readonly participantId: number | string | null;
  /** The step (or touchpoint) it is about. */
  readonly stepId: number;
  /** How much it matters to this person, 0-1. */
  readonly importance?: number | null;
}

/** Expectation and experience asked apart, on one scale. A missing side is null. */
export interface SubtractedReading extends ReadingBase {
  readonly kind: 'subtracted';
  readonly expectation: number | null;
  readonly experience: number | null;
  readonly scale: RatingScale;
}

/** Asked in one question: -1 worse than expected, 0 as expected, 1 better than expected. */
export interface DirectReading extends ReadingBase {
  readonly kind: 'direct';
  readonly direct: -1 | 0 | 1;
}

export type Reading = SubtractedReading | DirectReading;
export type GapKind = Reading['kind'];

/** The scale of maps. */
export const MAP_SCALE: RatingScale = { min: -2, max: 2 };

/**
 * Linear rescale of a value to -2..+2: -2 + 4 (value - min) / (max - min). Not defined outside its scale or
 * where the scale has no width; values are never clamped.
 */
export function rescale(value: number, scale: RatingScale): Defined<number> {
  if (!(scale.max > scale.min)) return notDefined('no scale');
  if (!Number.isFinite(value)) return notDefined('not a number');
  if (value < scale.min || value > scale.max) return notDefined('outside its scale');
  const share = (value - scale.min) / (scale.max - scale.min);
  return defined(MAP_SCALE.min + (MAP_SCALE.max - MAP_SCALE.min) * share);
}

/** A rating of importance as a share 0-1 of its scale; not defined as for `rescale`. */
export function importanceShare(value: number, scale: RatingScale): Defined<number> {
  const mapped = rescale(value, scale);
  return mapped.defined ? defined((mapped.value - MAP_SCALE.min) / (MAP_SCALE.max - MAP_SCALE.min)) : mapped;
}
