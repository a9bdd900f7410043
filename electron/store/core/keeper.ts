import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { StoreEvent, WorkspaceState } from '../../../shared/api/events.ts';
import { FailureError } from '../../../shared/api/failure.ts';
import type { Backup } from '../../../shared/workspace/model.ts';
import type { Log } from '../../platform/log.ts';
import { makeBackup, pruneBackups } from '../file/backup.ts';
import type { CheckCopy } from '../file/check-copy.ts';
import { closeFile } from '../file/close-file.ts';
import { damageMessage, findDamage, keepAside } from '../file/damage.ts';
import { openFile, realFile } from '../file/open-file.ts';
import type { OpenedFile } from '../file/opened-file.ts';
import { removeUnfinished } from '../file/side-files.ts';
import { copyOpen } from '../file/whole-file.ts';
import type { Migration } from '../migrations/index.ts';
import type { AppDb } from './app-db.ts';
import type { Plans } from './plans.ts';
import { Session } from './session.ts';
import { type Intervals, usualIntervals, Watchman } from './watchman.ts';
import { workspaceName } from './workspace-name.ts';

export interface KeeperOptions {
  readonly backups: string;
  /** This process's own folder for what need not survive it. */
  readonly scratch: string;
  readonly now: () => number;
  readonly emit: (event: StoreEvent) => void;
  readonly appDb: AppDb;
  readonly plans: Plans;
  readonly log: Log;
  readonly onOpened: (file: string | null) => void;
  /** Checks a backup before it counts. */
  readonly checkCopy: CheckCopy;
  readonly intervals?: Partial<Intervals>;
  readonly migrations?: readonly Migration[];
}

/** A file a job may read, and what to call when it has ended. */
export interface FileForJob {
  readonly path: string;
  release(): void;
}

/**
 * The one workspace that is open. Opening, closing, copying and backing up wait for each other; queries and commands
 * go straight to the session.
 */
