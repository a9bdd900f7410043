import { type CodePoint, codePoint, codePointLength } from '../../../../shared/text/code-points.ts';
import { sentenceStarts, wordPositions } from '../../../../shared/text/text-units.ts';
import type { ResultContext } from '../../../../shared/voices/query/spec.ts';
import type { SourceReader } from './source-reader.ts';

/** Characters shown on each side at most, so that a sentence without an end does not fill the page. */
const REACH = 3000;

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
        before: lastSentences(wide.before, text.slice(codePoint(start), codePoint(to)), count),
        after: firstSentences(
          text.slice(lastCharacter(start, end), codePoint(to)),
          count,
          end - lastCharacter(start, end),
        ),
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

function lastCharacter(start: number, end: number): CodePoint {
  return codePoint(Math.max(start, end - 1));
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

/** The rest of the sentence the passage begins in, and `count` before it; `rest` is what follows from its beginning. */
function lastSentences(before: string, rest: string, count: number): string {
  const length = codePointLength(before);
  const starts = sentenceStarts(before + rest.slice(0, 200)).filter((at) => at <= length);
  const from = starts[Math.max(0, starts.length - 1 - count)] ?? 0;
  return Array.from(before).slice(from).join('').trimStart();
}

/** The rest of the sentence whose last `skip` coded characters `after` begins with, and `count` more. */
function firstSentences(after: string, count: number, skip: number): string {
  const [, ...following] = sentenceStarts(after);
  const to = following[count];
  const characters = Array.from(after);
  return characters
    .slice(skip, to === undefined ? characters.length : Math.max(skip, to))
    .join('')
    .trimEnd();
}
