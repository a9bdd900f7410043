/**
 * Positions in a text. The database and every file count Unicode code points; JavaScript strings and the
 * editor count UTF-16 units. The two are branded so that one cannot be handed over as the other.
 * A lone surrogate counts as one code point, as string iteration does.
 */

declare const unit: unique symbol;
/** An offset or length in Unicode code points. */
export type CodePoint = number & { readonly [unit]: 'code-point' };
/** An offset or length in UTF-16 units. */
export type Utf16 = number & { readonly [unit]: 'utf-16' };

/** A half-open range [start, end) in code points. */
export interface CodePointRange {
  readonly start: CodePoint;
  readonly end: CodePoint;
}

/** Brands a number that is known to count code points. Throws RangeError unless it is an integer >= 0. */
export function codePoint(value: number): CodePoint {
  return natural(value) as CodePoint;
}

/** Brands a number that is known to count UTF-16 units. Throws RangeError unless it is an integer >= 0. */
export function utf16(value: number): Utf16 {
  return natural(value) as Utf16;
}

function natural(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Not a text offset: ${value}`);
  return value;
}

/** Whether a surrogate pair (one code point, two units) starts at unit `index` of `text`. */
export function pairAt(text: string, index: number): boolean {
  const high = text.charCodeAt(index);
  if (!(high >= 0xd800 && high <= 0xdbff)) return false;
  const low = text.charCodeAt(index + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}

/** Length of `text` in code points. */
export function codePointLength(text: string): CodePoint {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    if (pairAt(text, i)) {
      count--;
      i++;
    }
  }
  return count as CodePoint;
}

/** Offsets of one text converted both ways. Positions beyond the end are clamped to the end. */
export interface CodePointIndex {
  readonly text: string;
  readonly length: CodePoint;
  /** Unit offset at which the code point starts: constant time. */
  toUtf16(offset: CodePoint): Utf16;
  /** Code point that holds the unit; the second half of a pair gives the pair's own offset: O(log n). */
  toCodePoint(offset: Utf16): CodePoint;
  /** The text of [start, end) in code points. */
  slice(start: CodePoint, end?: CodePoint): string;
}

/** Code points between two checkpoints: the longest scan a conversion makes. */
const STRIDE = 256;

/**
 * Reads the text once and keeps the unit offset of every 256th code point, so that later conversions never
 * scan more than that. Texts without surrogate pairs need no checkpoints: both units are then the same.
 */
export function indexCodePoints(text: string): CodePointIndex {
  const length = codePointLength(text);
  if (length === text.length) return identityIndex(text, length);
  const checkpoints = new Uint32Array(Math.floor(length / STRIDE) + 1);
  let at = 0;
  for (let count = 0; count < length; count++) {
    if (count % STRIDE === 0) checkpoints[count / STRIDE] = at;
    at += pairAt(text, at) ? 2 : 1;
  }
  if (length % STRIDE === 0) checkpoints[length / STRIDE] = at;

  const toUtf16 = (offset: CodePoint): Utf16 => {
    if (offset >= length) return text.length as Utf16;
    let position = checkpoints[Math.floor(offset / STRIDE)] ?? 0;
    for (let rest = offset % STRIDE; rest > 0; rest--) position += pairAt(text, position) ? 2 : 1;
    return position as Utf16;
  };
  const toCodePoint = (offset: Utf16): CodePoint => {
    if (offset >= text.length) return length;
    const block = lastAtMost(checkpoints, offset);
    let position = checkpoints[block] ?? 0;
    let count = block * STRIDE;
    for (;;) {
      const next = position + (pairAt(text, position) ? 2 : 1);
      if (next > offset) return count as CodePoint;
      position = next;
      count++;
    }
  };
  const slice = (start: CodePoint, end: CodePoint = length): string =>
    text.slice(toUtf16(start), Math.max(toUtf16(start), toUtf16(end)));
  return { text, length, toUtf16, toCodePoint, slice };
}

/** The text of [start, end) in code points. For many slices of one text use `indexCodePoints`. */
export function sliceCodePoints(text: string, start: CodePoint, end: CodePoint): string {
  return indexCodePoints(text).slice(start, end);
}

function identityIndex(text: string, length: CodePoint): CodePointIndex {
  return {
    text,
    length,
    toUtf16: (offset) => Math.min(offset, length) as Utf16,
    toCodePoint: (offset) => Math.min(offset, length) as CodePoint,
    slice: (start, end = length) => text.slice(start, Math.max(start, end)),
  };
}

/** Index of the last entry <= value in an ascending array whose first entry is <= value. */
function lastAtMost(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
