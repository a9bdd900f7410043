/** Ranges of code points as a flat list: start, end, start, end … */
export type Spans = readonly number[];

/**
 * The union of ranges sorted by their start: overlapping and touching ones become one, so that how one coder cut a
 * stretch into codings changes nothing.
 */
export function joined(spans: Spans): number[] {
  const union: number[] = [];
  let end = -1;
  for (let i = 0; i < spans.length; i += 2) {
    const start = spans[i] ?? 0;
    const last = spans[i + 1] ?? 0;
    if (last <= start) continue;
    if (union.length > 0 && start <= end) {
      if (last > end) {
        end = last;
        union[union.length - 1] = end;
      }
    } else {
      union.push(start, last);
      end = last;
    }
  }
  return union;
}

/** The union of two lists of ranges, each sorted by start. */
export function bothJoined(one: Spans, other: Spans): number[] {
  const merged: number[] = [];
  for (let i = 0, j = 0; i < one.length || j < other.length; ) {
    const takesOne = j >= other.length || (i < one.length && (one[i] ?? 0) <= (other[j] ?? 0));
    if (takesOne) {
      merged.push(one[i] ?? 0, one[i + 1] ?? 0);
      i += 2;
    } else {
      merged.push(other[j] ?? 0, other[j + 1] ?? 0);
      j += 2;
    }
  }
  return joined(merged);
}

/** What two unions share. */
export function shared(one: Spans, other: Spans): number[] {
  const common: number[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const start = Math.max(one[i] ?? 0, other[j] ?? 0);
    const end = Math.min(one[i + 1] ?? 0, other[j + 1] ?? 0);
    if (start < end) common.push(start, end);
    if ((one[i + 1] ?? 0) <= (other[j + 1] ?? 0)) i += 2;
    else j += 2;
  }
  return common;
}

/** A place where at least one of two coders coded: connected by overlaps between them, apart from every other. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly first: Spans;
  readonly second: Spans;
}

/** The places of two coders' unions, in the order of the text. */
export function placesOf(first: Spans, second: Spans): readonly Place[] {
  const places: Place[] = [];
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    const ones: number[] = [];
    const others: number[] = [];
    let end = -1;
    const start = Math.min(first[i] ?? Number.POSITIVE_INFINITY, second[j] ?? Number.POSITIVE_INFINITY);
    for (;;) {
      const fromFirst = i < first.length && ((first[i] ?? 0) < end || (end < 0 && first[i] === start));
      const fromSecond =
        !fromFirst && j < second.length && ((second[j] ?? 0) < end || (end < 0 && second[j] === start));
      if (fromFirst) {
        ones.push(first[i] ?? 0, first[i + 1] ?? 0);
        end = Math.max(end, first[i + 1] ?? 0);
        i += 2;
      } else if (fromSecond) {
        others.push(second[j] ?? 0, second[j + 1] ?? 0);
        end = Math.max(end, second[j + 1] ?? 0);
        j += 2;
      } else break;
    }
    places.push({ start, end, first: ones, second: others });
  }
  return places;
}

/** Whether both lists are the same ranges. */
export function sameSpans(one: Spans, other: Spans): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** Characters the ranges of a union hold. */
export function lengthOf(spans: Spans): number {
  let length = 0;
  for (let i = 0; i < spans.length; i += 2) length += (spans[i + 1] ?? 0) - (spans[i] ?? 0);
  return length;
}
