import type { Db } from '../core/db.ts';
import { type Changes, Recorder, type Recording } from './recorder.ts';
import { replay, type StepRow } from './replay.ts';
import { ensureLogTables, installTriggers, type TrackedTable, trackedTables } from './schema.ts';

const MERGE_MS = 2000;
const KEEP_STEPS = 200;
const KEEP_BYTES = 64 * 1024 * 1024;

export type Stack = 'undo' | 'redo';

export interface StepOptions {
  readonly label: string;
  readonly at: number;
  /** Asked when the work is done, which may have decided against merging. */
  readonly mergeKey: (() => string | undefined) | undefined;
}

export interface Recorded<T> {
  readonly value: T;
  readonly changes: Changes;
  /** Whether it became part of the step before it (typing). */
  readonly merged: boolean;
}

export interface Labels {
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
}

/**
 * Undo and redo as one function over a log of row images kept in the workspace itself. Each step owns a run of
 * sequence numbers; replaying it newest first records its own inverse, which becomes the step of the other stack.
 */
export class UndoLog {
  readonly #db: Db;
  readonly #tables: readonly TrackedTable[];
  readonly #recorder: Recorder;

  constructor(db: Db) {
    this.#db = db;
    this.#tables = trackedTables(db);
    ensureLogTables(db, this.#tables);
    this.#recorder = new Recorder(db, this.#lastSeq());
    installTriggers(db, this.#tables);
  }

  /** Runs `work` as a step inside the caller's transaction. A step that changed no row is not kept. */
  record<T>(options: StepOptions, work: () => T): Recorded<T> {
    const recording = this.#recorder.start();
    try {
      const value = work();
      let merged = false;
      if (!recording.isEmpty) {
        this.#dropStack('redo');
        merged = this.#keep(recording, 'undo', options);
        this.#trim();
      }
      return { value, changes: recording.changes(this.#tables), merged };
    } finally {
      this.#recorder.stop();
    }
  }

  /**
   * Takes the newest step off `stack`, in the caller's transaction. `rev` is written to every restored row, so
   * that a window which has not seen the undo cannot overwrite it. undefined when the stack is empty.
   */
  revert(
    stack: Stack,
    options: { readonly at: number; readonly rev: number; readonly onProgress?: (done: number) => void },
  ): { readonly label: string; readonly changes: Changes } | undefined {
    const step = this.#top(stack);
    if (!step) return undefined;
    const recording = this.#recorder.start();
    try {
      this.#db.script('PRAGMA defer_foreign_keys = ON');
      replay(this.#db, this.#tables, this.#recorder, recording, step, options);
      this.#forget(step);
      const other = stack === 'undo' ? 'redo' : 'undo';
      this.#keep(recording, other, { label: step.label, at: options.at, mergeKey: undefined });
      return { label: step.label, changes: recording.changes(this.#tables) };
    } finally {
      this.#recorder.stop();
    }
  }

  labels(): Labels {
    return { undoLabel: this.#top('undo')?.label ?? null, redoLabel: this.#top('redo')?.label ?? null };
  }

  /** Forgets all steps (restore, confirmed erasure). In the caller's transaction. */
  clear(): void {
    this.#dropStack('undo');
    this.#dropStack('redo');
  }

  #top(stack: Stack): StepRow | undefined {
    return this.#db.get<StepRow>('SELECT * FROM undo_log_step WHERE stack = ? ORDER BY id DESC LIMIT 1', [
      stack,
    ]);
  }

  /** True where the changes became part of the step before. */
  #keep(recording: Recording, stack: Stack, options: StepOptions): boolean {
    for (const range of recording.ranges) this.#keepRange(range, 'I');
    for (const block of recording.blocks) this.#keepRange(block, 'B');
    const last = this.#recorder.lastSeq;
    const bytes = this.#bytes(recording, last);
    const top = stack === 'undo' ? this.#top('undo') : undefined;
    const { at, label } = options;
    const mergeKey = options.mergeKey?.();
    if (top && mergeKey !== undefined && top.merge_key === mergeKey && at - top.at < MERGE_MS) {
      this.#db.run('UPDATE undo_log_step SET last_seq = ?, at = ?, bytes = bytes + ? WHERE id = ?', [
        last,
        at,
        bytes,
        top.id,
      ]);
      return true;
    }
    this.#db.run(
      `INSERT INTO undo_log_step (stack, label, at, merge_key, first_seq, last_seq, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [stack, label, at, mergeKey ?? null, recording.firstSeq, last, bytes],
    );
    return false;
  }

  #keepRange(range: { seq: number; table: number; first: number; last: number }, kind: 'I' | 'B'): void {
    this.#db.run('INSERT INTO undo_log_range (seq, kind, tbl, first, last) VALUES (?, ?, ?, ?, ?)', [
      range.seq,
      kind,
      range.table,
      range.first,
      range.last,
    ]);
  }

  /** About how much room the step's images take. `octet_length` does not read long texts. */
  #bytes(recording: Recording, lastSeq: number): number {
    let bytes = 0;
    for (const [number, count] of recording.images) {
      const table = this.#tables[number];
      if (!table) continue;
      bytes += count * 96;
      if (table.columns.includes('text')) {
        bytes +=
          this.#db.value<number | null>(
            `SELECT sum(octet_length(text)) FROM undo_${table.name} WHERE seq BETWEEN ? AND ?`,
            [recording.firstSeq, lastSeq],
          ) ?? 0;
      }
    }
    return bytes;
  }

  /** Drops the oldest steps over the limits, never the newest one. */
  #trim(): void {
    const steps = this.#db.all<StepRow>(`SELECT * FROM undo_log_step WHERE stack = 'undo' ORDER BY id DESC`);
    let bytes = 0;
    steps.forEach((step, index) => {
      bytes += step.bytes;
      if (index > 0 && (index >= KEEP_STEPS || bytes > KEEP_BYTES)) this.#forget(step);
    });
  }

  #dropStack(stack: Stack): void {
    for (const step of this.#db.all<StepRow>('SELECT * FROM undo_log_step WHERE stack = ?', [stack]))
      this.#forget(step);
  }

  #forget(step: StepRow): void {
    const range = [step.first_seq, step.last_seq];
    for (const table of this.#tables) {
      this.#db.run(`DELETE FROM undo_${table.name} WHERE seq BETWEEN ? AND ?`, range);
    }
    this.#db.run('DELETE FROM undo_log_range WHERE seq BETWEEN ? AND ?', range);
    this.#db.run('DELETE FROM undo_log_step WHERE id = ?', [step.id]);
  }

  #lastSeq(): number {
    return this.#db.value<number | null>('SELECT max(last_seq) FROM undo_log_step') ?? 0;
  }
}
