import { importanceShare } from '../../../shared/journeys/reading.ts';
import type { Rating } from '../../../shared/util/rating.ts';

/** The columns of `reading r` a rating is made of. All null where an outer join found no reading. */
export interface RatingRow {
  readonly ratingKind: 'subtracted' | 'direct' | null;
  readonly expectation: number | null;
  readonly experience: number | null;
  readonly direct: number | null;
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
  readonly importance: number | null;
  readonly importanceMin: number | null;
  readonly importanceMax: number | null;
}

/** SELECT list for a `RatingRow`. */
export const ratingColumns = `r.kind AS ratingKind, r.expectation, r.experience, r.direct,
  r.scale_min AS scaleMin, r.scale_max AS scaleMax, r.importance,
  r.importance_min AS importanceMin, r.importance_max AS importanceMax`;

/** The rating a reading holds; null where there is none or a side is missing. */
export function ratingOf(row: RatingRow): Rating | null {
  const importance = importanceOf(row.importance, row.importanceMin, row.importanceMax);
  const { expectation, experience, direct, scaleMin: min, scaleMax: max } = row;
  if (row.ratingKind === 'direct') {
    return direct === -1 || direct === 0 || direct === 1 ? { kind: 'direct', direct, importance } : null;
  }
  if (expectation === null || experience === null || min === null || max === null) return null;
  return { kind: 'subtracted', expectation, experience, min, max, importance };
}

/** Importance as 0-1 of the scale it was asked on, 0-1 where none is kept; null where unrated or outside it. */
export function importanceOf(value: number | null, min: number | null, max: number | null): number | null {
  if (value === null) return null;
  const share = importanceShare(value, { min: min ?? 0, max: max ?? 1 });
  return share.defined ? share.value : null;
}
