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

export interface PatternFinder {
  /** Finds in a text; undefined where the pattern took too long on it. Throws once it did so several times. */
  find(text: string): readonly Found[] | undefined;
}

/**
 * Finds regular expressions. Their time cannot be foreseen, so each text has a limit: V8 looks for an end asked for by
 * `vm` while it backtracks. Throws `invalid-input` for what is no pattern.
 */
export function patternFinder(patterns: readonly string[]): PatternFinder {
  const compiled = patterns.map(compile);
  let text = '';
  let found: Found[] = [];
  const search = (): void => {
    for (const [term, pattern] of compiled.entries()) {
      pattern.lastIndex = 0;
      for (const match of text.matchAll(pattern)) {
        if (match[0] === '') continue;
        found.push({ start: match.index, end: match.index + match[0].length, term });
        if (found.length >= MOST_FOUND) return;
      }
    }
  };
  const context = vm.createContext({ search });
  const script = new vm.Script('search()');
  let slow = 0;
  return {
    find(next) {
      text = next;
      found = [];
      try {
        script.runInContext(context, { timeout: TEXT_MS });
      } catch (error) {
        if (!isTimeout(error)) throw error;
        slow += 1;
        if (slow < MOST_SLOW) return undefined;
        throw new FailureError(
          'too-large',
          `This pattern is too slow: on ${MOST_SLOW} texts it did not end within ${TEXT_MS} ms. A repetition inside a repetition, such as (a+)+, is the usual reason. Nothing was changed; write it more simply.`,
        );
      }
      if (found.length === 0) return found;
      const index = indexCodePoints(next);
      return found
        .map(({ start, end, term }) => ({
          start: index.toCodePoint(utf16(start)),
          end: index.toCodePoint(utf16(end)),
          term,
        }))
        .filter(({ start, end }) => end > start)
        .sort((a, b) => a.start - b.start || a.end - b.end);
    },
  };
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
  return error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
