import { randomUUID } from 'node:crypto';
import type { StoreEvent, WorkspaceNotice, WorkspaceState } from '../../../shared/api/events.ts';
import { FailureError } from '../../../shared/api/failure.ts';
import type { CommandOperation } from '../../../shared/api/operation.ts';
import { isCorrupt, isDiskFull } from '../file/file-failure.ts';
import type { Changes } from '../undo/recorder.ts';
import type { Stack, UndoLog } from '../undo/undo-log.ts';
import type { Db, WriteDb } from './db.ts';
import { notFound, refused } from './failures.ts';
import type { CommandContext, QueryContext } from './handlers.ts';
import { newUid } from './uid.ts';

/** Least time between two reports of progress. */
const PROGRESS_MS = 250;

/** What a session needs from outside it. */
export interface SessionOptions {
  readonly name: string;
  readonly db: Db;
  /** undefined for a workspace opened for reading only. */
  readonly undoLog: UndoLog | undefined;
  readonly readOnlyReason: string | undefined;
  readonly coderId: number;
  readonly now: () => number;
  readonly emit: (event: StoreEvent) => void;
  readonly attachPlan: (db: Db, planId: string) => void;
  /** `applied`: the plan has been carried out and is of no more use. */
  readonly detachPlan: (db: Db, planId: string, applied: boolean) => void;
  /** Room to let go of on a full disk; undefined for reading only. */
  readonly reserve: Reserve | undefined;
  /** Called before each write; may stop all writing. */
  readonly beforeWrite: () => void;
  readonly afterWrite: () => void;
  /** SQLite found content that is not what it should be. */
  readonly onCorrupt: () => void;
}

interface Reserve {
  readonly isHeld: boolean;
  take(): boolean;
  release(): void;
}

type QueryHandler = (context: QueryContext, input: unknown) => unknown;
type CommandHandler = (context: CommandContext, input: unknown) => unknown;

