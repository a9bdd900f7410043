import type { ChangeDesc } from '@codemirror/state';
import type { CodingSpan } from './coding-spans.ts';
import { laneLayout } from './lane-layout.ts';

/** Codings closer than this many characters may share a line: their bars stand in different lanes. */
const laneGap = 72;
/** Beyond this many new codings at once all lanes are given anew. */
const mostFitted = 200;

/** A coding where it is now. */
export interface PlacedCoding {
  readonly span: CodingSpan;
  readonly from: number;
  readonly to: number;
  readonly lane: number;
}

/**
 * All codings of a text where they are now, sorted by where they begin, the longer first. Kept in plain arrays: with
 * 20,000 of them an added one is a copy of some numbers, and what lies in sight is found without looking at the rest.
 */
export interface PlacedCodings {
  readonly spans: readonly CodingSpan[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly lane: Int32Array;
  /** How far the codings up to each one reach: behind it nothing earlier can be. */
  readonly reach: Int32Array;
  /** Lanes used anywhere. */
  readonly lanes: number;
}

export const noCodings: PlacedCodings = {
  spans: [],
  from: new Int32Array(),
  to: new Int32Array(),
  lane: new Int32Array(),
  reach: new Int32Array(),
  lanes: 0,
};

/** The codings as the store has them. One that was there already keeps its lane, so that bars do not jump about. */
export function placeCodings(before: PlacedCodings, spans: readonly CodingSpan[]): PlacedCodings {
  const sorted = isSorted(spans) ? spans : spans.toSorted(compare);
  const from = Int32Array.from(sorted, (span) => span.from);
  const to = Int32Array.from(sorted, (span) => span.to);
  const lane = new Int32Array(sorted.length).fill(-1);
  const kept = new Map<number, number>();
  before.spans.forEach((span, at) => {
    kept.set(span.id, at);
  });
  const fresh: number[] = [];
  sorted.forEach((span, at) => {
    const old = kept.get(span.id);
    if (old !== undefined && before.from[old] === span.from && before.to[old] === span.to)
      lane[at] = before.lane[old] ?? 0;
    else fresh.push(at);
  });
  const reach = reachOf(to);
  if (fresh.length > mostFitted || before.spans.length === 0) {
    const { laneOf } = laneLayout(
      sorted.map((span) => ({ id: span.id, start: span.from, end: span.to })),
      laneGap,
    );
    sorted.forEach((span, at) => {
      lane[at] = laneOf.get(span.id) ?? 0;
    });
  } else for (const at of fresh) lane[at] = freeLane({ from, to, lane, reach }, from[at] ?? 0, to[at] ?? 0);
  return { spans: sorted, from, to, lane, reach, lanes: most(lane) };
}

/** The same with one more coding, or with it elsewhere. */
export function withCoding(placed: PlacedCodings, span: CodingSpan): PlacedCodings {
  const rest = withoutCoding(placed, span.id);
  let at = lastAtMost(rest.from, span.from - 1) + 1;
  while (at < rest.spans.length && isBefore(rest.spans[at], span)) at += 1;
  const old = placed.spans.findIndex((other) => other.id === span.id);
  const lane = old < 0 ? freeLane(rest, span.from, span.to) : (placed.lane[old] ?? 0);
  const to = inserted(rest.to, at, span.to);
  return {
    spans: rest.spans.toSpliced(at, 0, span),
    from: inserted(rest.from, at, span.from),
    to,
    lane: inserted(rest.lane, at, lane),
    reach: reachOf(to),
    lanes: Math.max(rest.lanes, lane + 1),
  };
}

export function withoutCoding(placed: PlacedCodings, id: number): PlacedCodings {
  const gone = placed.spans.findIndex((span) => span.id === id);
  if (gone < 0) return placed;
  const to = removed(placed.to, gone);
  return {
    ...placed,
    spans: placed.spans.toSpliced(gone, 1),
    from: removed(placed.from, gone),
    to,
    lane: removed(placed.lane, gone),
    reach: reachOf(to),
  };
}

/** The codings after an edit of the text, by the rule of `shared/text/anchors.ts`: what is put in at an edge stays out. */
export function mapCodings(placed: PlacedCodings, changes: ChangeDesc): PlacedCodings {
  const from = placed.from.map((at) => changes.mapPos(at, 1));
  const to = placed.to.map((at, n) => Math.max(from[n] ?? 0, changes.mapPos(at, -1)));
  return { ...placed, from, to, reach: reachOf(to) };
}

/** The codings that touch [from, to], in the order of the text. */
export function codingsTouching(placed: PlacedCodings, from: number, to: number): readonly PlacedCoding[] {
  const found: PlacedCoding[] = [];
  for (let at = lastAtMost(placed.from, to); at >= 0 && (placed.reach[at] ?? 0) >= from; at -= 1) {
    const one = placedAt(placed, at);
    if (one && one.to > one.from && one.to >= from) found.push(one);
  }
  return found.reverse();
}

/** Where a coding is now; null where it is unknown or all its words are gone. */
export function findCoding(placed: PlacedCodings, id: number): PlacedCoding | null {
  const one = placedAt(
    placed,
    placed.spans.findIndex((span) => span.id === id),
  );
  return one && one.to > one.from ? one : null;
}

/** The coding after (1) or before (-1) one of them, or a position of the text; null past the last. */
export function besideCoding(
  placed: PlacedCodings,
  picked: number | null,
  head: number,
  direction: 1 | -1,
): PlacedCoding | null {
  const now = picked === null ? -1 : placed.spans.findIndex((span) => span.id === picked);
  let at = now;
  if (now < 0)
    at = direction === 1 ? lastAtMost(placed.from, head - 1) : lastAtMost(placed.from, head - 1) + 1;
  for (at += direction; at >= 0 && at < placed.spans.length; at += direction) {
    const one = placedAt(placed, at);
    if (one && one.to > one.from) return one;
  }
  return null;
}

function placedAt(placed: PlacedCodings, at: number): PlacedCoding | null {
  const span = placed.spans[at];
  if (!span) return null;
  return { span, from: placed.from[at] ?? 0, to: placed.to[at] ?? 0, lane: placed.lane[at] ?? 0 };
}

/** The lane nearest the text that no coding near [from, to) has. */
function freeLane(
  placed: Pick<PlacedCodings, 'from' | 'to' | 'lane' | 'reach'>,
  from: number,
  to: number,
): number {
  const taken = new Set<number>();
  const low = from - laneGap;
  for (let at = lastAtMost(placed.from, to + laneGap); at >= 0 && (placed.reach[at] ?? 0) >= low; at -= 1)
    if ((placed.to[at] ?? 0) >= low) taken.add(placed.lane[at] ?? 0);
  let lane = 0;
  while (taken.has(lane)) lane += 1;
  return lane;
}

function compare(a: CodingSpan, b: CodingSpan): number {
  return a.from - b.from || b.to - a.to || a.id - b.id;
}

function isBefore(one: CodingSpan | undefined, other: CodingSpan): boolean {
  return one !== undefined && compare(one, other) <= 0;
}

function isSorted(spans: readonly CodingSpan[]): boolean {
  return spans.every((span, at) => {
    const before = spans[at - 1];
    return before === undefined || compare(before, span) <= 0;
  });
}

function reachOf(to: Int32Array): Int32Array {
  const reach = new Int32Array(to.length);
  let furthest = 0;
  for (let at = 0; at < to.length; at += 1) {
    furthest = Math.max(furthest, to[at] ?? 0);
    reach[at] = furthest;
  }
  return reach;
}

function most(lane: Int32Array): number {
  let highest = -1;
  for (const one of lane) highest = Math.max(highest, one);
  return highest + 1;
}

function inserted(numbers: Int32Array, at: number, value: number): Int32Array {
  const next = new Int32Array(numbers.length + 1);
  next.set(numbers.subarray(0, at));
  next[at] = value;
  next.set(numbers.subarray(at), at + 1);
  return next;
}

function removed(numbers: Int32Array, at: number): Int32Array {
  const next = new Int32Array(numbers.length - 1);
  next.set(numbers.subarray(0, at));
  next.set(numbers.subarray(at + 1), at);
  return next;
}

/** Index of the last entry <= value in an ascending array; -1 where there is none. */
function lastAtMost(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
