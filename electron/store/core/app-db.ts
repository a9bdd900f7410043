import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type Preferences, preferencesSchema } from '../../../shared/workspace/model.ts';
import { Db } from './db.ts';

const defaults: Preferences = { theme: 'system', coderName: '', textSize: 1, backupFolderToken: null };
const KEEP_RECENTS = 30;

/** Recents and preferences of this machine. Losing it loses no research, so a damaged one is made anew. */
export class AppDb {
  readonly #db: Db;

  constructor(file: string) {
    this.#db = openOrRenew(file);
  }

  preferences(): Preferences {
    const rows = this.#db.all<{ key: string; value: string }>('SELECT key, value FROM preference');
    const stored = Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
    const parsed = preferencesSchema.safeParse({ ...defaults, ...stored });
    return parsed.success ? parsed.data : defaults;
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

  addRecent(file: string, at: number): void {
    this.#db.run(
      'INSERT INTO recent (path, opened_at) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET opened_at = excluded.opened_at',
      [file, at],
    );
    this.#db.run(
      'DELETE FROM recent WHERE path NOT IN (SELECT path FROM recent ORDER BY opened_at DESC LIMIT ?)',
      [KEEP_RECENTS],
    );
  }

  forgetRecent(file: string): void {
    this.#db.run('DELETE FROM recent WHERE path = ?', [file]);
  }

  close(): void {
    this.#db.close();
  }
}

/** The workspace's name as people say it: the file name without its ending. */
export function workspaceName(file: string): string {
  return path.basename(file).replace(/\.touchline$/i, '');
}

function openOrRenew(file: string): Db {
  try {
    return open(file);
  } catch {
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
    return open(file);
  }
}

function open(file: string): Db {
  const raw = new Database(file, { timeout: 3000 });
  raw.pragma('journal_mode = WAL');
  raw.exec(`
    CREATE TABLE IF NOT EXISTS preference (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS recent (path TEXT PRIMARY KEY NOT NULL, opened_at INTEGER NOT NULL) STRICT;`);
  return new Db(raw);
}
