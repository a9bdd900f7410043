import type { Log } from '../../platform/log.ts';
import type { OpenedFile } from '../file/opened-file.ts';
import type { Session } from './session.ts';

/** Milliseconds. */
export interface Intervals {
  /** Between two looks at what there is to do. */
  readonly look: number;
  /** After the last edit, until the lone file is made whole. */
  readonly idleCheckpoint: number;
  /** Between two looks whether the file is still there. */
  readonly watch: number;
  readonly backup: number;
}

export const usualIntervals: Intervals = {
  look: 1000,
  idleCheckpoint: 2000,
  watch: 5000,
  backup: 30 * 60_000,
};

interface WatchmanOptions {
  readonly opened: OpenedFile;
  readonly session: Session;
  readonly now: () => number;
  readonly log: Log;
  readonly intervals: Intervals;
  /** Makes a backup where something changed since the last one. */
  readonly backup: () => Promise<void>;
}

/** What is done for an open workspace from time to time: checkpoints, backups, a look whether its file is still there. */
export class Watchman {
  readonly #options: WatchmanOptions;
  readonly #timer: NodeJS.Timeout;
  #checkpointedSeq: number;
  #watchedAt = 0;
  #backedUpAt: number;
  #isBackingUp = false;

  constructor(options: WatchmanOptions) {
    this.#options = options;
    this.#backedUpAt = options.now();
    this.#checkpointedSeq = options.session.seq;
    this.#timer = setInterval(() => void this.#round(), options.intervals.look);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Stops all writing where the file is no longer the one that was opened; cheap enough for every command. */
  lookAtFile(): void {
    const { opened, session } = this.#options;
    const found = opened.identity?.check() ?? 'ours';
    if (found === 'ours' || session.isReadOnly) return;
    // Renamed, it is whole under its new name; deleted, this harms nothing. Over a foreign file it must not be done.
    if (found === 'gone') this.#tryCheckpoint();
    const what =
      found === 'gone'
        ? 'The workspace file was moved or deleted'
        : 'Another program wrote over the workspace file';
    session.stopWriting(`${what}. Save a copy to go on working.`);
    session.notice({
      kind: 'moved',
      message: `${what} while it was open. Save a copy now to keep your work.`,
    });
  }

  async #round(): Promise<void> {
    const { session, intervals, log } = this.#options;
    const now = this.#options.now();
    try {
      if (now - this.#watchedAt >= intervals.watch) {
        this.#watchedAt = now;
        this.lookAtFile();
      }
      if (session.isReadOnly) return;
      const { seq, changedAt } = session;
      if (seq !== this.#checkpointedSeq && now - changedAt >= intervals.idleCheckpoint) {
        // So that the lone file is whole when somebody copies it. A reader in the way: next time.
        if (this.#checkpoint()) this.#checkpointedSeq = seq;
      }
      await this.#backup(now);
    } catch (error) {
      // The next round tries again; a failed backup has its notice.
      log.error('round-failed', error);
    }
  }

  async #backup(now: number): Promise<void> {
    if (this.#isBackingUp || now - this.#backedUpAt < this.#options.intervals.backup) return;
    this.#isBackingUp = true;
    try {
      await this.#options.backup();
    } finally {
      this.#backedUpAt = this.#options.now();
      this.#isBackingUp = false;
    }
  }

  #tryCheckpoint(): void {
    try {
      this.#checkpoint();
    } catch (error) {
      this.#options.log.error('checkpoint-failed', error);
    }
  }

  /** False where a reader kept it from being complete. */
  #checkpoint(): boolean {
    const { db, identity } = this.#options.opened;
    try {
      const [row] = db.raw.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
      return row?.busy !== 1;
    } finally {
      identity?.wrote();
    }
  }
}
