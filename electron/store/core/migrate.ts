import { FailureError } from '../../../shared/api/failure.ts';
import { type Migration, migrations, SCHEMA_VERSION } from '../migrations/index.ts';
import type { Db } from './db.ts';
import { APPLICATION_ID } from './open-connection.ts';

export function schemaVersion(db: Db): number {
  return Number(db.raw.pragma('user_version', { simple: true }));
}

/** Whether `migrate` would do anything; a verified backup comes before it. */
export function needsMigration(db: Db): boolean {
  return schemaVersion(db) < SCHEMA_VERSION;
}

/**
 * Brings the file to this program's schema, each migration in one transaction together with its number. A failing
 * one leaves the file as it was and stops. The undo log belongs to the old schema and is cleared.
 */
export function migrate(db: Db, steps: readonly Migration[] = migrations): void {
  for (const { version, sql } of steps) {
    if (version <= schemaVersion(db)) continue;
    // Foreign keys cannot be switched inside a transaction; they are checked before the commit instead.
    db.raw.pragma('foreign_keys = OFF');
    try {
      db.raw.transaction(() => {
        db.script(sql);
        dropUndoLog(db);
        const broken = db.raw.pragma('foreign_key_check') as readonly unknown[];
        if (broken.length > 0) {
          throw new FailureError(
            'corrupt',
            'This workspace could not be brought to the new version because some of its rows point nowhere. It was left as it was.',
          );
        }
        db.raw.pragma(`application_id = ${APPLICATION_ID}`);
        db.raw.pragma(`user_version = ${version}`);
      })();
    } finally {
      db.raw.pragma('foreign_keys = ON');
    }
  }
}

function dropUndoLog(db: Db): void {
  const twins = db.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'undo\\_%' ESCAPE '\\'`,
  );
  for (const { name } of twins) db.script(`DROP TABLE ${name}`);
}
