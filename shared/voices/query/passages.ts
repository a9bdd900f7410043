/**
 * Passages of one source: start and end of each in turn, `[start, end, start, end, …]`, in code points, end exclusive.
 * Sorted by start, then end; none stands there twice; they may overlap. Flat, because there are hundreds of thousands.
 */
export type Passages = readonly number[];

const NONE: Passages = [];

/** Passages of either list, each once. */
export function union(a: Passages, b: Passages): Passages {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const all: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const order = i >= a.length ? 1 : j >= b.length ? -1 : compareAt(a, i, b, j);
    if (order <= 0) {
      all.push(at(a, i), at(a, i + 1));
      i += 2;
      if (order === 0) j += 2;
    } else {
      all.push(at(b, j), at(b, j + 1));
      j += 2;
    }
  }
  return all;
}

/** The text they cover as stretches that neither overlap nor touch. */
export function covered(a: Passages): Passages {
  return joined(a, 0);
}

/** Passages that overlap become one; those that only touch stay apart. */
export function joinedOverlaps(a: Passages): Passages {
  return joined(a, 1);
}

/** `apart`: how many characters two must share to become one. */
function joined(a: Passages, apart: 0 | 1): Passages {
  if (a.length <= 2) return a;
  const all: number[] = [];
  let start = at(a, 0);
  let end = at(a, 1);
  for (let i = 2; i < a.length; i += 2) {
    const next = at(a, i);
    if (next + apart <= end) {
      if (at(a, i + 1) > end) end = at(a, i + 1);
    } else {
      all.push(start, end);
      start = next;
      end = at(a, i + 1);
    }
  }
  all.push(start, end);
  return all;
}

/** The text both cover. Both are stretches as `covered` gives them, and so is the result. */
export function shared(a: Passages, b: Passages): Passages {
  const all: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const start = Math.max(at(a, i), at(b, j));
    const end = Math.min(at(a, i + 1), at(b, j + 1));
    if (start < end) all.push(start, end);
    if (at(a, i + 1) < at(b, j + 1)) i += 2;
    else j += 2;
  }
  return all;
}

/** The text of `a` that `b` does not cover. Both are stretches as `covered` gives them, and so is the result. */
export function without(a: Passages, b: Passages): Passages {
  if (b.length === 0) return a;
  const all: number[] = [];
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let start = at(a, i);
    const end = at(a, i + 1);
    while (j < b.length && at(b, j + 1) <= start) j += 2;
    for (let k = j; k < b.length && at(b, k) < end; k += 2) {
      if (at(b, k) > start) all.push(start, at(b, k));
      start = at(b, k + 1);
    }
    if (start < end) all.push(start, end);
  }
  return all;
}

/** Passages for which `keep` holds. */
export function kept(a: Passages, keep: (start: number, end: number) => boolean): Passages {
  if (a.length === 0) return NONE;
  const all: number[] = [];
  for (let i = 0; i < a.length; i += 2) {
    const start = at(a, i);
    const end = at(a, i + 1);
    if (keep(start, end)) all.push(start, end);
  }
  return all;
}

/** A list made ready to be asked about places: each answer costs O(log n). */
export class PassageIndex {
  readonly #passages: Passages;
  /** The largest end among the first n + 1. */
  readonly #latest: Int32Array;
  #ends: Int32Array | undefined;
  #soonest: Int32Array | undefined;

  constructor(passages: Passages) {
    this.#passages = passages;
    const count = passages.length / 2;
    this.#latest = new Int32Array(count);
    let latest = -1;
    for (let n = 0; n < count; n += 1) {
      latest = Math.max(latest, at(passages, 2 * n + 1));
      this.#latest[n] = latest;
    }
  }

  /** Whether one shares a character with [start, end). */
  overlaps(start: number, end: number): boolean {
    const before = this.#startingBefore(end);
    return before > 0 && (this.#latest[before - 1] ?? 0) > start;
  }

  /** From the first start to the last end of those that share a character with [start, end); undefined: none does. */
  hull(start: number, end: number): readonly [start: number, end: number] | undefined {
    const before = this.#startingBefore(end);
    const last = this.#latest[before - 1];
    if (last === undefined || last <= start) return undefined;
    // The first whose end, or that of one before it, lies beyond: it is that one, ends before it lay short.
    const first = firstWhere(before, (n) => (this.#latest[n] ?? 0) > start);
    return [at(this.#passages, 2 * first), last];
  }

  /** Whether one holds all of [start, end). */
  holds(start: number, end: number): boolean {
    const from = this.#startingBefore(start + 1);
    return from > 0 && (this.#latest[from - 1] ?? 0) >= end;
  }

  /** Whether one lies within [start, end). */
  hasWithin(start: number, end: number): boolean {
    const from = this.#startingBefore(start);
    if (!this.#soonest) {
      const count = this.#passages.length / 2;
      this.#soonest = new Int32Array(count);
      let soonest = Number.MAX_SAFE_INTEGER;
      for (let n = count - 1; n >= 0; n -= 1) {
        soonest = Math.min(soonest, at(this.#passages, 2 * n + 1));
        this.#soonest[n] = soonest;
      }
    }
    const soonest = this.#soonest[from];
    return soonest !== undefined && soonest <= end;
  }

  /** Where the next one begins that begins at `from` or later; undefined where none does. */
  nextStart(from: number): number | undefined {
    return this.#passages[2 * this.#startingBefore(from)];
  }

  /** Where the last one ended that ends at `until` or before; undefined where none does. */
  lastEnd(until: number): number | undefined {
    this.#ends ??= Int32Array.from(this.#passages.filter((_, n) => n % 2 === 1)).sort();
    const { length } = this.#ends;
    const ends = this.#ends;
    return ends[firstWhere(length, (n) => (ends[n] ?? 0) > until) - 1];
  }

  #startingBefore(position: number): number {
    return firstWhere(this.#passages.length / 2, (n) => at(this.#passages, 2 * n) >= position);
  }
}

/** The least n below `count` for which `holds`, which holds for all after it; `count` where it holds for none. */
export function firstWhere(count: number, holds: (n: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function compareAt(a: Passages, i: number, b: Passages, j: number): number {
  return at(a, i) - at(b, j) || at(a, i + 1) - at(b, j + 1);
}

function at(list: Passages, index: number): number {
  return list[index] ?? 0;
}
