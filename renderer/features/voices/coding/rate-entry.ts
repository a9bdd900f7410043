import type { Rating } from '../../../../shared/util/rating.ts';
import { importanceLevel, importanceOf } from './words.ts';

/** The scales a gap can be rated on. */
export const scales = [
  { id: '0-10', label: '0–10', min: 0, max: 10 },
  { id: '1-5', label: '1–5', min: 1, max: 5 },
  { id: '1-7', label: '1–7', min: 1, max: 7 },
  { id: '0-100', label: '0–100', min: 0, max: 100 },
] as const;
export type Scale = { readonly min: number; readonly max: number };
export type ScaleId = (typeof scales)[number]['id'];

/** What the rating dialog holds while it is filled in. Numbers are kept as typed. */
export interface RateEntry {
  readonly mode: 'word' | 'scale';
  readonly word: -1 | 0 | 1 | null;
  readonly scale: Scale;
  readonly expected: string;
  readonly experienced: string;
  /** 1–5, or null where it is not said. */
  readonly importance: number | null;
}

/** The entry a rating opens as; `scale` and `mode` are what was used last, for a new one. */
export function entryOf(rating: Rating | null, mode: RateEntry['mode'], scale: Scale): RateEntry {
  const empty = { mode, scale, word: null, expected: '', experienced: '', importance: null } as const;
  if (rating === null) return empty;
  const importance = importanceLevel(rating.importance);
  if (rating.kind === 'direct') return { ...empty, mode: 'word', word: rating.direct, importance };
  return {
    ...empty,
    mode: 'scale',
    scale: { min: rating.min, max: rating.max },
    expected: String(rating.expectation),
    experienced: String(rating.experience),
    importance,
  };
}

/** A typed number on the scale, or null for anything else. A comma is taken as a decimal point. */
export function numberOn(scale: Scale, text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  if (!/^-?\d+(\.\d+)?$/.test(trimmed)) return null;
  const value = Number(trimmed);
  return value >= scale.min && value <= scale.max ? value : null;
}

/** Whether no further digit could make another number of the scale: the focus may move on. */
export function isFull(scale: Scale, text: string): boolean {
  const value = numberOn(scale, text);
  if (value === null || !/^\d+$/.test(text.trim())) return false;
  return value === 0 || value * 10 > scale.max;
}

/** The rating, or why it is not one yet. */
export function ratingOf(
  entry: RateEntry,
): { readonly ok: true; readonly rating: Rating } | { readonly ok: false; readonly problem: string } {
  const importance = importanceOf(entry.importance);
  if (entry.mode === 'word') {
    if (entry.word === null) return { ok: false, problem: 'Press W, A or B to say how it was.' };
    return { ok: true, rating: { kind: 'direct', direct: entry.word, importance } };
  }
  const expectation = numberOn(entry.scale, entry.expected);
  const experience = numberOn(entry.scale, entry.experienced);
  const { min, max } = entry.scale;
  if (expectation === null) return { ok: false, problem: `What was expected, from ${min} to ${max}?` };
  if (experience === null) return { ok: false, problem: `What was experienced, from ${min} to ${max}?` };
  return { ok: true, rating: { kind: 'subtracted', expectation, experience, min, max, importance } };
}

export type RateKey =
  | { readonly type: 'change'; readonly entry: RateEntry }
  | { readonly type: 'save' }
  | null;

/**
 * What a key means in the dialog: W A B a word, 1–5 the importance (while rating in a word), S and O between scale
 * and one word, Enter saves. null: the key is not the dialog's. `isNumber`: a number field has the focus.
 */
export function rateKey(entry: RateEntry, key: string, isNumber: boolean): RateKey {
  const change = (part: Partial<RateEntry>): RateKey => ({ type: 'change', entry: { ...entry, ...part } });
  const letter = key.toUpperCase();
  if (letter === 'W') return change({ mode: 'word', word: -1 });
  if (letter === 'A') return change({ mode: 'word', word: 0 });
  if (letter === 'B') return change({ mode: 'word', word: 1 });
  if (letter === 'S') return change({ mode: 'scale' });
  if (letter === 'O') return change({ mode: 'word' });
  if (key === 'Enter') return { type: 'save' };
  if (!isNumber && /^[1-5]$/.test(key)) return change({ importance: Number(key) });
  if (!isNumber && key === '0') return change({ importance: null });
  return null;
}
