import { foldWithMap } from '../../text/fold.ts';

/** A stretch of a text in code points, end exclusive. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** Which of the terms it is, by number. */
  readonly term: number;
}

const LETTER = '[\\p{L}\\p{N}\\p{M}_]';
/** Scripts written without blanks between words: a word may begin and end anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** What may stand between two words of a phrase: blanks and marks, but not the end of a line or sentence. */
const BETWEEN = '[^\\p{L}\\p{N}\\p{M}_\\n.!?]{1,5}';

/**
 * Splits what was typed into terms: one a line, or separated by commas or semicolons; quotation marks keep those
 * inside a phrase. Terms without a letter or digit are left out, and each stands once.
 */
export function termsIn(typed: string): readonly string[] {
  const terms = [...typed.matchAll(/["“”„«»]([^"“”„«»\n]*)["“”„«»]|([^,;\n"“”„«»]+)/gu)].map((found) =>
    (found[1] ?? found[2] ?? '').trim(),
  );
  return [...new Set(terms.filter((term) => /[\p{L}\p{N}]/u.test(term)))];
}

/**
 * Finds terms in a text. A term is one or several words in a row, compared without case and accents and as whole
 * words; `*` at the end of a word stands for any letters that follow. Where several terms share words all are found.
 */
export function termFinder(terms: readonly string[]): (text: string) => readonly Found[] {
  const patterns = terms.map(patternOf);
  return (text) => {
    const { folded, toOriginal } = foldWithMap(text);
    const plain = folded.replaceAll('’', "'");
    const found: Found[] = [];
    for (const [term, pattern] of patterns.entries()) {
      if (pattern === undefined) continue;
      for (const match of plain.matchAll(pattern)) {
        const range = toOriginal(match.index, match.index + match[0].length);
        found.push({ start: range.start, end: range.end, term });
      }
    }
    return found.sort((a, b) => a.start - b.start || a.end - b.end);
  };
}

/** A pattern without alternatives inside repetitions: it takes time in proportion to the text. */
function patternOf(term: string): RegExp | undefined {
  const words = foldWithMap(term)
    .folded.replaceAll('’', "'")
    .split(/[^\p{L}\p{N}\p{M}_*'@.&+#/-]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}\p{M}_#@]+|[^\p{L}\p{N}\p{M}_*+#]+$/gu, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const source = words.map(wordPattern).join(BETWEEN);
  const before = UNSPACED.test(first[0] ?? '') ? '' : `(?<!${LETTER})`;
  const after = last.endsWith('*') || UNSPACED.test(last.at(-1) ?? '') ? '' : `(?!${LETTER})`;
  return new RegExp(`${before}${source}${after}`, 'gu');
}

function wordPattern(word: string): string {
  return word
    .split('*')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join(`${LETTER}*`);
}
