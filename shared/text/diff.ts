import type { Change } from './anchors.ts';
import { type CodePoint, codePointLength, indexCodePoints, utf16 } from './code-points.ts';

/** An edit as the editor reports it: UTF-16 offsets of the old text and the text put in. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * The edits that turn `oldText` into `newText`, in code points, sorted and apart. Used where an edit arrives
 * as a whole text. The common beginning and end are set aside; what lies between is compared word by word
 * (Myers 1986, "An O(ND) difference algorithm"), and taken as one replacement when that differs too much.
 */
export function diffToChanges(oldText: string, newText: string): readonly Change[] {
  if (oldText === newText) return [];
  const prefix = commonPrefix(oldText, newText);
  const suffix = commonSuffix(oldText, newText, prefix);
  const oldMiddle = oldText.slice(prefix, oldText.length - suffix);
  const newMiddle = newText.slice(prefix, newText.length - suffix);
  const changes: Change[] = [];
  let at = 0;
  let from: number = codePointLength(oldText.slice(0, prefix));
  for (const gap of gapsBetweenWords(oldMiddle, newMiddle)) {
    const removed = oldMiddle.slice(gap.oldFrom, gap.oldTo);
    const added = newMiddle.slice(gap.newFrom, gap.newTo);
    from += codePointLength(oldMiddle.slice(at, gap.oldFrom));
    at = gap.oldFrom;
    if (removed !== added) changes.push(tighten(from, removed, added));
  }
  return changes;
}

/**
 * What lies between the words that both texts have, in UTF-16 offsets. Only words hold the two texts together:
 * blanks and signs are everywhere and would pair words that have nothing to do with each other.
 */
function gapsBetweenWords(oldText: string, newText: string): readonly Block[] {
  const oldWords = words(oldText);
  const newWords = words(newText);
  const gaps: Block[] = [];
  let [oldAt, newAt] = [0, 0];
  let [oldWord, newWord] = [0, 0];
  const match = (): void => {
    const [a, b] = [oldWords[oldWord], newWords[newWord]];
    if (a === undefined || b === undefined) return;
    gaps.push({ oldFrom: oldAt, oldTo: a.start, newFrom: newAt, newTo: b.start });
    [oldAt, newAt] = [a.start + a.text.length, b.start + b.text.length];
    oldWord++;
    newWord++;
  };
  for (const block of tokenDiff(
    oldWords.map(({ text }) => text),
    newWords.map(({ text }) => text),
  )) {
    while (oldWord < block.oldFrom) match();
    oldWord = block.oldTo;
    newWord = block.newTo;
  }
  while (oldWord < oldWords.length && newWord < newWords.length) match();
  gaps.push({ oldFrom: oldAt, oldTo: oldText.length, newFrom: newAt, newTo: newText.length });
  return gaps;
}

/**
 * The editor's changes in code points. Where an edit splits or joins a surrogate pair its two lengths do not
 * add up in code points; the two texts are then compared instead, which is exact.
 */
export function changesFromEditor(oldText: string, edits: readonly TextChange[]): readonly Change[] {
  const index = indexCodePoints(oldText);
  const cutsPair = edits.some(
    ({ from, to, insert }) =>
      isSurrogateHalf(oldText, from) ||
      isSurrogateHalf(oldText, to) ||
      /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(insert),
  );
  if (cutsPair) return diffToChanges(oldText, applyEdits(oldText, edits));
  return edits.map(({ from, to, insert }) => ({
    from: index.toCodePoint(utf16(from)),
    to: index.toCodePoint(utf16(to)),
    inserted: codePointLength(insert),
  }));
}

/** The text after the edits (sorted, apart, in offsets of the old text). */
export function applyEdits(oldText: string, edits: readonly TextChange[]): string {
  let out = '';
  let at = 0;
  for (const { from, to, insert } of edits) {
    out += oldText.slice(at, from) + insert;
    at = to;
  }
  return out + oldText.slice(at);
}

/** Whether the unit before or at `index` is a high or low surrogate that an edit here could part or join. */
function isSurrogateHalf(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index);
  return (before >= 0xd800 && before <= 0xdbff) || (after >= 0xdc00 && after <= 0xdfff);
}

function commonPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let count = 0;
  while (count < limit && a.charCodeAt(count) === b.charCodeAt(count)) count++;
  const last = a.charCodeAt(count - 1);
  // A pair must not be parted: the two texts may differ only in its second half.
  return count > 0 && last >= 0xd800 && last <= 0xdbff ? count - 1 : count;
}

function commonSuffix(a: string, b: string, prefix: number): number {
  const limit = Math.min(a.length, b.length) - prefix;
  let count = 0;
  while (count < limit && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  const first = a.charCodeAt(a.length - count);
  return count > 0 && first >= 0xdc00 && first <= 0xdfff ? count - 1 : count;
}

/** A run of letters and digits, or one character of a script that does not part its words. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}_])+/gu;

function words(text: string): readonly { readonly text: string; readonly start: number }[] {
  return Array.from(text.matchAll(WORD), (found) => ({ text: found[0], start: found.index }));
}

/** Sets aside what the two sides share at both ends, so that a changed letter is not a changed word. */
function tighten(from: number, removed: string, added: string): Change {
  const start = commonPrefix(removed, added);
  const end = commonSuffix(removed, added, start);
  const at = from + codePointLength(removed.slice(0, start));
  return {
    from: at as CodePoint,
    to: (at + codePointLength(removed.slice(start, removed.length - end))) as CodePoint,
    inserted: codePointLength(added.slice(start, added.length - end)),
  };
}

interface Block {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Beyond this many differing words the middle is one replacement: the comparison would cost its square. */
const MOST_DIFFERENCES = 600;

function tokenDiff(a: readonly string[], b: readonly string[]): readonly Block[] {
  const whole: readonly Block[] = [{ oldFrom: 0, oldTo: a.length, newFrom: 0, newTo: b.length }];
  if (a.length === 0 || b.length === 0) return whole;
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let d = 0; d <= Math.min(a.length + b.length, MOST_DIFFERENCES); d++) {
    trace.push(new Map(furthest));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(furthest, k - 1) < at(furthest, k + 1));
      let x = down ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a.length, b.length);
    }
  }
  return whole;
}

function walkBack(trace: readonly Map<number, number>[], aLength: number, bLength: number): readonly Block[] {
  const blocks: Block[] = [];
  let x = aLength;
  let y = bLength;
  for (let d = trace.length - 1; d > 0; d--) {
    const row = trace[d] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -d || (k !== d && at(row, k - 1) < at(row, k + 1));
    const previousK = down ? k + 1 : k - 1;
    const previousX = at(row, previousK);
    const previousY = previousX - previousK;
    const endX = down ? previousX : previousX + 1;
    const endY = down ? previousY + 1 : previousY;
    const last = blocks.at(-1);
    if (last && last.oldFrom === endX && last.newFrom === endY) {
      blocks[blocks.length - 1] = { ...last, oldFrom: previousX, newFrom: previousY };
    } else {
      blocks.push({ oldFrom: previousX, oldTo: endX, newFrom: previousY, newTo: endY });
    }
    x = previousX;
    y = previousY;
  }
  return blocks.reverse();
}

function at(map: ReadonlyMap<number, number>, k: number): number {
  return map.get(k) ?? -1;
}
