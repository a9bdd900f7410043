import { type ChangeSet, Text } from '@codemirror/state';
import { codePointLength, indexCodePoints, pairAt, utf16 } from '../../../../shared/text/code-points.ts';
import type { TextChange } from '../../../../shared/text/diff.ts';

/** An edit as the store takes it: code points of the text before, and the text put in. */
export interface StoreEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The editor's text for a source's: lines part at LF only, so that every offset is the store's. */
export function toText(text: string): Text {
  return Text.of(text.split('\n'));
}

/** The edits of a change set, in UTF-16 offsets of the text before. */
export function editsOf(changes: ChangeSet): readonly TextChange[] {
  const edits: TextChange[] = [];
  changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    edits.push({ from, to, insert: inserted.toString() });
  });
  return edits;
}

/**
 * Edits in UTF-16 as edits in code points. One that would part a surrogate pair, or join two halves, takes the
 * whole pair: its offsets then mean the same in both units.
 */
export function toStoreEdits(oldText: string, edits: readonly TextChange[]): readonly StoreEdit[] {
  const index = indexCodePoints(oldText);
  if (index.length === oldText.length && !edits.some(({ insert }) => /[\ud800-\udfff]/.test(insert)))
    return edits;
  const widened: TextChange[] = [];
  for (const edit of edits) {
    const before = isHigh(oldText, edit.from - 1) ? 1 : 0;
    const after = isLow(oldText, edit.to) ? 1 : 0;
    const whole = {
      from: edit.from - before,
      to: edit.to + after,
      insert:
        oldText.slice(edit.from - before, edit.from) + edit.insert + oldText.slice(edit.to, edit.to + after),
    };
    const last = widened.at(-1);
    // Widening may have made two edits meet over the same pair: they become one.
    if (last && last.to > whole.from) {
      widened[widened.length - 1] = {
        from: last.from,
        to: Math.max(last.to, whole.to),
        insert: last.insert + whole.insert.slice(last.to - whole.from),
      };
    } else widened.push(whole);
  }
  return widened.map(({ from, to, insert }) => ({
    from: index.toCodePoint(utf16(from)),
    to: index.toCodePoint(utf16(to)),
    insert,
  }));
}

function isHigh(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The one replacement that turns `before` into `after`, or null where they are equal. Never parts a pair. */
export function replacementOf(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const limit = Math.min(before.length, after.length);
  let from = 0;
  while (from < limit && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  if (from > 0 && (pairAt(before, from - 1) || pairAt(after, from - 1))) from -= 1;
  let end = 0;
  const rest = limit - from;
  while (
    end < rest &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end += 1;
  if (end > 0 && (pairAt(before, before.length - end - 1) || pairAt(after, after.length - end - 1))) end -= 1;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/** Whether a text is longer than the store takes, in code points. */
export function isTooLong(text: string): boolean {
  return text.length > 10_000_000 && codePointLength(text) > 10_000_000;
}
