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

/** Labels that found no room near their bars and stand together behind one mark. */
export interface Fold {
  readonly top: number;
  readonly ids: readonly number[];
}

export interface LabelPlaces {
  /** Top of each label that is shown, by id. */
  readonly tops: ReadonlyMap<number, number>;
  readonly folds: readonly Fold[];
}

export interface LabelRoom {
  /** Pixels a label takes. */
  readonly height: number;
  /** The top of what is in sight: labels of bars that begin above it stand there. */
  readonly from?: number;
  /** How far below its bar's top a label may stand before it is folded away. */
  readonly mostDrop?: number;
  /** Shown before the others that begin at its place: the picked one. */
  readonly first?: number | null;
}

/**
 * Where the labels go: at the top of their bars or, while that is scrolled out of sight, at `from`, and below the
 * label before them where they would overlap. One that would come to stand too far from its bar is folded.
 */
export function labelLayout(labels: readonly Labelled[], room: LabelRoom): LabelPlaces {
  const { height, from = 0, mostDrop = Number.POSITIVE_INFINITY, first = null } = room;
  const tops = new Map<number, number>();
  const folds: { readonly top: number; readonly ids: number[] }[] = [];
  let next = Number.NEGATIVE_INFINITY;
  const wanted = labels.map((label) => ({
    ...label,
    at: label.top < from && label.bottom > from ? Math.min(from, label.bottom - height) : label.top,
    later: label.id === first ? 0 : 1,
  }));
  for (const label of wanted.sort(
    (a, b) => a.at - b.at || a.later - b.later || a.top - b.top || a.id - b.id,
  )) {
    const top = Math.max(label.at, next);
    const open = folds.at(-1);
    if (top - label.at <= mostDrop || label.later === 0) {
      tops.set(label.id, top);
      next = top + height;
    } else if (open && open.top + height === next) open.ids.push(label.id);
    else {
      folds.push({ top, ids: [label.id] });
      next = top + height;
    }
  }
  return { tops, folds };
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
