/** A stretch of text that needs a bar in the margin. Offsets in any one unit, end exclusive. */
export interface Laned {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

export interface Lanes {
  /** Lane of each coding, 0 nearest the text. */
  readonly laneOf: ReadonlyMap<number, number>;
  /** How many lanes are used anywhere. */
  readonly count: number;
}

/**
 * Gives each coding a lane so that bars in one lane are never closer than `gap` to each other: overlapping codings
 * stand side by side. The one that starts first, and of two that start together the longer, is nearer the text.
 * `gap` keeps bars apart that end and start on the same line. O(n log n).
 */
export function laneLayout(codings: readonly Laned[], gap = 0): Lanes {
  const sorted = codings.toSorted((a, b) => a.start - b.start || b.end - a.end || a.id - b.id);
  const laneOf = new Map<number, number>();
  const free = new Heap<number>((lane) => lane);
  const busy = new Heap<{ readonly lane: number; readonly until: number }>((entry) => entry.until);
  let count = 0;
  for (const coding of sorted) {
    for (let first = busy.first(); first && first.until <= coding.start; first = busy.first()) {
      free.add(first.lane);
      busy.take();
    }
    const lane = free.take() ?? count++;
    laneOf.set(coding.id, lane);
    busy.add({ lane, until: Math.max(coding.end, coding.start + 1) + gap });
  }
  return { laneOf, count };
}

/** A label that wants to stand beside the top of its bar. */
export interface Labelled {
  readonly id: number;
  /** Pixels from the top of the document. */
  readonly top: number;
  readonly bottom: number;
}

/**
 * Where the labels go: at the top of their bars or, while that is scrolled out of sight, at `from`, and below the
 * label before them where they would overlap. In: sorted or not; out: top of each label by id.
 */
export function labelLayout(
  labels: readonly Labelled[],
  height: number,
  from = 0,
): ReadonlyMap<number, number> {
  const placed = new Map<number, number>();
  let next = Number.NEGATIVE_INFINITY;
  const wanted = labels.map((label) => ({
    ...label,
    at: label.top < from && label.bottom > from ? Math.min(from, label.bottom - height) : label.top,
  }));
  for (const label of wanted.sort((a, b) => a.at - b.at || a.top - b.top || a.id - b.id)) {
    const top = Math.max(label.at, next);
    placed.set(label.id, top);
    next = top + height;
  }
  return placed;
}

/** The smallest first. */
class Heap<T> {
  private readonly items: T[] = [];
  private readonly weight: (item: T) => number;

  constructor(weight: (item: T) => number) {
    this.weight = weight;
  }

  first(): T | undefined {
    return this.items[0];
  }

  add(item: T): void {
    const { items } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.swapIfLess(at, parent)) break;
      at = parent;
    }
  }

  take(): T | undefined {
    const { items } = this;
    const first = items[0];
    const last = items.pop();
    if (items.length > 0 && last !== undefined) {
      items[0] = last;
      let at = 0;
      for (;;) {
        const left = at * 2 + 1;
        const right = left + 1;
        const smaller = this.isLess(right, left) ? right : left;
        if (!this.swapIfLess(smaller, at)) break;
        at = smaller;
      }
    }
    return first;
  }

  private isLess(a: number, b: number): boolean {
    const one = this.items[a];
    const other = this.items[b];
    return one !== undefined && other !== undefined && this.weight(one) < this.weight(other);
  }

  private swapIfLess(a: number, b: number): boolean {
    if (!this.isLess(a, b)) return false;
    const one = this.items[a];
    const other = this.items[b];
    if (one === undefined || other === undefined) return false;
    this.items[a] = other;
    this.items[b] = one;
    return true;
  }
}
