import type { Text } from '@codemirror/state';
import { nextBoundary, previousBoundary, unitAt } from '../../../../shared/text/boundaries.ts';
import { utf16 } from '../../../../shared/text/code-points.ts';

/** A selection in UTF-16 offsets: `head` is the end that moves. */
export interface Selected {
  readonly anchor: number;
  readonly head: number;
}

/** What a selection is extended by, and which way. */
export type Extension =
  | { readonly by: 'word' | 'sentence'; readonly direction: 1 | -1 }
  | { readonly by: 'turn' }
  | { readonly by: 'paragraph' };

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Texts are looked at in a window of this size around the cursor: lines may be a whole book. */
const reach = 10_000;

/**
 * The selection extended by a unit. The first step takes the whole word, sentence or turn the cursor stands in;
 * each further one adds the next. Backwards it grows at its start.
 */
export function extendSelection(
  doc: Text,
  selected: Selected,
  extension: Extension,
  turns: readonly Stretch[] = [],
): Selected {
  if (extension.by === 'turn') return turnAround(doc, selected, turns);
  if (extension.by === 'paragraph') return turnAround(doc, selected, []);
  const { by, direction } = extension;
  const start = Math.min(selected.anchor, selected.head);
  const end = Math.max(selected.anchor, selected.head);
  const offset = Math.max(0, start - reach);
  const text = doc.sliceString(offset, Math.min(doc.length, end + reach), '\n');
  if (start === end) {
    const here = unitAt(text, utf16(start - offset), by);
    if (here && !(direction === -1 && here.start + offset === start)) {
      const whole = { anchor: here.start + offset, head: here.end + offset };
      // Backwards from the first letters of a word the word itself is what is meant.
      return direction === 1 ? whole : { anchor: whole.head, head: whole.anchor };
    }
  }
  if (direction === 1) {
    const first = start === end ? startOfNext(text, start - offset, by) + offset : start;
    return { anchor: first, head: nextBoundary(text, utf16(end - offset), by) + offset };
  }
  return { anchor: end, head: previousBoundary(text, utf16(start - offset), by) + offset };
}

/** In white space the selection begins with the unit that follows it. */
function startOfNext(text: string, at: number, by: 'word' | 'sentence'): number {
  const end = nextBoundary(text, utf16(at), by);
  return Math.max(at, previousBoundary(text, end, by));
}

/** The turn (or, in a text without turns, the paragraph) around the selection; once it is all of it, the next too. */
function turnAround(doc: Text, { anchor, head }: Selected, turns: readonly Stretch[]): Selected {
  const start = Math.min(anchor, head);
  const end = Math.max(anchor, head);
  const units = turns.length > 0 ? turns : paragraphsAround(doc, start, end);
  const touched = units.filter((unit) => unit.start <= end && unit.end >= start);
  const first = touched[0];
  const last = touched.at(-1);
  if (!first || !last) return { anchor: start, head: end };
  if (first.start < start || last.end > end || start === end)
    return { anchor: Math.min(start, first.start), head: Math.max(end, last.end) };
  const next = units.find((unit) => unit.start > end);
  return { anchor: start, head: next ? next.end : end };
}

function paragraphsAround(doc: Text, start: number, end: number): readonly Stretch[] {
  const first = doc.lineAt(start).number;
  const last = doc.lineAt(end).number;
  const found: Stretch[] = [];
  for (let number = first; number <= Math.min(doc.lines, last + 3); number += 1) {
    const line = doc.line(number);
    if (line.length > 0) found.push({ start: line.from, end: line.to });
  }
  return found;
}