/** An open workspace: runs queries and commands on the one writing connection, numbers commits, tells what changed. */
export class Session {
  readonly id = randomUUID();
  readonly #options: SessionOptions;
  readonly #notices: WorkspaceNotice[] = [];
  #readOnlyReason: string | undefined;
  #seq: number;
  #changedAt = 0;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#readOnlyReason = options.readOnlyReason;
    this.#seq = options.db.value<number>(`SELECT value FROM meta WHERE key = 'seq'`) ?? 0;
  }

  get seq(): number {
    return this.#seq;
  }

  get db(): Db {
    return this.#options.db;
  }

  /** When the last commit was, ms since 1970; 0 when nothing was written since the open. */
  get changedAt(): number {
    return this.#changedAt;
  }

  get isReadOnly(): boolean {
    return this.#readOnlyReason !== undefined;
  }

  state(): WorkspaceState {
    const labels = this.#labels();
    const notSaved = this.#notices.some(({ kind }) => kind === 'moved' || kind === 'disk-full');
    return {
      sessionId: this.id,
      name: this.#options.name,
      readOnly: this.isReadOnly,
      ...(this.#readOnlyReason === undefined ? {} : { readOnlyReason: this.#readOnlyReason }),
      ...labels,
      savedState: notSaved ? 'not-saved' : this.isReadOnly ? 'read-only' : 'saved',
      notices: [...this.#notices],
    };
  }

  /** Shows a banner until the workspace is closed; the same kind once. */
  notice(notice: WorkspaceNotice): void {
    if (this.#notices.some(({ kind }) => kind === notice.kind)) return;
    this.#notices.push(notice);
    this.#emitState();
  }

  /** From now on nothing is written (full disk, vanished file, damage), for the reason given. */
  stopWriting(reason: string): void {
    if (this.#readOnlyReason !== undefined) return;
    this.#readOnlyReason = reason;
    this.#emitState();
  }

  /** Says whose work is written from now on; throws `not-found` for a coder who is gone. */
  chooseCoder(id: number): void {
    const { db } = this.#options;
    this.#writable(this.#options.undoLog);
    const isConsensus = db.value<number>('SELECT is_consensus FROM coder WHERE id = ?', [id]);
    if (isConsensus === undefined) throw notFound('This coder');
    if (isConsensus === 1) {
      throw refused(
        'The consensus holds what coders settled on; nobody codes as it. Choose a coder, or settle in Agreement.',
      );
    }
    this.#setWhoCodes('active_coder', id);
  }

  /** Hides others' codings from every screen but agreement, or shows them again. */
  hideOthers(hide: boolean): void {
    this.#writable(this.#options.undoLog);
    this.#setWhoCodes('hide_others', hide ? 1 : 0);
  }

  /** Kept beside the undo log: undo must never change whose work is written or seen. */
  #setWhoCodes(key: 'active_coder' | 'hide_others', value: number): void {
    this.#options.db.run(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      [key, value],
    );
    this.#options.afterWrite();
    const tables = ['coder', 'coding'] as const;
    this.#options.emit({ type: 'changed', seq: this.#seq, tables, ids: {}, ...this.#labels() });
  }

  #labels() {
    return this.#options.undoLog?.labels() ?? { undoLabel: null, redoLabel: null };
  }

  runQuery(handler: QueryHandler, input: unknown): unknown {
    const { db, coderId, now } = this.#options;
    // One read transaction, so that a query of several statements sees one state of the file.
    const run = db.raw.transaction(() => handler({ db, ...this.whoCodes(coderId), now: now() }, input));
    return this.#watchingForDamage(() => run());
  }

  runCommand(name: string, operation: CommandOperation, handler: CommandHandler, input: unknown): unknown {
    const { undoLog, db } = this.#options;
    const log = this.#writable(undoLog);
    const label = operation.label(input);
    const at = this.#options.now();
    let standsAlone = false;
    const context: CommandContext = {
      db,
      rev: this.#seq + 1,
      ...this.whoCodes(),
      now: at,
      newUid: () => newUid(at),
      standAlone: () => {
        standsAlone = true;
      },
      progress: (done) => this.#progress(label, done),
    };
    const planId = planOf(input);
    // ATTACH is not allowed inside a transaction; the handler finds the plan under the name `plan`.
    if (planId !== undefined) this.#options.attachPlan(db, planId);
    let applied = false;
    try {
      const { value, changes } = this.#commit(() => {
        standsAlone = false;
        const mergeKey = () => (standsAlone ? undefined : operation.mergeKey?.(input));
        const result = log.record({ label, at, mergeKey }, () => handler(context, input));
        if (result.changes.tables.length > 0 && !result.merged)
          this.#logActivity('do', name, label, result.changes);
        return result;
      }, operation.bulk ?? false);
      applied = true;
      this.#emitChanged(changes);
      return value;
    } finally {
      if (planId !== undefined) this.#options.detachPlan(db, planId, applied);
      if (operation.bulk) this.#progress(label, 1);
    }
  }

  /**
   * Runs `work` and forgets the whole undo history with it, in one transaction: for what is to leave no trace. Free
   * pages may still hold what was; see `compact`.
   */
  runForGood(work: (db: WriteDb, rev: number) => void): void {
    const log = this.#writable(this.#options.undoLog);
    const { db, now } = this.#options;
    const { changes } = this.#commit(() => {
      const step = { label: '', at: now(), mergeKey: undefined };
      const result = log.record(step, () => work(db, this.#seq + 1));
      log.clear();
      return result;
    }, true);
    this.#emitChanged(changes);
  }

  /**
   * Writes the file anew without free pages and empties the journal beside it, so that nothing deleted is left in
   * either. Throws `busy` where a reader keeps the journal from being emptied.
   */
  compact(): void {
    this.#writable(this.#options.undoLog);
    const { db, afterWrite } = this.#options;
    try {
      this.#watchingForDamage(() => db.script('VACUUM'));
      const [checkpoint] = db.raw.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
      if (checkpoint?.busy === 1) {
        throw new FailureError(
          'busy',
          'Something is still reading the workspace, so what was replaced may still be in its file. Wait until no other work runs, then confirm again.',
        );
      }
    } finally {
      afterWrite();
    }
  }

  /** Undo or redo. null when there is nothing to. */
  revert(stack: Stack): { readonly label: string | null } {
    const log = this.#writable(this.#options.undoLog);
    const at = this.#options.now();
    let told = false;
    const label = (stack === 'undo' ? 'Undoing ' : 'Redoing ') + (log.labels()[`${stack}Label`] ?? '');
    try {
      const result = this.#commit(() => {
        const reverted = log.revert(stack, {
          at,
          rev: this.#seq + 1,
          onProgress: (done) => {
            told = true;
            this.#progress(label, done);
          },
        });
        if (reverted) this.#logActivity(stack, `workspace.${stack}`, reverted.label, reverted.changes);
        return reverted ?? { label: null, changes: { tables: [], ids: {} } };
      });
      this.#emitChanged(result.changes);
      return { label: result.label };
    } finally {
      if (told) this.#progress(label, 1);
    }
  }

  /** Writes the number of the commit in the same transaction as its rows. */
  #commit<T extends { readonly changes: Changes }>(work: () => T, isBulk = false): T {
    const { db, now, afterWrite } = this.#options;
    const run = db.raw.transaction(() => {
      const result = work();
      if (result.changes.tables.length > 0) {
        db.run(
          `INSERT INTO meta (key, value) VALUES ('seq', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
          [this.#seq + 1],
        );
      }
      return result;
    });
    try {
      const result = this.#watchingForDamage(() => this.#withReserve(() => run.immediate(), isBulk));
      if (result.changes.tables.length > 0) {
        this.#seq += 1;
        this.#changedAt = now();
      }
      return result;
    } finally {
      afterWrite();
    }
  }

  /**
   * On a full disk tries once more with the room kept for that, and writes nothing afterwards. The reserve is for
   * the edit under way; an import that does not fit is simply not made.
   */
  #withReserve<T>(run: () => T, isBulk: boolean): T {
    const { reserve } = this.#options;
    const isHeld = reserve?.isHeld ?? false;
    try {
      return run();
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      // The pages of the failed attempt still take their room, and giving it back needs a little itself.
      reserve?.release();
      this.#shrinkWal();
      if (isHeld && isBulk) reserve?.take();
      if (isBulk || !isHeld) throw error;
    }
    try {
      const result = run();
      this.stopWriting('The disk is full. Free some space, then open the workspace again.');
      this.notice({
        kind: 'disk-full',
        message:
          'The disk is full. Your last change was saved with the room kept for this. Free some space, then open the workspace again.',
      });
      return result;
    } catch (error) {
      if (isDiskFull(error)) {
        this.#shrinkWal();
        reserve?.take();
      }
      throw error;
    }
  }

  #shrinkWal(): void {
    try {
      this.#options.db.raw.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // No room even for that; what was committed stays in the WAL.
    }
  }

  #watchingForDamage<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (isCorrupt(error)) this.#options.onCorrupt();
      throw error;
    }
  }

  #writable(log: UndoLog | undefined): UndoLog {
    if (log && this.#readOnlyReason === undefined) this.#options.beforeWrite();
    if (log && this.#readOnlyReason === undefined) return log;
    throw new FailureError(
      'read-only',
      `Nothing was changed. ${this.#readOnlyReason ?? 'This workspace is open for reading only.'}`,
    );
  }

  /** Who codes now, and whose codings alone may be seen while others' work is hidden. */
  whoCodes(fallback = this.#options.coderId): {
    readonly coderId: number;
    readonly onlyCoder: number | null;
  } {
    const coderId = this.#coderId(fallback);
    return { coderId, onlyCoder: this.#hidesOthers() ? coderId : null };
  }

  #hidesOthers(): boolean {
    return this.#options.db.value<number>(`SELECT value FROM meta WHERE key = 'hide_others'`) === 1;
  }

  /** The coder chosen last, as long as there is one: undoing the adding of a coder leaves the choice behind. */
  #coderId(fallback: number): number {
    return (
      this.#options.db.value<number>(
        `SELECT c.id FROM meta m JOIN coder c ON c.id = m.value WHERE m.key = 'active_coder'`,
      ) ?? fallback
    );
  }

  #logActivity(kind: 'do' | Stack, op: string, label: string, changes: Changes): void {
    const { db, now } = this.#options;
    const coder = db.value<string>('SELECT name FROM coder WHERE id = ?', [this.#coderId(0)]) ?? '';
    db.run('INSERT INTO activity (at, coder, kind, op, label, tables) VALUES (?, ?, ?, ?, ?, ?)', [
      now(),
      coder,
      kind,
      op,
      label,
      JSON.stringify(changes.ids),
    ]);
  }

  #emitChanged(changes: Changes): void {
    if (changes.tables.length === 0) return;
    const { tables, ids } = changes;
    this.#options.emit({ type: 'changed', seq: this.#seq, tables, ids, ...this.#labels() });
  }

  #emitState(): void {
    this.#options.emit({ type: 'workspace', workspace: this.state() });
  }

  /** At most four a second, as from jobs; the end always. */
  #progress(label: string, progress: number): void {
    const at = performance.now();
    if (progress < 1 && at - this.#toldAt < PROGRESS_MS) return;
    this.#toldAt = at;
    this.#options.emit({ type: 'progress', label, progress });
  }
}

/** The import plan a command is to apply, if it is one that does. */
function planOf(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('planId' in input)) return undefined;
  return typeof input.planId === 'string' ? input.planId : undefined;
}
