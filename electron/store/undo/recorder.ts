import type { TableName } from '../../../shared/api/tables.ts';
import type { Db } from '../core/db.ts';
import type { TrackedTable } from './schema.ts';

/** Ids of `first..last` were inserted one after another with nothing else happening to their table between. */
export interface InsertedRange {
  readonly seq: number;
  readonly table: number;
  readonly first: number;
  last: number;
}

/** Rows `first..last` (numbers in the twin) were removed from `table` as one block. */
export interface RemovedBlock {
  readonly seq: number;
  readonly table: number;
  readonly first: number;
  readonly last: number;
}

const MAX_IDS = 400;

/**
 * What one step changed, gathered while its statements run. Inserts are kept as ranges in memory and written at
 * the end: a user function cannot write, and an import of 100,000 rows is then a handful of log rows.
 */
export class Recording {
  readonly firstSeq: number;
  readonly ranges: InsertedRange[] = [];
  readonly blocks: RemovedBlock[] = [];
  readonly #open = new Map<number, InsertedRange>();
  readonly #lastUpdate = new Map<number, number>();
  readonly #ids = new Map<number, Set<number> | null>();
  /** Images written per table, for the log's size. */
  readonly images = new Map<number, number>();

  constructor(firstSeq: number) {
    this.firstSeq = firstSeq;
  }

  inserted(table: number, id: number, nextSeq: () => number): void {
    const open = this.#open.get(table);
    if (open && open.last + 1 === id) open.last = id;
    else {
      const range = { seq: nextSeq(), table, first: id, last: id };
      this.ranges.push(range);
      this.#open.set(table, range);
    }
    this.#lastUpdate.delete(table);
    this.touch(table, id);
  }

  /** Whether the old row must be kept: not when the entry before it in this table is the same row's update. */
  changed(table: number, op: number, id: number): boolean {
    this.#open.delete(table);
    this.touch(table, id);
    if (op === 1 && this.#lastUpdate.get(table) === id) return false;
    if (op === 1) this.#lastUpdate.set(table, id);
    else this.#lastUpdate.delete(table);
    this.images.set(table, (this.images.get(table) ?? 0) + 1);
    return true;
  }

  /** `from` to `to` are the ids of the removed rows. */
  removedBlock(block: RemovedBlock, from: number, to: number): void {
    this.blocks.push(block);
    this.#open.delete(block.table);
    this.#lastUpdate.delete(block.table);
    if (to - from >= MAX_IDS) this.#ids.set(block.table, null);
    else for (let id = from; id <= to; id += 1) this.touch(block.table, id);
    this.images.set(block.table, (this.images.get(block.table) ?? 0) + block.last - block.first + 1);
  }

  touch(table: number, id: number): void {
    const ids = this.#ids.get(table);
    if (ids === null) return;
    if (ids === undefined) this.#ids.set(table, new Set([id]));
    else if (ids.size >= MAX_IDS) this.#ids.set(table, null);
    else ids.add(id);
  }

  get isEmpty(): boolean {
    return this.#ids.size === 0;
  }

  changes(tables: readonly TrackedTable[]): Changes {
    const ids: Partial<Record<TableName, readonly number[] | null>> = {};
    for (const [number, set] of this.#ids) {
      const table = tables[number];
      if (table) ids[table.name] = set === null ? null : [...set];
    }
    return { tables: Object.keys(ids) as TableName[], ids };
  }
}

/** Which rows a step touched; null where there are too many to list. */
export interface Changes {
  readonly tables: readonly TableName[];
  readonly ids: Readonly<Partial<Record<TableName, readonly number[] | null>>>;
}

/** Rows `from..to` of `table`, by id. */
interface MutedRows {
  readonly table: number;
  readonly from: number;
  readonly to: number;
}

/** The connection's functions the triggers call, and the recording they feed. */
export class Recorder {
  #recording: Recording | null = null;
  #seq: number;
  #muted: MutedRows | null = null;

  constructor(db: Db, lastSeq: number) {
    this.#seq = lastSeq;
    db.raw.function('undo_insert', { directOnly: false }, (table: unknown, id: unknown) => {
      this.#active().inserted(Number(table), Number(id), () => this.nextSeq());
      return null;
    });
    db.raw.function('undo_next', { directOnly: false }, (table: unknown, op: unknown, id: unknown) => {
      if (this.#isMuted(Number(table), Number(id))) return 0;
      return this.#active().changed(Number(table), Number(op), Number(id)) ? 1 : 0;
    });
    db.raw.function('undo_seq', { directOnly: false }, () => this.nextSeq());
  }

  start(): Recording {
    this.#recording = new Recording(this.#seq + 1);
    return this.#recording;
  }

  stop(): void {
    this.#recording = null;
    this.#muted = null;
  }

  get lastSeq(): number {
    return this.#seq;
  }

  nextSeq(count = 1): number {
    this.#seq += count;
    return this.#seq;
  }

  /**
   * Runs `work` without keeping images of those rows: the caller has kept them as one block. Other rows of the same
   * table are kept as ever, since a row can take its children in that table along.
   */
  withoutImages(rows: MutedRows, work: () => void): void {
    this.#muted = rows;
    try {
      work();
    } finally {
      this.#muted = null;
    }
  }

  #isMuted(table: number, id: number): boolean {
    const muted = this.#muted;
    return muted !== null && muted.table === table && id >= muted.from && id <= muted.to;
  }

  #active(): Recording {
    // A write that no step records could not be undone: refuse it rather than lose the history.
    if (!this.#recording) throw new Error('A row was written outside a command');
    return this.#recording;
  }
}