export class Keeper {
  readonly #options: KeeperOptions;
  #opened: OpenedFile | undefined;
  #session: Session | undefined;
  #watchman: Watchman | undefined;
  /** The last commit that is in a backup, or in the file as it was opened. */
  #backedUpSeq = 0;
  #isDamaged = false;
  /** Whose backups are shown while nothing is open: the workspace that could not be opened last. */
  #unopenedUid: string | undefined;
  #turn: Promise<unknown> = Promise.resolve();

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
  get backupsFolder(): string | undefined {
    const uid = this.#opened?.uid ?? this.#unopenedUid;
    return uid ? path.join(this.#options.backups, uid) : undefined;
  }

  /** Runs `work` when nothing else is done to the file as a whole. Not to be called inside another turn. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  open(file: string, readOnly: boolean): Promise<WorkspaceState> {
    return this.inTurn(() => this.openNow(file, readOnly));
  }

  /** `open`, inside a turn. */
  async openNow(file: string, readOnly: boolean): Promise<WorkspaceState> {
    const real = realFile(file);
    if (this.#opened?.file === real && this.#session) {
      if (!readOnly && !this.#session.isReadOnly) return this.#session.state();
      // Its own lock would be in the way.
      if (!readOnly) await this.closeNow();
    }
    // The new file is opened first: where that fails, the user keeps what is on the screen.
    const opened = await this.#openFile(real, readOnly);
    await this.closeNow();
    this.#start(opened);
    return this.#state();
  }

  close(): Promise<void> {
    return this.inTurn(() => this.closeNow());
  }

  /** Closes the workspace, with a backup where something changed. Does nothing when none is open. Inside a turn. */
  async closeNow(): Promise<void> {
    const opened = this.#opened;
    if (!opened) return;
    this.#watchman?.stop();
    this.#watchman?.lookAtFile();
    if (this.#isChanged()) await this.backupNow('at close').catch(() => undefined);
    this.#opened = undefined;
    this.#session = undefined;
    this.#options.plans.dropAll();
    if (closeFile(opened, this.#isDamaged)) this.#options.appDb.rememberClosed(opened.file);
    this.#options.onOpened(null);
    this.#options.emit({ type: 'workspace', workspace: null });
  }

  /** Makes a verified backup now. */
  backup(reason: string): Promise<Backup> {
    return this.inTurn(() => this.backupNow(reason));
  }

  /** `backup`, inside a turn. */
  async backupNow(reason: string): Promise<Backup> {
    const opened = this.#opened;
    const folder = this.backupsFolder;
    if (!opened || !folder) throw new FailureError('not-found', 'No workspace is open. Open one first.');
    const { now } = this.#options;
    // What is written while it is made may not be in it.
    const seq = this.#session?.seq ?? 0;
    try {
      const backup = await makeBackup(opened.db, folder, reason, now(), this.#options.checkCopy);
      this.#backedUpSeq = seq;
      // Good backups of before are all there is once the workspace itself is damaged.
      if (!this.#isDamaged) pruneBackups(folder, now());
      return backup;
    } catch (error) {
      this.#options.log.error('backup-failed', error);
      if (error instanceof FailureError && error.failure.code === 'corrupt') this.#lookForDamage();
      this.#session?.notice({ kind: 'backup-failed', message: BACKUP_FAILED });
      throw new FailureError('disk', BACKUP_FAILED);
    }
  }

  /** What a job may read: the file itself, or a copy where reading would keep the store from writing. */
  async fileForJob(): Promise<FileForJob | undefined> {
    const opened = this.#opened;
    if (!opened) return undefined;
    if (opened.fileForJobs !== undefined) return { path: opened.fileForJobs, release: () => undefined };
    const copy = path.join(this.#options.scratch, `job-${randomUUID()}.touchline`);
    await this.inTurn(() => copyOpen(opened.db, copy));
    return { path: copy, release: () => removeUnfinished(copy) };
  }

  async #openFile(file: string, readOnly: boolean): Promise<OpenedFile> {
    const { now, backups, scratch, appDb, migrations } = this.#options;
    try {
      return await openFile(file, {
        readOnly,
        now: now(),
        backupsFolder: (uid) => path.join(backups, uid),
        scratch,
        isKnown: (real) => appDb.isAsClosed(real),
        ...(migrations ? { migrations } : {}),
      });
    } catch (error) {
      if (error instanceof FailureError && error.failure.code === 'corrupt') {
        this.#unopenedUid = appDb.uidOf(file);
      }
      throw error;
    }
  }

  #start(opened: OpenedFile): void {
    const { now, emit, plans, appDb, onOpened, log } = this.#options;
    const { db, identity } = opened;
    this.#opened = opened;
    this.#unopenedUid = undefined;
    this.#isDamaged = opened.notices.some(({ kind }) => kind === 'damaged');
    const session = new Session({
      name: workspaceName(opened.file),
      db,
      undoLog: opened.undoLog,
      readOnlyReason: opened.readOnlyReason,
      coderId: 1,
      now,
      emit,
      attachPlan: (into, planId) => plans.attach(into, planId),
      detachPlan: (from, planId, applied) => {
        plans.detach(from);
        if (applied) plans.drop(planId);
      },
      reserve: opened.reserve,
      beforeWrite: () => this.#watchman?.lookAtFile(),
      afterWrite: () => identity?.wrote(),
      onCorrupt: () => this.#lookForDamage(),
    });
    this.#session = session;
    this.#backedUpSeq = session.seq;
    appDb.addRecent(opened.file, now(), opened.uid);
    for (const notice of opened.notices) session.notice(notice);
    this.#watchman = new Watchman({
      opened,
      session,
      now,
      log,
      intervals: { ...usualIntervals, ...this.#options.intervals },
      backup: async () => {
        if (this.#isChanged()) await this.backup('every half hour');
      },
    });
    onOpened(opened.file);
    emit({ type: 'workspace', workspace: session.state() });
  }

  /** Something did not read as it was written: looks through the whole file. */
  #lookForDamage(): void {
    if (!this.#opened || this.#isDamaged) return;
    const what = findDamage(this.#opened.db);
    if (what !== undefined) this.noteDamage(what);
  }

  /** Stops the writing, keeps the file aside as it is now and says so. `what` completes “is damaged: …”. */
  noteDamage(what: string): void {
    const opened = this.#opened;
    const session = this.#session;
    if (!opened || !session || this.#isDamaged) return;
    this.#isDamaged = true;
    session.stopWriting('It is damaged. Restore a backup into a new file.');
    const message = damageMessage({ what, aside: keepAside(opened.file, this.#options.now()) });
    session.notice({ kind: 'damaged', message });
  }

  #isChanged(): boolean {
    return this.#session !== undefined && this.#session.seq !== this.#backedUpSeq;
  }

  #state(): WorkspaceState {
    if (!this.#session) throw new FailureError('not-found', 'No workspace is open. Open one first.');
    return this.#session.state();
  }
}

const BACKUP_FAILED =
  'The backup could not be made. Check that there is room on the disk; earlier backups were kept.';
