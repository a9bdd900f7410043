import { rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { FailureError } from '../../../shared/api/failure.ts';

/** Keeps a second opener out for as long as it is held. */
export interface WorkspaceLock {
  release(): void;
}

/** The small database beside the workspace whose exclusive transaction is the lock. */
export function lockPath(file: string): string {
  return `${file}-lock`;
}

/**
 * Takes the lock, or throws `busy`. The system frees it when the process dies, however it dies; the file that is
 * then left over means nothing.
 */
export function acquireLock(file: string): WorkspaceLock {
  const beside = lockPath(file);
  let raw: Database.Database | undefined;
  try {
    raw = new Database(beside, { timeout: 250 });
    raw.pragma('journal_mode = DELETE');
    raw.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    raw?.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('SQLITE_BUSY') && !code.startsWith('SQLITE_LOCKED')) throw error;
    throw new FailureError(
      'busy',
      `“${path.basename(file)}” is already open in another Touchline window. Switch to it, or open a read-only copy here.`,
      { offer: 'read-only' },
    );
  }
  const held = raw;
  return {
    release() {
      held.close();
      rmSync(beside, { force: true });
    },
  };
}
