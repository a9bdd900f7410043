import { rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { FailureError } from '../../../shared/api/failure.ts';

/** Keeps a second opener out for as long as it is held. */
export interface WorkspaceLock {
  release(): void;
}

const ATTEMPTS = 20;

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
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const held = hold(beside);
    if (held === undefined) break;
    if (isTheFileAt(beside)) return { release: () => letGo(held, beside) };
    // The holder before us removed the file between our opening it and our locking it: what we hold is nameless.
    held.close();
  }
  throw new FailureError(
    'busy',
    `“${path.basename(file)}” is already open in another Touchline window. Switch to it, or open a read-only copy here.`,
    { offer: 'read-only' },
  );
}

/** An exclusive transaction on the lock database; undefined where somebody else has one. */
function hold(beside: string): Database.Database | undefined {
  let raw: Database.Database | undefined;
  try {
    raw = new Database(beside, { timeout: 250 });
    raw.pragma('journal_mode = MEMORY');
    raw.exec('BEGIN EXCLUSIVE');
    return raw;
  } catch (error) {
    raw?.close();
    if (isLocked(error)) return undefined;
    throw error;
  }
}

/** Whether the file of that name is the one just locked: then it cannot be locked a second time. */
function isTheFileAt(beside: string): boolean {
  let probe: Database.Database | undefined;
  try {
    probe = new Database(beside, { timeout: 0, fileMustExist: true });
    probe.exec('BEGIN EXCLUSIVE');
    return false;
  } catch (error) {
    return isLocked(error);
  } finally {
    probe?.close();
  }
}

function letGo(held: Database.Database, beside: string): void {
  // Removed while still held: afterwards it could be the next one's. Windows removes only what nobody has open.
  if (process.platform === 'win32') {
    held.close();
    remove(beside);
  } else {
    remove(beside);
    held.close();
  }
}

function remove(beside: string): void {
  try {
    rmSync(beside, { force: true });
  } catch {
    // Somebody is about to take it, or the folder is gone: an idle lock file means nothing.
  }
}

function isLocked(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED');
}
