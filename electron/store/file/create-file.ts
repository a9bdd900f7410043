import { existsSync } from 'node:fs';
import path from 'node:path';
import { FailureError } from '../../../shared/api/failure.ts';
import { migrate } from '../core/migrate.ts';
import { openWriter } from '../core/open-connection.ts';
import { newUid } from '../core/uid.ts';
import { asFileFailure } from './file-failure.ts';
import { removeUnfinished } from './side-files.ts';
import { giveName, unfinishedName } from './whole-file.ts';

/** Makes an empty workspace at `file`; refuses to replace anything. The new file appears whole or not at all. */
export function createFile(file: string, coderName: string, now: number): void {
  refuseExisting(file);
  const temporary = unfinishedName(file);
  removeUnfinished(temporary);
  try {
    fill(temporary, coderName, now);
    refuseExisting(file);
    giveName(temporary, file, now);
  } catch (error) {
    removeUnfinished(temporary);
    throw asFileFailure(error, file);
  }
}

function refuseExisting(file: string): void {
  if (!existsSync(file)) return;
  throw new FailureError(
    'invalid-input',
    `“${path.basename(file)}” already exists. Choose another name or open it.`,
  );
}

function fill(file: string, coderName: string, now: number): void {
  const db = openWriter(file, 'delete');
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
}

/** First letters of up to two words of a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toLocaleUpperCase() ?? '')
    .join('');
}
