import type { Delimiter, Newline } from '../../../shared/voices/import-model.ts';
import { LIMITS } from './limits.ts';

export interface QuoteTrouble {
  /**
   * `unclosed`: open until the end of the file; `oversize`: open for longer than a record may be;
   * `broken`: a cell over several lines whose quote ends in the middle of text, which is what is seen when an
   * earlier quote was left open and the next cell's opening quote closes it.
   */
  readonly kind: 'unclosed' | 'oversize' | 'broken';
  /** Line, from 1, where the quote opens. */
  readonly line: number;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
const [START, PLAIN, QUOTED, CLOSED] = [0, 1, 2, 3];

/** Finds the first quote that cannot be right. Takes UTF-8 pieces; only looked for when reading met something odd. */
export async function findQuoteTrouble(
  pieces: AsyncIterable<Buffer>,
  delimiter: Delimiter,
  newline: Newline,
): Promise<QuoteTrouble | undefined> {
  const split = delimiter.charCodeAt(0);
  let state = START;
  let line = 1;
  let opened = 1;
  let length = 0;
  let before = 0;
  for await (const piece of pieces) {
    for (const byte of piece) {
      const isEnd = newline === 'cr' ? byte === CR : byte === LF;
      if (state === CLOSED) {
        // CR before LF ends the record as well.
        if (byte === QUOTE) state = QUOTED;
        else if (byte === split || isEnd) state = START;
        else if (byte !== CR) {
          if (line > opened) return { kind: 'broken', line: opened };
          state = PLAIN;
        }
      } else if (state === QUOTED) {
        if (byte === QUOTE) state = CLOSED;
        else if (++length > LIMITS.recordBytes) return { kind: 'oversize', line: opened };
      } else if (byte === split || isEnd) {
        state = START;
        length = isEnd ? 0 : length + 1;
      } else if (byte === QUOTE && state === START) {
        state = QUOTED;
        opened = line;
        length = 0;
      } else {
        state = PLAIN;
        length++;
      }
      // A record that is too long without any quote: reading stops here too.
      if (length > LIMITS.recordBytes) return undefined;
      if (byte === CR || (byte === LF && before !== CR)) line++;
      before = byte;
    }
  }
  return state === QUOTED ? { kind: 'unclosed', line: opened } : undefined;
}
