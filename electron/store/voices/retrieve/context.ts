import { type CodePointIndex, codePoint } from '../../../../shared/text/code-points.ts';
import { sentenceStarts, wordPositions } from '../../../../shared/text/text-units.ts';
import type { ResultContext } from '../../../../shared/voices/query/spec.ts';
import type { SourceReader } from './source-reader.ts';

/** Characters shown on each side at most, so that a sentence without an end does not fill the page. */
const REACH = 3000;
/** Cutting text into sentences is slow: first as far as they mostly go. */
const REACHES = [400, REACH] as const;

/** What is read before and after [start, end) of a source. Blanks at the far ends are left out, line breaks kept. */
export function contextOf(
  reader: SourceReader,
  { start, end }: { readonly start: number; readonly end: number },
  { unit, count }: ResultContext,
): { readonly before: string; readonly after: string } {
  const text = reader.text();
  const from = Math.max(0, start - REACH);
  const to = Math.min(text.length, end + REACH);
  const wide = {
    before: text.slice(codePoint(from), codePoint(start)),
    after: text.slice(codePoint(end), codePoint(to)),
  };
  switch (unit) {
    case 'none':
      return { before: '', after: '' };
    case 'words':
      return { before: lastWords(wide.before, count), after: firstWords(wide.after, count) };
    case 'sentences':
      return {
        before: sentencesBefore(text, start, end, count),
        after: sentencesAfter(text, start, end, count),
      };
    case 'turns': {
      const turns = reader.turnRows();
      const first = turns.findLastIndex((turn) => turn.start <= start);
      const last = turns.findLastIndex((turn) => turn.start < end);
      const begin = turns[Math.max(0, first - count)]?.start ?? 0;
      const stop = turns[last + count]?.end ?? turns.at(-1)?.end ?? text.length;
      return {
        before: text.slice(codePoint(Math.max(from, Math.min(begin, start))), codePoint(start)).trimStart(),
        after: text.slice(codePoint(end), codePoint(Math.min(to, Math.max(stop, end)))).trimEnd(),
      };
    }
  }
}

function lastWords(before: string, count: number): string {
  if (count === 0) return '';
  const { starts } = wordPositions(before);
  const from = starts[Math.max(0, starts.length - count)];
  return from === undefined ? '' : Array.from(before).slice(from).join('');
}

function firstWords(after: string, count: number): string {
  const { ends } = wordPositions(after);
  const to = ends[Math.min(count, ends.length) - 1];
  return to === undefined ? '' : Array.from(after).slice(0, to).join('');
}

/** The beginning of the sentence the passage begins in, and `count` sentences before it. */
function sentencesBefore(text: CodePointIndex, start: number, end: number, count: number): string {
  for (const reach of REACHES) {
    const from = Math.max(0, start - reach);
    const before = text.slice(codePoint(from), codePoint(start));
    // Whether a sentence begins where the passage does shows in what follows.
    const following = text.slice(codePoint(start), codePoint(Math.min(text.length, end, start + 100)));
    const starts = sentenceStarts(before + following).filter((at) => at <= start - from);
    const first = starts[starts.length - 1 - count] ?? 0;
    // The first of a cut text need not begin a sentence.
    if (first > 0 || from === 0 || reach === REACH) {
      return Array.from(before).slice(first).join('').trimStart();
    }
  }
  return '';
}

/** The rest of the sentence the passage ends in, and `count` sentences after it. */
function sentencesAfter(text: CodePointIndex, start: number, end: number, count: number): string {
  const last = Math.max(start, end - 1);
  for (const reach of REACHES) {
    const to = Math.min(text.length, end + reach);
    const [, ...following] = sentenceStarts(text.slice(codePoint(last), codePoint(to)));
    const stop = following[count];
    if (stop !== undefined || to === text.length || reach === REACH) {
      const until = stop === undefined ? to : Math.max(end, last + stop);
      return text.slice(codePoint(end), codePoint(until)).trimEnd();
    }
  }
  return '';
}
