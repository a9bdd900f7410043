import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FailureError } from '../../../shared/api/failure.ts';
import type { Db } from '../core/db.ts';
import { checkBackupContent, syncFile, syncFolder } from './backup.ts';

/** Writes the open workspace into a new file that is checked before it gets its name. */
export async function saveCopy(db: Db, file: string): Promise<void> {
  const temporary = `${file}.new`;
  rmSync(temporary, { force: true });
  try {
    await db.raw.backup(temporary);
    checkBackupContent(temporary);
    syncFile(temporary);
    renameSync(temporary, file);
    syncFolder(path.dirname(file));
  } catch (error) {
    rmSync(temporary, { force: true });
    if (error instanceof FailureError) throw error;
    throw new FailureError(
      'disk',
      'The copy could not be written there. Check the disk and choose another place; your workspace is unchanged.',
    );
  }
}
