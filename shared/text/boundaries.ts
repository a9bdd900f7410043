import { pairAt, type Utf16 } from './code-points.ts';

/** What a selection is extended by. */
export type BoundaryUnit = 'word' | 'sentence';

/** A half-open range in UTF-16 units. */
export interface Utf16Range {
  readonly start: Utf16;
  readonly end: Utf16;
}

/** Segmenting looks at one line, and of an endless line at this much around the position. */
const REACH = 4096;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(unit: BoundaryUnit): Intl.Segmenter {
  const kept = segmenters.get(unit);
  if (kept) return kept;
  // 'und': the rules of Unicode annex 29 without a language's own, so that results do not follow the machine.
  const made = new Intl.Segmenter('und', { granularity: unit });
  segmenters.set(unit, made);
  return made;
}

/**
 * End of the next word or sentence after `position`, without the white space that follows it; the end of the
 * text where there is none. Extends a selection to the right.
 */
export function nextBoundary(text: string, position: Utf16, unit: BoundaryUnit): Utf16 {
  for (let at: number = position; at < text.length; ) {
    const window = windowAround(text, at);
    const found = pieces(text, window, unit).find((piece) => piece.end > at);
    if (found) return found.end;
    at = Math.max(window.end, at + 1);
  }
  return text.length as Utf16;
}

/** Start of the word or sentence before `position`; 0 where there is none. Extends a selection to the left. */
export function previousBoundary(text: string, position: Utf16, unit: BoundaryUnit): Utf16 {
  for (let at: number = Math.min(position, text.length); at > 0; ) {
    const window = windowAround(text, at - 1);
    const found = pieces(text, window, unit).findLast((piece) => piece.start < at);
    if (found) return found.start;
    at = Math.min(window.start, at - 1);
  }
  return 0 as Utf16;
}

/** The word or sentence that holds `position` (or ends there); undefined in white space or an empty text. */
export function unitAt(text: string, position: Utf16, unit: BoundaryUnit): Utf16Range | undefined {
  const inside = pieces(text, windowAround(text, position), unit).find(
    (p) => p.start <= position && position < p.end,
  );
  if (inside || position === 0) return inside;
  return pieces(text, windowAround(text, position - 1), unit).find((p) => p.end === position);
}

/** Words (letters, digits, ideographs) or sentences (trimmed) of a window, in order. */
function pieces(text: string, window: Utf16Range, unit: BoundaryUnit): readonly Utf16Range[] {
  const found: Utf16Range[] = [];
  for (const part of segmenter(unit).segment(text.slice(window.start, window.end))) {
    if (unit === 'word' && part.isWordLike !== true) continue;
    const lead = part.segment.length - part.segment.trimStart().length;
    const length = part.segment.trim().length;
    if (length === 0) continue;
    const start = window.start + part.index + lead;
    found.push({ start: start as Utf16, end: (start + length) as Utf16 });
  }
  return found;
}

/** The line that holds unit `at` (a newline ends both words and sentences), at most REACH to each side. */
function windowAround(text: string, at: number): Utf16Range {
  const newlineBefore = at > 0 ? text.lastIndexOf('\n', at - 1) : -1;
  const newlineAfter = text.indexOf('\n', at);
  let start = Math.max(newlineBefore + 1, at - REACH);
  let end = Math.min(newlineAfter === -1 ? text.length : newlineAfter + 1, at + REACH);
  if (start > 0 && pairAt(text, start - 1)) start--;
  if (pairAt(text, end - 1)) end++;
  return { start: start as Utf16, end: end as Utf16 };
}
