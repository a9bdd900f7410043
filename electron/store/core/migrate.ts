import { FailureError } from '../../../shared/api/failure.ts';
import { type Migration, migrations } from '../migrations/index.ts';
import type { Db } from './db.ts';
import { APPLICATION_ID } from './open-connection.ts';

export function schemaVersion(db: Db): number {
  return Number(db.raw.pragma('user_version', { simple: true }));
}

/** The schema a program with these steps writes. */
export function newestVersion(steps: readonly Migration[]): number {
  return Math.max(...steps.map(({ version }) => version));
}

/** Whether `migrate` would do anything; a verified backup comes before it. */
export function needsMigration(db: Db, steps: readonly Migration[] = migrations): boolean {
  return schemaVersion(db) < newestVersion(steps);
}

/**
 * Brings the file to this program's schema, all steps in one transaction together with the new number: a failing one
 * leaves the file as it was. The undo log belongs to the old schema and is cleared.
 */
export function migrate(db: Db, steps: readonly Migration[] = migrations): void {
  const from = schemaVersion(db);
  const pending = steps.filter(({ version }) => version > from);
  if (pending.length === 0) return;
  // Foreign keys cannot be switched inside a transaction; they are checked before the commit instead.
  db.raw.pragma('foreign_keys = OFF');
  try {
    db.raw.transaction(() => {
      dropUndoLog(db);
      for (const { sql } of pending) db.script(sql);
      const broken = db.raw.pragma('foreign_key_check') as readonly unknown[];
      if (broken.length > 0) throw notBrought('because some of its rows point nowhere');
      db.raw.pragma(`application_id = ${APPLICATION_ID}`);
      db.raw.pragma(`user_version = ${newestVersion(pending)}`);
    })();
  } catch (error) {
    throw isSqlError(error) ? notBrought('because a step of the change failed') : error;
  } finally {
    db.raw.pragma('foreign_keys = ON');
  }
}

function notBrought(why: string): FailureError {
  return new FailureError(
    'corrupt',
    `This workspace could not be brought to the new version, ${why}. It was left as it was, and a backup of it was kept; open it with the Touchline it was made with.`,
  );
}

/** A step that does not fit what it found; a full disk or damage has words of its own. */
function isSqlError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    code === 'SQLITE_ERROR' || code.startsWith('SQLITE_CONSTRAINT') || code.startsWith('SQLITE_MISMATCH')
  );
}

function dropUndoLog(db: Db): void {
  const twins = db.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'undo\\_%' ESCAPE '\\'`,
  );
  for (const { name } of twins) db.script(`DROP TABLE ${name}`);
}
