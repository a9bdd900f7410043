import { statSync } from 'node:fs';
import path from 'node:path';
import type { StoreEvent, WorkspaceState } from '../../../shared/api/events.ts';
import { FailureError } from '../../../shared/api/failure.ts';
import type { Backup } from '../../../shared/workspace/model.ts';
import type { Log } from '../../platform/log.ts';
import { makeBackup, pruneBackups } from '../file/backup.ts';
import { closeFile, type OpenedFile, openFile } from '../file/open-file.ts';
import { type AppDb, workspaceName } from './app-db.ts';
import type { Plans } from './plans.ts';
import { Session } from './session.ts';

const IDLE_CHECKPOINT_MS = 2000;
const LOOK_MS = 1000;
const WATCH_MS = 5000;
const BACKUP_MS = 30 * 60_000;

export interface KeeperOptions {
  readonly backups: string;
  readonly now: () => number;
  readonly emit: (event: StoreEvent) => void;
  readonly appDb: AppDb;
  readonly plans: Plans;
  readonly log: Log;
  readonly onOpened: (file: string | null) => void;
}

/** The one workspace that is open, and what must be done for it from time to time: checkpoints, backups, a look whether its file is still there. */
export class Keeper {
  readonly #options: KeeperOptions;
  #opened: OpenedFile | undefined;
  #session: Session | undefined;
  #identity = '';
  #backedUpAt = 0;
  #checkpointedAt = 0;
  #watchedAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  get file(): string | undefined {
    return this.#opened?.file;
  }

  /** The folder of the open workspace's backups: outside the workspace's own folder. */
  get backupsFolder(): string {
    return path.join(this.#options.backups, this.#opened?.uid ?? 'none');
  }

  async open(file: string, readOnly: boolean): Promise<WorkspaceState> {
    const { now, backups, appDb, onOpened } = this.#options;
    if (this.#opened && !readOnly && path.resolve(file) === this.#opened.file && this.#session)
      return this.#session.state();
    // The new file is opened first: where that fails, the user keeps what is on the screen.
    const opened = await openFile(path.resolve(file), {
      readOnly,
      now: now(),
      backupsFolder: (uid) => path.join(backups, uid),
    });
    await this.close();
    this.#opened = opened;
    this.#session = this.#startSession(opened);
    this.#identity = identityOf(opened.file);
    this.#backedUpAt = now();
    appDb.addRecent(opened.file, now());
    for (const notice of opened.notices) this.#session.notice(notice);
    this.#timer = setInterval(() => void this.#look(), LOOK_MS);
    this.#timer.unref();
    onOpened(opened.file);
    this.#options.emit({ type: 'workspace', workspace: this.#session.state() });
    return this.#session.state();
  }

  /** Closes the workspace, with a backup where something changed. Does nothing when none is open. */
  async close(): Promise<void> {
    const opened = this.#opened;
    if (!opened) return;
    clearInterval(this.#timer);
    if (this.#changedSince(this.#backedUpAt)) await this.backup('at close').catch(() => undefined);
    this.#opened = undefined;
    this.#session = undefined;
    this.#options.plans.dropAll();
    closeFile(opened);
    this.#options.onOpened(null);
    this.#options.emit({ type: 'workspace', workspace: null });
  }

  /** Makes a verified backup now. */
  async backup(reason: string): Promise<Backup> {
    const opened = this.#opened;
    if (!opened) throw new FailureError('not-found', 'No workspace is open. Open one first.');
    const { now } = this.#options;
    try {
      const backup = await makeBackup(opened.db, this.backupsFolder, reason, now());
      this.#backedUpAt = now();
      pruneBackups(this.backupsFolder, now());
      return backup;
    } catch (error) {
      this.#options.log.error('backup-failed', error);
      this.#session?.notice({
        kind: 'backup-failed',
        message:
          'The last backup could not be made. Check that there is room on the disk; earlier backups were kept.',
      });
      throw error instanceof FailureError
        ? error
        : new FailureError(
            'disk',
            'The backup could not be made. Check that there is room on the disk; earlier backups were kept.',
          );
    }
  }

  #startSession(opened: OpenedFile): Session {
    const { now, emit, plans } = this.#options;
    return new Session({
      name: workspaceName(opened.file),
      db: opened.db,
      undoLog: opened.undoLog,
      readOnlyReason: opened.readOnlyReason,
      coderId: 1,
      now,
      emit,
      attachPlan: (db, planId) => plans.attach(db, planId),
      detachPlan: (db, planId, applied) => {
        plans.detach(db);
        if (applied) plans.drop(planId);
      },
      freeReserve: () => {
        if (!opened.reserve?.isHeld) return false;
        opened.reserve.release();
        return true;
      },
    });
  }

  #changedSince(at: number): boolean {
    return this.#session !== undefined && !this.#session.isReadOnly && this.#session.changedAt > at;
  }

  async #look(): Promise<void> {
    const opened = this.#opened;
    const session = this.#session;
    if (!opened || !session || session.isReadOnly) return;
    const now = this.#options.now();
    if (now - this.#watchedAt >= WATCH_MS) {
      this.#watchedAt = now;
      this.#watch(opened, session);
    }
    if (session.changedAt > this.#checkpointedAt && now - session.changedAt >= IDLE_CHECKPOINT_MS) {
      this.#checkpointedAt = now;
      // So that the lone file is whole when somebody copies it. A reader in the way is no harm: next time.
      opened.db.raw.pragma('wal_checkpoint(TRUNCATE)');
    }
    if (this.#changedSince(this.#backedUpAt) && now - this.#backedUpAt >= BACKUP_MS) {
      await this.backup('every half hour').catch(() => undefined);
    }
  }

  /** On macOS and Linux a deleted file takes every later write and vanishes at close: writing must stop at once. */
  #watch(opened: OpenedFile, session: Session): void {
    if (identityOf(opened.file) === this.#identity) return;
    session.notice({
      kind: 'moved',
      message:
        'The workspace file was moved or deleted while it was open. Save a copy now to keep your work.',
    });
    session.stopWriting('Its file was moved or deleted. Save a copy to go on working.');
  }
}

/** Device and inode of a file; empty when it is gone. */
function identityOf(file: string): string {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return '';
  }
}
