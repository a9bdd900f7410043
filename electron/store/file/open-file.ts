import { accessSync, constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { WorkspaceNotice } from '../../../shared/api/events.ts';
import { FailureError } from '../../../shared/api/failure.ts';
import { workspaceName } from '../core/app-db.ts';
import type { Db } from '../core/db.ts';
import { migrate, needsMigration } from '../core/migrate.ts';
import { openReader, openWriter } from '../core/open-connection.ts';
import { newUid } from '../core/uid.ts';
import { UndoLog } from '../undo/undo-log.ts';
import { makeBackup } from './backup.ts';
import { checkHeader } from './header.ts';
import { locate } from './location.ts';
import { acquireLock, type WorkspaceLock } from './lock.ts';
import { DiskReserve } from './reserve.ts';
import { verifyTexts } from './texts.ts';

/** An opened workspace file with everything that must be let go again. */
export interface OpenedFile {
  readonly file: string;
  readonly db: Db;
  readonly undoLog: UndoLog | undefined;
  readonly lock: WorkspaceLock | undefined;
  readonly reserve: DiskReserve | undefined;
  readonly readOnlyReason: string | undefined;
  readonly notices: readonly WorkspaceNotice[];
  /** 32 hexadecimal digits that stay with the workspace through copies and moves. */
  readonly uid: string;
}

interface OpenOptions {
  readonly readOnly: boolean;
  readonly now: number;
  readonly backupsFolder: (uid: string) => string;
}

/** Makes an empty workspace at `file`; refuses to replace anything. The new file appears whole or not at all. */
export function createFile(file: string, coderName: string, now: number): void {
  if (existsSync(file)) {
    throw new FailureError(
      'invalid-input',
      `“${path.basename(file)}” already exists. Choose another name or open it.`,
    );
  }
  const temporary = `${file}.new`;
  rmSync(temporary, { force: true });
  try {
    const db = openWriter(temporary, 'truncate');
    try {
      migrate(db);
      const meta = 'INSERT INTO meta (key, value) VALUES (?, ?)';
      db.raw.transaction(() => {
        db.run(meta, ['uid', newUid(now).toString('hex')]);
        db.run(meta, ['created_at', now]);
        db.run(meta, ['seq', 0]);
        db.run(meta, ['clean', 1]);
        const { lastId } = db.run('INSERT INTO coder (uid, rev, name, initials) VALUES (?, 0, ?, ?)', [
          newUid(now),
          coderName,
          initialsOf(coderName),
        ]);
        db.run(meta, ['active_coder', lastId]);
      })();
    } finally {
      db.close();
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw asFileFailure(error, file);
  }
}

/** First letters of up to two words of a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toLocaleUpperCase() ?? '')
    .join('');
}

/** Opens a workspace for writing where that is possible, else for reading with the reason. */
export async function openFile(file: string, options: OpenOptions): Promise<OpenedFile> {
  checkHeader(file);
  if (options.readOnly) return openForReading(file, 'You opened this workspace as a read-only copy.', []);
  if (!isWritable(file)) {
    return openForReading(file, 'The file or its folder is write-protected. Save a copy to work on it.', []);
  }
  const lock = acquireLock(file);
  let db: Db | undefined;
  try {
    const location = locate(file);
    db = openWriter(file, location.journal);
    const uid = db.value<string>(`SELECT value FROM meta WHERE key = 'uid'`) ?? '';
    const notices: WorkspaceNotice[] = [];
    if (location.risk !== undefined) notices.push(riskNotice(location.risk));
    if (db.value<number>(`SELECT value FROM meta WHERE key = 'clean'`) !== 1) {
      const damage = findDamage(db);
      if (damage !== undefined) {
        db.close();
        lock.release();
        return openDamaged(file, damage, options.now);
      }
    }
    if (needsMigration(db)) {
      await makeBackup(db, options.backupsFolder(uid), 'before an update of the file', options.now);
      migrate(db);
    }
    const undoLog = new UndoLog(db);
    db.run(`INSERT INTO meta (key, value) VALUES ('clean', 0) ON CONFLICT (key) DO UPDATE SET value = 0`);
    const reserve = new DiskReserve(file);
    reserve.take();
    return { file, db, undoLog, lock, reserve, readOnlyReason: undefined, notices, uid };
  } catch (error) {
    db?.close();
    lock.release();
    if (isCorrupt(error)) return openDamaged(file, 'its structure cannot be read', options.now);
    throw asFileFailure(error, file);
  }
}

/** Writes everything into the one file and lets go of it. */
export function closeFile(opened: OpenedFile): void {
  const { db, undoLog, lock, reserve, readOnlyReason } = opened;
  try {
    reserve?.release();
    if (undoLog && readOnlyReason === undefined) {
      db.run(`UPDATE meta SET value = 1 WHERE key = 'clean'`);
      db.raw.pragma('optimize');
      db.raw.pragma('wal_checkpoint(TRUNCATE)');
    }
  } catch {
    // A full or vanished disk: the next open finds the mark unset and checks the whole file.
  } finally {
    db.close();
    lock?.release();
  }
}

function openForReading(file: string, reason: string, notices: readonly WorkspaceNotice[]): OpenedFile {
  try {
    const db = openReader(file);
    const uid = db.value<string>(`SELECT value FROM meta WHERE key = 'uid'`) ?? '';
    return {
      file,
      db,
      undoLog: undefined,
      lock: undefined,
      reserve: undefined,
      readOnlyReason: reason,
      notices,
      uid,
    };
  } catch (error) {
    throw asFileFailure(error, file);
  }
}

/** What is wrong with the file's content, in words, or undefined. Run after a stop that was not clean. */
function findDamage(db: Db): string | undefined {
  try {
    if (db.raw.pragma('quick_check', { simple: true }) !== 'ok') return 'its structure is damaged';
    const { damaged } = verifyTexts(db);
    if (damaged.length === 1) return 'one text is no longer what was stored';
    if (damaged.length > 1) return `${damaged.length} texts are no longer what was stored`;
    return undefined;
  } catch (error) {
    if (isCorrupt(error)) return 'its structure cannot be read';
    throw error;
  }
}

/** Copies the damaged file aside, byte for byte, and opens it for reading: nothing is deleted or written over. */
function openDamaged(file: string, what: string, now: number): OpenedFile {
  const aside = `${file.replace(/\.touchline$/i, '')}.damaged-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}.touchline`;
  let kept = '';
  try {
    if (!existsSync(aside)) {
      copyFileSync(file, aside);
      if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${aside}-wal`);
    }
    kept = ` A copy as it was found is kept as “${path.basename(aside)}”.`;
  } catch {
    kept = ' There was no room to keep a copy of it as it was found.';
  }
  const message = `This workspace is damaged: ${what}.${kept} It is open for reading only; restore a backup into a new file from Settings, Backups.`;
  return openForReading(file, 'It is damaged. Restore a backup into a new file.', [
    { kind: 'damaged', message },
  ]);
}

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

export function isCorrupt(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

function asFileFailure(error: unknown, file: string): unknown {
  if (error instanceof FailureError) return error;
  const name = workspaceName(file);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (isCorrupt(error)) {
    return new FailureError(
      'corrupt',
      `“${name}” is damaged and cannot be read. Restore a backup of it; the file was left as it is.`,
    );
  }
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') {
    return new FailureError(
      'disk',
      `There is not enough room on the disk for “${name}”. Free some space and try again.`,
    );
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'EACCES' || code === 'ENOENT' || code === 'EROFS') {
    return new FailureError('disk', `“${name}” cannot be opened or written there. Choose another folder.`);
  }
  return error;
}
