import type { CodingSpan } from './coding-spans.ts';

interface Drawn {
  readonly span: CodingSpan;
  /** The store's number for it, once it has answered. */
  codingId: number | null;
  /** The store answered without it after it had it: that answer was older, or it was undone meanwhile. */
  isMissed: boolean;
}

interface Moved {
  readonly from: number;
  readonly to: number;
  /** The revision the store gave the move; null until it has answered. */
  rev: number | null;
}

/**
 * What the editor shows ahead of the store: codings drawn on the key press, and ends being moved. The store's answers
 * are shown with it until they have it themselves. Offsets are those of the editor at the time.
 */
export class Unsettled {
  private last = 0;
  private readonly drawn = new Map<number, Drawn>();
  private readonly moved = new Map<number, Moved>();

  /** A coding not in the store yet, under a number of its own below 0. */
  draw(span: Omit<CodingSpan, 'id'>): CodingSpan {
    this.last -= 1;
    const made = { ...span, id: this.last };
    this.drawn.set(made.id, { span: made, codingId: null, isMissed: false });
    return made;
  }

  /** The store has it as `codingId`; it is shown until an answer brings that. */
  stored(id: number, codingId: number): void {
    const known = this.drawn.get(id);
    if (known) known.codingId = codingId;
  }

  /** The store refused it. */
  drop(id: number): void {
    this.drawn.delete(id);
  }

  move(id: number, from: number, to: number): void {
    this.moved.set(id, { from, to, rev: null });
  }

  /** The store has the move, unless the coding was moved on meanwhile. */
  movedTo(id: number, from: number, to: number, rev: number): void {
    const known = this.moved.get(id);
    if (known && known.from === from && known.to === to) known.rev = rev;
  }

  dropMove(id: number): void {
    this.moved.delete(id);
  }

  /** Whether the store's next answer may still have to be shown otherwise than it is. */
  get isEmpty(): boolean {
    return this.drawn.size === 0 && this.moved.size === 0;
  }

  /** The store's codings (`revOf` their revisions) with what it does not have yet. What it has is forgotten here. */
  over(spans: readonly CodingSpan[], revOf: (id: number) => number | undefined): readonly CodingSpan[] {
    if (this.isEmpty) return spans;
    for (const [id, drawn] of this.drawn) {
      if (drawn.codingId === null) continue;
      if (drawn.isMissed || revOf(drawn.codingId) !== undefined) this.drawn.delete(id);
      else drawn.isMissed = true;
    }
    for (const [id, { rev }] of this.moved) {
      const known = revOf(id);
      if (known === undefined || (rev !== null && known >= rev)) this.moved.delete(id);
    }
    const shown = spans.map((span) => {
      const move = this.moved.get(span.id);
      return move ? { ...span, from: move.from, to: move.to } : span;
    });
    return [...shown, ...[...this.drawn.values()].map(({ span }) => span)];
  }
}
