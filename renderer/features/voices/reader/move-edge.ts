import { findClusterBreak, type Text } from '@codemirror/state';
import { nextBoundary, previousBoundary } from '../../../../shared/text/boundaries.ts';
import { utf16 } from '../../../../shared/text/code-points.ts';

export type Edge = 'start' | 'end';

export interface EdgeStep {
  readonly edge: Edge;
  readonly by: 'word' | 'character';
  readonly direction: 1 | -1;
}

/** Characters looked at around the end that moves: lines may be a whole book. */
const reach = 10_000;

/**
 * A range (UTF-16) with one end moved by a word or by a character as a reader sees one. The end goes to ends of words,
 * the start to beginnings; at least one character stays.
 */
export function movedEdge(
  doc: Text,
  range: { readonly from: number; readonly to: number },
  { edge, by, direction }: EdgeStep,
): { readonly from: number; readonly to: number } {
  const at = edge === 'start' ? range.from : range.to;
  const low = Math.max(0, at - reach);
  const text = doc.sliceString(low, Math.min(doc.length, at + reach));
  const next =
    low +
    (by === 'character'
      ? characterFrom(text, at - low, direction)
      : wordFrom(text, at - low, edge, direction));
  if (edge === 'start') {
    const last = low + findClusterBreak(text, Math.min(text.length, range.to - low), false);
    return { from: Math.min(next, range.to <= low + text.length ? last : next), to: range.to };
  }
  const first = range.from >= low ? low + findClusterBreak(text, range.from - low, true) : next;
  return { from: range.from, to: Math.max(next, first) };
}

function characterFrom(text: string, at: number, direction: 1 | -1): number {
  return findClusterBreak(text, at, direction === 1);
}

/** The start rests at beginnings of words, the end at their ends. */
function wordFrom(text: string, at: number, edge: Edge, direction: 1 | -1): number {
  if (edge === 'end') {
    if (direction === 1) return nextBoundary(text, utf16(at), 'word');
    const start = previousBoundary(text, utf16(at), 'word');
    return start === 0 ? 0 : nextBoundary(text, previousBoundary(text, start, 'word'), 'word');
  }
  if (direction === -1) return previousBoundary(text, utf16(at), 'word');
  const end = nextBoundary(text, utf16(at), 'word');
  const next = nextBoundary(text, end, 'word');
  return next === end ? text.length : previousBoundary(text, next, 'word');
}
