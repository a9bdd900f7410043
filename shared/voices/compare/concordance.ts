import { codePoint, indexCodePoints } from '../../text/code-points.ts';
import { foldText } from '../../text/fold.ts';
import { wordPositions } from '../../text/text-units.ts';

/** A place where the words stand, in code points, end exclusive, with what is before and after it on one line. */
export interface ContextLine {
  readonly start: number;
  readonly end: number;
  readonly left: string;
  readonly words: string;
  readonly right: string;
}

/** Characters shown on each side. */
const AROUND = 80;

/** The words of a search, as they are compared. */
export function searchedWords(words: string): readonly string[] {
  const { starts, ends } = wordPositions(words);
  const slices = indexCodePoints(words);
  return Array.from(starts, (start, at) =>
    foldText(slices.slice(codePoint(start), codePoint(ends[at] ?? 0))),
  );
}

/**
 * Every place where the searched words follow one another as whole words, whatever their case and accents and whatever
 * stands between them. Places do not overlap. `passages`: which parts of the text count (start and end in turn).
 */
export function contextLines(
  text: string,
  searched: readonly string[],
  passages: readonly number[] | null,
): readonly ContextLine[] {
  const [first] = searched;
  if (first === undefined) return [];
  const { starts, ends } = wordPositions(text);
  const slices = indexCodePoints(text);
  const word = (at: number): string =>
    foldText(slices.slice(codePoint(starts[at] ?? 0), codePoint(ends[at] ?? 0)));
  const lines: ContextLine[] = [];
  for (let at = 0; at + searched.length <= starts.length; at += 1) {
    if (!searched.every((wanted, offset) => word(at + offset) === wanted)) continue;
    const start = starts[at] ?? 0;
    const end = ends[at + searched.length - 1] ?? 0;
    if (passages && !isWithin(passages, start, end)) continue;
    const before = slices.slice(codePoint(Math.max(0, start - AROUND)), codePoint(start));
    const after = slices.slice(codePoint(end), codePoint(Math.min(slices.length, end + AROUND)));
    lines.push({
      start,
      end,
      left: onOneLine(before),
      words: onOneLine(slices.slice(codePoint(start), codePoint(end))),
      right: onOneLine(after),
    });
    at += searched.length - 1;
  }
  return lines;
}

function isWithin(passages: readonly number[], start: number, end: number): boolean {
  for (let at = 0; at < passages.length; at += 2) {
    if ((passages[at] ?? 0) <= start && (passages[at + 1] ?? 0) >= end) return true;
  }
  return false;
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}
