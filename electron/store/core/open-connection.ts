import Database from 'better-sqlite3';
import { Db } from './db.ts';

/** "TLWS": SQLite's header field that says a file is a Touchline workspace. */
export const APPLICATION_ID = 0x544c5753;

/** `delete`: a file of its own that is written once and closed. */
export type JournalMode = 'wal' | 'truncate' | 'delete';

/**
 * Opens the one connection that writes. `synchronous=FULL` on every open: the setting belongs to the connection,
 * and the library's default loses acknowledged edits on power loss.
 */
export function openWriter(file: string, journal: JournalMode): Db {
  const raw = new Database(file);
  try {
    raw.pragma('trusted_schema = OFF');
    raw.pragma('cell_size_check = ON');
    raw.pragma('mmap_size = 0');
    raw.pragma('synchronous = FULL');
    const got = raw.pragma(`journal_mode = ${journal}`, { simple: true });
    // Where a disk cannot hold a WAL's shared memory SQLite stays as it was; then as on any unsafe disk.
    if (got !== journal) raw.pragma('journal_mode = TRUNCATE');
    raw.pragma('foreign_keys = ON');
    raw.pragma('recursive_triggers = ON');
    raw.pragma('temp_store = MEMORY');
    raw.pragma('cache_size = -65536');
    raw.pragma('busy_timeout = 5000');
    // The store checkpoints when idle; a large automatic limit keeps a long import from doing it midway.
    raw.pragma('wal_autocheckpoint = 4000');
    if (process.platform === 'darwin') {
      raw.pragma('fullfsync = ON');
      raw.pragma('checkpoint_fullfsync = ON');
    }
  } catch (error) {
    raw.close();
    throw error;
  }
  return new Db(raw);
}

/** Opens a connection that cannot write: jobs, read-only workspaces, looking into backups. */
export function openReader(file: string): Db {
  const raw = new Database(file, { readonly: true, fileMustExist: true });
  try {
    raw.pragma('trusted_schema = OFF');
    raw.pragma('cell_size_check = ON');
    raw.pragma('mmap_size = 0');
    raw.pragma('query_only = ON');
    raw.pragma('busy_timeout = 5000');
  } catch (error) {
    raw.close();
    throw error;
  }
  return new Db(raw);
}
