import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type Preferences, preferencesSchema } from '../../../shared/workspace/model.ts';
import { isCorrupt } from '../file/file-failure.ts';
import { Db } from './db.ts';
import { workspaceName } from './workspace-name.ts';

const defaults: Preferences = {
  theme: 'system',
  coderName: '',
  textSize: 1,
  backupFolderToken: null,
  keys: {},
};
const KEEP_RECENTS = 30;

/** Recents and preferences of this machine. Losing it loses no research, so a damaged one is made anew. */
export class AppDb {
  readonly #db: Db;

  constructor(file: string) {
    this.#db = openOrRenew(file);
  }

  preferences(): Preferences {
    const rows = this.#db.all<{ key: string; value: string }>('SELECT key, value FROM preference');
    const preferences: Record<string, unknown> = { ...defaults };
    for (const { key, value } of rows) {
      // One that an older or newer program wrote differently does not cost the others.
      const field = preferencesSchema.shape[key as keyof Preferences];
      const parsed = field?.safeParse(readJson(value));
      if (parsed?.success) preferences[key] = parsed.data;
    }
    return preferencesSchema.parse(preferences);
  }

  setPreferences(changes: Partial<Preferences>): Preferences {
    for (const [key, value] of Object.entries(changes)) {
      this.#db.run(
        'INSERT INTO preference (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        [key, JSON.stringify(value)],
      );
    }
    return this.preferences();
  }

  /** Files opened before, newest first. */
  recents(): readonly {
    readonly path: string;
    readonly name: string;
    readonly folder: string;
    readonly openedAt: number;
    readonly missing: boolean;
  }[] {
    return this.#db
      .all<{ path: string; opened_at: number }>('SELECT path, opened_at FROM recent ORDER BY opened_at DESC')
      .map((row) => ({
        path: row.path,
        name: workspaceName(row.path),
        folder: path.basename(path.dirname(row.path)),
        openedAt: row.opened_at,
        missing: !existsSync(row.path),
      }));
  }

  /** `uid`: the workspace's own, so that its backups are found when the file can no longer be read. */
  addRecent(file: string, at: number, uid: string): void {
    this.#bestEffort(() => {
      this.#db.run(
        'INSERT INTO recent (path, opened_at) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET opened_at = excluded.opened_at',
        [file, at],
      );
      this.#db.run(
        'DELETE FROM recent WHERE path NOT IN (SELECT path FROM recent ORDER BY opened_at DESC LIMIT ?)',
        [KEEP_RECENTS],
      );
      // While it is open, how it looked when it was closed says nothing.
      this.#db.run(
        `INSERT INTO known_file (path, uid, look) VALUES (?, ?, NULL)
         ON CONFLICT (path) DO UPDATE SET uid = excluded.uid, look = NULL`,
        [file, uid],
      );
    });
  }

  /** The uid of the workspace last opened under this path. */
  uidOf(file: string): string | undefined {
    return this.#db.value<string>('SELECT uid FROM known_file WHERE path = ?', [file]);
  }

  /** Notes how a file looks that was just closed well. */
  rememberClosed(file: string): void {
    this.#bestEffort(() =>
      this.#db.run('UPDATE known_file SET look = ? WHERE path = ?', [lookOf(file) ?? null, file]),
    );
  }

  /** Whether the file is, by size, time and place on the disk, the one this program closed last. */
  isAsClosed(file: string): boolean {
    const look = this.#db.value<string | null>('SELECT look FROM known_file WHERE path = ?', [file]);
    return look !== undefined && look !== null && look === lookOf(file);
  }

  forgetRecent(file: string): void {
    this.#db.run('DELETE FROM recent WHERE path = ?', [file]);
  }

  /** Nothing kept here is worth failing an open or close for. */
  #bestEffort(write: () => void): void {
    try {
      write();
    } catch {
      // A full or write-protected disk.
    }
  }

  close(): void {
    this.#db.close();
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Size, time of change and inode; undefined where the file is gone or has something beside it to be played in. */
function lookOf(file: string): string | undefined {
  try {
    for (const part of ['-wal', '-journal']) {
      if ((statSync(file + part, { throwIfNoEntry: false })?.size ?? 0) > 0) return undefined;
    }
    const { size, mtimeNs, dev, ino } = statSync(file, { bigint: true });
    return `${size}:${mtimeNs}:${dev}:${ino}`;
  } catch {
    return undefined;
  }
}

function openOrRenew(file: string): Db {
  try {
    return open(file);
  } catch (error) {
    if (isCorrupt(error)) for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
  }
  try {
    return open(file);
  } catch {
    // A full or write-protected disk must not keep anybody from reading their work.
    return open(':memory:');
  }
}

function open(file: string): Db {
  const raw = new Database(file, { timeout: 3000 });
  try {
    raw.pragma('journal_mode = WAL');
    raw.exec(`
      CREATE TABLE IF NOT EXISTS preference (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS recent (path TEXT PRIMARY KEY NOT NULL, opened_at INTEGER NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS known_file (path TEXT PRIMARY KEY NOT NULL, uid TEXT NOT NULL, look TEXT) STRICT;`);
  } catch (error) {
    raw.close();
    throw error;
  }
  return new Db(raw);
}
