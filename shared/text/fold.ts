import type { CodePoint, CodePointRange } from './code-points.ts';

/**
 * Marks that a search looks past: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs.
 * Vowel signs of Indic scripts are letters to their readers and stay.
 */
const MARKS =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single marks are meant, each a character of its own
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu;

const ASCII = /^[\x00-\x7f]*$/;

/** A text made comparable, and the way back to where each of its units came from. */
export interface FoldedText {
  readonly folded: string;
  /** The stretch of the original, in code points, that the folded units [start, end) stand for. */
  toOriginal(start: number, end: number): CodePointRange;
}

/** Lower case without accents; composed and decomposed writing of one letter come out the same. */
export function foldText(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : Array.from(text, foldOne).join('');
}

/** As `foldText`, with the map back. Accents that follow a letter belong to its stretch. */
export function foldWithMap(text: string): FoldedText {
  if (ASCII.test(text)) {
    return {
      folded: text.toLowerCase(),
      toOriginal: (start, end) => ({ start: start as CodePoint, end: end as CodePoint }),
    };
  }
  let folded = '';
  const origins: number[] = [];
  let count = 0;
  for (const character of text) {
    const piece = foldOne(character);
    for (let i = 0; i < piece.length; i++) origins.push(count);
    folded += piece;
    count++;
  }
  const origin = (index: number): number => origins[index] ?? count;
  const toOriginal = (start: number, end: number): CodePointRange => {
    // The next unit's origin, not the last one's plus one, so that trailing accents are inside.
    const last = end > start ? origin(end - 1) : origin(start);
    let next = end;
    while (next < origins.length && origin(next) === last && end > start) next++;
    return {
      start: origin(start) as CodePoint,
      end: (end > start ? origin(next) : origin(start)) as CodePoint,
    };
  };
  return { folded, toOriginal };
}

/** Every place where `query` occurs in `text` when both are folded; none for an empty query. */
export function findFolded(
  text: string,
  query: string,
  limit = Number.POSITIVE_INFINITY,
): readonly CodePointRange[] {
  const needle = foldText(query);
  if (needle === '') return [];
  const haystack = foldWithMap(text);
  const found: CodePointRange[] = [];
  for (let at = haystack.folded.indexOf(needle); at !== -1 && found.length < limit; ) {
    found.push(haystack.toOriginal(at, at + needle.length));
    at = haystack.folded.indexOf(needle, at + needle.length);
  }
  return found;
}

function foldOne(character: string): string {
  const lower = character.toLowerCase();
  if (lower === 'ß') return 'ss';
  if (lower === 'ς') return 'σ';
  return lower.normalize('NFD').replace(MARKS, '').normalize('NFC');
}
