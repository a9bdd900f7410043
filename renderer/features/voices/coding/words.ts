import type { Rating } from '../../../../shared/util/rating.ts';
import { countOf, formatNumber } from '../../../ui/format.ts';

/** Beyond this many characters counting words takes longer than it tells. */
const longest = 20_000;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** How much text that is, in words: "12 words"; a very long one in characters. */
export function amountOf(text: string): string {
  if (text.length > longest) return countOf(text.length, 'character');
  let count = 0;
  for (const part of segmenter.segment(text)) if (part.isWordLike === true) count += 1;
  return count > 0 ? countOf(count, 'word') : countOf([...text].length, 'character');
}

/** A quote short enough for one line. */
export function shortQuote(text: string, length = 80): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const letters = [...flat];
  return letters.length <= length
    ? flat
    : `${letters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

/** The name an in-vivo code takes from the selected words; '' where they hold none. */
export function inVivoName(text: string): string {
  return shortQuote(text.replace(/^[\s\p{P}]+|[\s,;:.\p{Pd}\p{Pi}\p{Pf}"']+$/gu, ''), 80);
}

const directWords = { '-1': 'Worse than expected', '0': 'As expected', '1': 'Better than expected' } as const;

/** The five levels of importance, stored as 0 to 1. */
export const importanceWords = [
  'Hardly matters',
  'Matters little',
  'Matters',
  'Matters a lot',
  'Decides',
] as const;

/** Level 1–5 for an importance of 0–1, or null. */
export function importanceLevel(importance: number | null): number | null {
  return importance === null ? null : Math.round(importance * 4) + 1;
}

/** Importance 0–1 for a level 1–5. */
export function importanceOf(level: number | null): number | null {
  return level === null ? null : (level - 1) / 4;
}

/** A rating in words: "Expected 9, experienced 3 (0–10)" or "Worse than expected". */
export function ratingText(rating: Rating): string {
  const level = importanceLevel(rating.importance);
  const importance = level === null ? '' : `; ${(importanceWords[level - 1] ?? '').toLowerCase()}`;
  if (rating.kind === 'direct') {
    const key = String(rating.direct) as keyof typeof directWords;
    return directWords[key] + importance;
  }
  const { expectation, experience, min, max } = rating;
  return `Expected ${formatNumber(expectation, digits(expectation))}, experienced ${formatNumber(experience, digits(experience))} (${min}–${max})${importance}`;
}

function digits(value: number): number {
  return Number.isInteger(value) ? 0 : 1;
}

/** What a coding took in: ", joined with 2 codings it overlaps; 1 rating of theirs went"; '' where it took in none. */
export function joinedWords(merged: number, dropped: number): string {
  if (merged === 0) return '';
  return `, joined with ${countOf(merged, 'coding')} it overlaps${lostWords(dropped)}`;
}

/** What joining codings cost: "; 1 rating of theirs went, a coding holds one"; '' where it cost nothing. */
export function lostWords(dropped: number): string {
  return dropped === 0 ? '' : `; ${countOf(dropped, 'rating')} of theirs went, a coding holds one`;
}
