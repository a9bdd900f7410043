import vm from 'node:vm';
import { FailureError } from '../../../shared/api/failure.ts';
import { indexCodePoints, utf16 } from '../../../shared/text/code-points.ts';
import type { Found } from '../../../shared/voices/auto-code/terms.ts';

/** One text may take this long; a sound pattern needs a thousandth of it. */
const TEXT_MS = 300;
/** So many texts may be too slow before the pattern is given up. */
const MOST_SLOW = 5;
/** Finds in one text; a pattern that finds more finds next to everything. */
const MOST_FOUND = 20_000;

/** Texts looked through under one limit: asking for it takes longer than most texts do. */
const TOGETHER = 50;

export interface PatternFinder {
  /**
   * Finds in each text; undefined for one on which the pattern took too long. Throws `too-large` once it did so on
   * several.
   */
  find(texts: readonly string[]): readonly (readonly Found[] | undefined)[];
}

/**
 * Finds regular expressions. Their time cannot be foreseen, so it is limited: V8 looks for an end asked for by `vm`
 * while it backtracks. Throws `invalid-input` for what is no pattern.
 */
export function patternFinder(patterns: readonly string[]): PatternFinder {
  const compiled = patterns.map(compile);
  let texts: readonly string[] = [];
  let results: (readonly Found[])[] = [];
  const context = vm.createContext({
    search: () => {
      results = texts.map((text) => search(compiled, text));
    },
  });
  const script = new vm.Script('search()');
  const inTime = (some: readonly string[]): readonly (readonly Found[])[] | undefined => {
    texts = some;
    try {
      script.runInContext(context, { timeout: TEXT_MS });
      return results;
    } catch (error) {
      if (!isTimeout(error)) throw error;
      return undefined;
    }
  };
  let slow = 0;
  return {
    find(all) {
      const found: (readonly Found[] | undefined)[] = [];
      for (let from = 0; from < all.length; from += TOGETHER) {
        const some = all.slice(from, from + TOGETHER);
        const together = inTime(some);
        if (together) {
          found.push(...together);
          continue;
        }
        for (const one of some) {
          const alone = inTime([one])?.[0];
          if (alone === undefined) slow += 1;
          if (slow >= MOST_SLOW) throw tooSlow();
          found.push(alone);
        }
      }
      return found;
    },
  };
}

function search(patterns: readonly RegExp[], text: string): readonly Found[] {
  const found: Found[] = [];
  for (const [term, pattern] of patterns.entries()) {
    for (const match of text.matchAll(pattern)) {
      if (match[0] === '') continue;
      found.push({ start: match.index, end: match.index + match[0].length, term });
      if (found.length >= MOST_FOUND) break;
    }
  }
  if (found.length === 0) return found;
  const index = indexCodePoints(text);
  return found
    .map(({ start, end, term }) => ({
      start: index.toCodePoint(utf16(start)),
      end: index.toCodePoint(utf16(end)),
      term,
    }))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function tooSlow(): FailureError {
  return new FailureError(
    'too-large',
    `This pattern is too slow: on ${MOST_SLOW} texts it did not end within ${TEXT_MS} ms. A repetition inside a repetition, such as (a+)+, is the usual reason. Nothing was changed; write it more simply.`,
  );
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'giu');
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : '';
    throw new FailureError('invalid-input', `This is not a pattern that can be looked for: ${why}`);
  }
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
