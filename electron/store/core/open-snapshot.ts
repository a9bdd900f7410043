import type { Db } from './db.ts';
import { openReader } from './open-connection.ts';

/**
 * Opens a connection that cannot write and that sees one state of the workspace until it is closed, however much is
 * changed meanwhile: for jobs that read over several steps. Closing it ends its transaction.
 */
export function openSnapshot(file: string): Db {
  const db = openReader(file);
  try {
    db.script('BEGIN');
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}
