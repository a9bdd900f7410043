import { nextBoundary, previousBoundary } from '../../../../shared/text/boundaries.ts';
import { type CodePointIndex, codePoint } from '../../../../shared/text/code-points.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of the words shown that is the same throughout: whose codings hold it, and whether the range chosen does. */
export interface Stretch {
  readonly start: number;
  readonly text: string;
  readonly isFirst: boolean;
  readonly isSecond: boolean;
  readonly isOwn: boolean;
}

/** Cuts the words at every end of a range. Ranges count from the source's start, as `from` does. */
export function stretchesOf(
  index: CodePointIndex,
  from: number,
  ranges: {
    readonly first: readonly Span[];
    readonly second: readonly Span[];
    readonly own: readonly Span[];
  },
): readonly Stretch[] {
  const last = from + index.length;
  const inside = (at: number): number => Math.min(last, Math.max(from, at));
  const cuts = new Set([from, last]);
  for (const { start, end } of [...ranges.first, ...ranges.second, ...ranges.own]) {
    cuts.add(inside(start));
    cuts.add(inside(end));
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  const holds = (spans: readonly Span[], at: number): boolean =>
    spans.some((s) => s.start <= at && at < s.end);
  return ordered.slice(0, -1).map((start, n) => ({
    start,
    text: index.slice(codePoint(start - from), codePoint((ordered[n + 1] ?? last) - from)),
    isFirst: holds(ranges.first, start),
    isSecond: holds(ranges.second, start),
    isOwn: holds(ranges.own, start),
  }));
}

/** Ranges joined where they overlap or touch. */
export function joinedSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}

/** What both lists of ranges hold. */
export function sharedSpans(one: readonly Span[], other: readonly Span[]): readonly Span[] {
  return one.flatMap((a) =>
    other.flatMap((b) => {
      const start = Math.max(a.start, b.start);
      const end = Math.min(a.end, b.end);
      return start < end ? [{ start, end }] : [];
    }),
  );
}

/** Moves one end of a range by a word; it keeps at least one character and stays in the words shown. */
export function moveEnd(
  index: CodePointIndex,
  from: number,
  range: Span,
  end: 'start' | 'end',
  by: 1 | -1,
): Span {
  const at = index.toUtf16(codePoint(Math.max(0, range[end] - from)));
  const step = by > 0 ? nextBoundary : previousBoundary;
  const moved = from + index.toCodePoint(step(index.text, at, 'word'));
  if (end === 'start') return { start: Math.min(moved, range.end - 1), end: range.end };
  return { start: range.start, end: Math.max(moved, range.start + 1) };
}
