import { nextBoundary, previousBoundary, unitAt } from '../../../../shared/text/boundaries.ts';
import type { Utf16 } from '../../../../shared/text/code-points.ts';
import { pairAt } from '../../../../shared/text/code-points.ts';
import type { UnitRange } from './segments.ts';

/** A selection in one row's text, in UTF-16 units; `head` is the end that moves. */
export interface TextSelection {
  readonly anchor: number;
  readonly head: number;
}

export function rangeOf({ anchor, head }: TextSelection): UnitRange {
  return { from: Math.min(anchor, head), to: Math.max(anchor, head) };
}

export interface SelectionKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Where the caret stands one line up or down; undefined where the layout cannot tell. */
export type LineMove = (head: number, by: 1 | -1) => number | undefined;

/** The selection after a key, or null for a key that does not move it. */
export function selectionAfterKey(
  text: string,
  selection: TextSelection,
  press: SelectionKey,
  byLine: LineMove,
): TextSelection | null {
  const { key, shiftKey } = press;
  const isWord = press.ctrlKey || press.altKey;
  const { from, to } = rangeOf(selection);
  const move = (head: number): TextSelection => ({ anchor: shiftKey ? selection.anchor : head, head });
  // Without Shift an arrow first collapses the selection to the side it points to, as in any text.
  const collapse = !shiftKey && from < to && !isWord;
  switch (key) {
    case 'ArrowRight':
      if (collapse) return move(to);
      return move(isWord ? nextBoundary(text, selection.head as Utf16, 'word') : after(text, selection.head));
    case 'ArrowLeft':
      if (collapse) return move(from);
      return move(
        isWord ? previousBoundary(text, selection.head as Utf16, 'word') : before(text, selection.head),
      );
    case 'ArrowDown':
      return move(byLine(selection.head, 1) ?? nextBoundary(text, selection.head as Utf16, 'sentence'));
    case 'ArrowUp':
      return move(byLine(selection.head, -1) ?? previousBoundary(text, selection.head as Utf16, 'sentence'));
    case 'Home':
      return move(0);
    case 'End':
      return move(text.length);
    default:
      return null;
  }
}

/** The selection grown by a word or sentence at its moving end; an empty one first takes the one it stands in. */
export function extendBy(
  text: string,
  selection: TextSelection,
  unit: 'word' | 'sentence',
  by: 1 | -1,
): TextSelection {
  const head = selection.head as Utf16;
  if (selection.anchor === selection.head) {
    const here = unitAt(text, head, unit);
    if (here)
      return by === 1 ? { anchor: here.start, head: here.end } : { anchor: here.end, head: here.start };
  }
  return {
    anchor: selection.anchor,
    head: by === 1 ? nextBoundary(text, head, unit) : previousBoundary(text, head, unit),
  };
}

function after(text: string, at: number): number {
  return Math.min(text.length, at + (pairAt(text, at) ? 2 : 1));
}

function before(text: string, at: number): number {
  return Math.max(0, at - (at >= 2 && pairAt(text, at - 2) ? 2 : 1));
}
