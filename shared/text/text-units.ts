import { pairAt } from './code-points.ts';

/**
 * Words, sentences and turns of a whole text as numbers, for counting how far apart two passages are. All offsets are
 * code points.
 */
export interface WordPositions {
  readonly starts: Int32Array;
  /** Exclusive, one for each start. */
  readonly ends: Int32Array;
}

/** Scripts written without blanks between words: there a dictionary has to say where one ends. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LETTER = /[\p{L}\p{M}\p{N}_]/u;

/** What a UTF-16 unit, or a pair of them, is in a text. */
const IN_WORD = 1;
const BETWEEN = 2;
const OF_UNSPACED = 3;
/** Of each unit, 0 until it is first met: asking a pattern for every character takes ten times as long. */
const classes = new Uint8Array(65_536);

/**
 * Where the words of a text are. A word is a run of letters, marks, digits and `_`; an apostrophe or a full stop
 * between two of them belongs to it, and a comma between two digits. Texts with Chinese, Japanese, Thai, Lao, Khmer or
 * Burmese in them are cut by Intl.Segmenter instead (Unicode annex 29 and its dictionaries), ten times slower.
 */
export function wordPositions(text: string): WordPositions {
  return scannedWords(text) ?? segmentedWords(text);
}

/** Undefined where the text has a character of a script without blanks. */
function scannedWords(text: string): WordPositions | undefined {
  const found = new Growing();
  // Code points up to `at` are `at` less one for each pair passed.
  let pairs = 0;
  let start = -1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit <= 0xdbff && pairAt(text, at);
    const kind = isPair ? classOf(text.slice(at, at + 2)) : classes[unit] || learned(unit);
    if (kind === OF_UNSPACED) return undefined;
    if (kind === IN_WORD) {
      if (start < 0) start = at - pairs;
    } else if (start >= 0 && !joins(text, at)) {
      found.push(start, at - pairs);
      start = -1;
    }
    if (isPair) {
      pairs += 1;
      at += 1;
    }
  }
  if (start >= 0) found.push(start, text.length - pairs);
  return found.positions();
}

function learned(unit: number): number {
  const kind = classOf(String.fromCharCode(unit));
  classes[unit] = kind;
  return kind;
}

function classOf(character: string): number {
  if (UNSPACED.test(character)) return OF_UNSPACED;
  return LETTER.test(character) ? IN_WORD : BETWEEN;
}

/** Whether the unit at `at`, which follows a character of a word, goes on with it. */
function joins(text: string, at: number): boolean {
  const unit = text.charAt(at);
  if (unit === ',') return isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
  if (unit !== "'" && unit !== '’' && unit !== '.') return false;
  const next = text.codePointAt(at + 1);
  return next !== undefined && LETTER.test(String.fromCodePoint(next));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

let wordSegmenter: Intl.Segmenter | undefined;
let sentenceSegmenter: Intl.Segmenter | undefined;

function segmentedWords(text: string): WordPositions {
  wordSegmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  const found = new Growing();
  const toCodePoint = forwardCodePoints(text);
  for (const { index, segment, isWordLike } of wordSegmenter.segment(text)) {
    if (isWordLike) found.push(toCodePoint(index), toCodePoint(index + segment.length));
  }
  return found.positions();
}

/**
 * Where the sentences of a text begin (Unicode annex 29, no language's own rules; a line break ends one). Blanks after
 * a sentence belong to it. The first is 0, but of an empty text there are none.
 */
export function sentenceStarts(text: string): Int32Array {
  sentenceSegmenter ??= new Intl.Segmenter('und', { granularity: 'sentence' });
  const toCodePoint = forwardCodePoints(text);
  const starts: number[] = [];
  for (const { index } of sentenceSegmenter.segment(text)) starts.push(toCodePoint(index));
  return Int32Array.from(starts);
}

/** Code points of UTF-16 offsets asked for in ascending order. */
function forwardCodePoints(text: string): (offset: number) => number {
  let at = 0;
  let pairs = 0;
  return (offset) => {
    while (at < offset) {
      if (pairAt(text, at)) {
        pairs += 1;
        at += 2;
      } else {
        at += 1;
      }
    }
    return offset - pairs;
  };
}

/** Starts and ends while it is not known how many there are. */
class Growing {
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);
  #count = 0;

  push(start: number, end: number): void {
    if (this.#count === this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#ends = doubled(this.#ends);
    }
    this.#starts[this.#count] = start;
    this.#ends[this.#count] = end;
    this.#count += 1;
  }

  positions(): WordPositions {
    return { starts: this.#starts.slice(0, this.#count), ends: this.#ends.slice(0, this.#count) };
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
