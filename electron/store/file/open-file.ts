import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { WorkspaceNotice } from '../../../shared/api/events.ts';
import { FailureError } from '../../../shared/api/failure.ts';
import type { Db } from '../core/db.ts';
import { migrate, needsMigration, newestVersion } from '../core/migrate.ts';
import { openWriter } from '../core/open-connection.ts';
import { type Migration, migrations } from '../migrations/index.ts';
import { UndoLog } from '../undo/undo-log.ts';
import { makeBackup } from './backup.ts';
import { type Damage, damageMessage, examine, keepAside } from './damage.ts';
import { asFileFailure, isCorrupt } from './file-failure.ts';
import { checkHeader, isInWalMode } from './header.ts';
import { FileIdentity } from './identity.ts';
import { locate } from './location.ts';
import { acquireLock, type WorkspaceLock } from './lock.ts';
import { openForReading } from './open-for-reading.ts';
import type { OpenedFile } from './opened-file.ts';
import { DiskReserve } from './reserve.ts';
import { JOURNAL, setAside, sizeOf, WAL } from './side-files.ts';
import { syncFolder } from './sync.ts';

export interface OpenOptions {
  readonly readOnly: boolean;
  readonly now: number;
  readonly backupsFolder: (uid: string) => string;
  readonly scratch: string;
  /** True where this program closed the file and nothing touched it since: it need not be read through. */
  readonly isKnown?: (file: string) => boolean;
  /** The schema's steps; given in tests of future ones. */
  readonly migrations?: readonly Migration[];
}

/** The name a workspace is locked and opened under: a symbolic link must not be a second one. */
export function realFile(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}

/** Opens a workspace for writing where that is possible, else for reading with the reason. */
export async function openFile(named: string, options: OpenOptions): Promise<OpenedFile> {
  const file = realFile(named);
  const steps = options.migrations ?? migrations;
  checkHeader(file, newestVersion(steps));
  const forReading = (reason: string, notices: readonly WorkspaceNotice[] = []) =>
    openForReading(file, reason, notices, options.scratch);
  if (options.readOnly) return forReading('You opened this workspace as a read-only copy.');
  if (!isWritable(file)) {
    return forReading('The file or its folder is write-protected. Save a copy to work on it.');
  }
  if (statSync(file).nlink > 1) {
    // Under its other name it would have another lock and another `-wal`.
    return forReading('The file has a second name on this disk (a hard link). Save a copy to work on it.');
  }
  const lock = lockFile(file);
  try {
    const stale = setStaleWalAside(file, options.now);
    const damage = options.isKnown?.(file) ? undefined : examine(file, options.now);
    const opened = damage ?? (await openToWrite(file, steps, options, lock, stale));
    if ('db' in opened) return opened;
    lock.release();
    return openDamaged(file, opened, options.scratch);
  } catch (error) {
    lock.release();
    throw asFileFailure(error, file);
  }
}

async function openToWrite(
  file: string,
  steps: readonly Migration[],
  options: OpenOptions,
  lock: WorkspaceLock,
  stale: readonly WorkspaceNotice[],
): Promise<OpenedFile | Damage> {
  const location = locate(file);
  const notices: WorkspaceNotice[] = [...stale];
  if (location.risk !== undefined) notices.push(riskNotice(location.risk));
  let db: Db | undefined;
  try {
    db = openWriter(file, location.journal);
    // The journal of the change to WAL must not come back after a power cut, when the WAL has grown beside it.
    syncFolder(path.dirname(file));
    const uid = db.value<string>(`SELECT value FROM meta WHERE key = 'uid'`) ?? '';
    if (db.value<number>(`SELECT value FROM meta WHERE key = 'clean'`) !== 1) notices.push(recovered);
    if (needsMigration(db, steps)) {
      await makeBackup(db, options.backupsFolder(uid), 'before an update of the file', options.now);
      migrate(db, steps);
    }
    const undoLog = new UndoLog(db);
    db.run(`INSERT INTO meta (key, value) VALUES ('clean', 0) ON CONFLICT (key) DO UPDATE SET value = 0`);
    const reserve = new DiskReserve(file);
    reserve.take();
    const fileForJobs = db.raw.pragma('journal_mode', { simple: true }) === 'wal' ? file : undefined;
    const identity = new FileIdentity(file);
    const rest = { readOnlyReason: undefined, notices, uid, fileForJobs, scratchCopy: undefined };
    return { file, db, undoLog, lock, reserve, identity, ...rest };
  } catch (error) {
    if (db) closeUnused(db);
    if (!isCorrupt(error)) throw error;
    return { what: 'its structure cannot be read', aside: keepAside(file, options.now) };
  }
}

/** Leaves no journal beside a file that could not be opened after all. */
function closeUnused(db: Db): void {
  try {
    db.raw.pragma('journal_mode = DELETE');
  } catch {
    // A full disk or damage: what SQLite leaves beside it belongs to it.
  } finally {
    db.close();
  }
}

function openDamaged(file: string, damage: Damage, scratch: string): OpenedFile {
  const message = damageMessage(damage);
  try {
    const reason = 'It is damaged. Restore a backup into a new file.';
    return openForReading(file, reason, [{ kind: 'damaged', message }], scratch);
  } catch {
    const kept = damage.aside === undefined ? '' : ` A copy is kept as “${path.basename(damage.aside)}”.`;
    throw new FailureError(
      'corrupt',
      `“${path.basename(file)}” is damaged so that nothing of it can be read. It was left as it is.${kept} Restore a backup of it into a new file from Settings, Backups.`,
    );
  }
}

function lockFile(file: string): WorkspaceLock {
  try {
    return acquireLock(file);
  } catch (error) {
    throw asFileFailure(error, file);
  }
}

/** A `-wal` of another state of the file would take the workspace back to that state without a word. */
function setStaleWalAside(file: string, now: number): readonly WorkspaceNotice[] {
  // With a half-done transaction beside it the header is not yet what it will be.
  if (sizeOf(file + WAL) === 0 || sizeOf(file + JOURNAL) > 0 || isInWalMode(file)) return [];
  const aside = setAside(file, WAL, now);
  return [
    {
      kind: 'recovered',
      message: `Beside this workspace lay unfinished changes of another copy of it, which do not belong to it. They were put aside as “${path.basename(aside)}”; the workspace itself is as it was closed.`,
    },
  ];
}

const recovered: WorkspaceNotice = {
  kind: 'recovered',
  message:
    'Touchline was not closed the last time this workspace was open. It was checked through: everything that was saved is there.',
};

function riskNotice(place: string): WorkspaceNotice {
  return {
    kind: 'cloud-folder',
    message: `This workspace lies in ${place}, where a sync program can damage a file that is being written. Move it to a folder on this machine.`,
  };
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    accessSync(path.dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
