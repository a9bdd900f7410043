import { existsSync } from 'node:fs';
import path from 'node:path';
import { FailureError } from '../../../shared/api/failure.ts';
import type { Db } from '../core/db.ts';
import { checkContent } from './check-copy.ts';
import { asFileFailure } from './file-failure.ts';
import { acquireLock } from './lock.ts';
import { copyClosed, copyOpen, writeWhole } from './whole-file.ts';

/**
 * Writes the open workspace into a file that is checked before it gets its name. A file already there is replaced
 * (the user was asked), unless somebody has it open.
 */
export async function saveCopy(db: Db, file: string, now: number): Promise<void> {
  await put(file, now, 'The copy could not be written there', async (temporary) => {
    await copyOpen(db, temporary);
    checkContent(temporary);
  });
}

/** Writes a backup, or another workspace nobody has open, into the new file `file`. */
export async function copyIntoNew(source: string, file: string, now: number): Promise<void> {
  await put(file, now, 'The file could not be written there', (temporary) => copyClosed(source, temporary));
}

async function put(
  file: string,
  now: number,
  what: string,
  write: (temporary: string) => void | Promise<void>,
): Promise<void> {
  try {
    const lock = existsSync(file) ? acquireLock(file) : undefined;
    try {
      await writeWhole(file, now, write);
    } finally {
      lock?.release();
    }
  } catch (error) {
    const failure = asFileFailure(error, file);
    if (failure instanceof FailureError && failure.failure.code !== 'disk') throw failure;
    if (!(failure instanceof FailureError)) throw error;
    throw new FailureError(
      'disk',
      `${what}. Check that there is room in “${path.basename(path.dirname(file))}” and that you may write there, or choose another place; your workspace is unchanged.`,
    );
  }
}
