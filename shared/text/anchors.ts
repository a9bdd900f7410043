import type { CodePoint, CodePointRange } from './code-points.ts';

/**
 * How a coding keeps its words while the text around it is edited.
 *
 * The rules are those the editor applies to its own highlights, so that what is stored is what was seen:
 * 1. An insertion at the start or at the end of a range stays outside it; one inside makes it longer.
 * 2. A deletion takes away what it covers. A range that loses all its text is *swallowed*.
 * 3. A replacement of text that lies wholly inside the range (touching its edges counts) belongs to it:
 *    correcting a coded word, even all of the coded words at once, keeps the coding.
 * 4. A replacement that reaches over an edge keeps its new text outside; the range keeps what is left of it.
 */

/** One edit, in offsets of the text before any of the edits: [from, to) became `inserted` code points. */
export interface Change {
  readonly from: CodePoint;
  readonly to: CodePoint;
  readonly inserted: number;
}

/** Where a range went. `touched`: its own text was changed; `at`: where the swallowed text used to be. */
export type MappedRange =
  | { readonly kind: 'kept'; readonly start: CodePoint; readonly end: CodePoint; readonly touched: boolean }
  | { readonly kind: 'swallowed'; readonly at: CodePoint };

/** Maps ranges of the old text to the new one; build it once and use it for every range of the text. */
export interface EditMap {
  range(range: CodePointRange): MappedRange;
  /** `side` says on which side of an insertion at this very point the position ends up. */
  point(position: CodePoint, side: 'before' | 'after'): CodePoint;
}

/**
 * Prepares a mapping over sorted, non-overlapping changes (two may touch). Each range then costs O(log n).
 * Throws RangeError when the changes are unsorted, overlapping or negative.
 */
export function editMap(changes: readonly Change[]): EditMap {
  checkChanges(changes);
  const shifts: number[] = [0];
  for (const change of changes)
    shifts.push((shifts.at(-1) ?? 0) + change.inserted - (change.to - change.from));

  const point = (position: CodePoint, side: 'before' | 'after'): CodePoint => {
    let index = firstEndingAtOrAfter(changes, position);
    for (; ; index++) {
      const change = changes[index];
      const shift = shifts[index] ?? 0;
      if (change === undefined || change.from > position) return (position + shift) as CodePoint;
      if (change.to > position) {
        const keepsBefore = change.from === position || side === 'before';
        return (change.from + shift + (keepsBefore ? 0 : change.inserted)) as CodePoint;
      }
      if (change.from === position && side === 'before') return (position + shift) as CodePoint;
    }
  };

  const range = ({ start, end }: CodePointRange): MappedRange => {
    const newStart = point(start, 'after');
    const newEnd = point(end, 'before');
    if (newStart > newEnd || (newStart === newEnd && start < end)) return { kind: 'swallowed', at: newEnd };
    return { kind: 'kept', start: newStart, end: newEnd, touched: touches(changes, start, end) };
  };
  return { range, point };
}

/** Maps one range. For many ranges of one text use `editMap`. */
export function mapRange(range: CodePointRange, changes: readonly Change[]): MappedRange {
  return editMap(changes).range(range);
}

/** Whether some change removes text of [start, end) or inserts strictly inside it. */
function touches(changes: readonly Change[], start: number, end: number): boolean {
  for (let index = firstEndingAtOrAfter(changes, start); index < changes.length; index++) {
    const change = changes[index];
    if (change === undefined || change.from >= end) return false;
    if (change.to > start && (change.to > change.from || change.from > start)) return true;
  }
  return false;
}

function firstEndingAtOrAfter(changes: readonly Change[], position: number): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.to ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function checkChanges(changes: readonly Change[]): void {
  let last = 0;
  for (const { from, to, inserted } of changes) {
    if (from < last || to < from || inserted < 0) {
      throw new RangeError(`Changes must be sorted and apart: ${from}-${to} after ${last}`);
    }
    last = to;
  }
}
