import { randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkspaceNotice } from '../../../shared/api/events.ts';
import type { Db } from '../core/db.ts';
import { openReader } from '../core/open-connection.ts';
import { asFileFailure, isCorrupt } from './file-failure.ts';
import { isInWalMode } from './header.ts';
import type { OpenedFile } from './opened-file.ts';
import { copyWithParts, removeUnfinished, sizeOf, WAL } from './side-files.ts';

/**
 * Opens a workspace without writing to it. Where SQLite cannot even read it in place (a file that was not closed in
 * a write-protected folder), or would play in a `-wal` of another file, a copy in the scratch folder is read.
 */
export function openForReading(
  file: string,
  reason: string,
  notices: readonly WorkspaceNotice[],
  scratch: string,
): OpenedFile {
  const isOwnWal = sizeOf(file + WAL) === 0 || isInWalMode(file);
  try {
    if (isOwnWal) return readInPlace(file, file, reason, notices);
  } catch (error) {
    if (isCorrupt(error)) throw asFileFailure(error, file);
  }
  const copy = path.join(scratch, `reading-${randomUUID()}.touchline`);
  try {
    if (isOwnWal) copyWithParts(file, copy);
    else copyFileSync(file, copy);
    return { ...readInPlace(copy, file, reason, notices), scratchCopy: copy };
  } catch (error) {
    removeUnfinished(copy);
    throw asFileFailure(error, file);
  }
}

function readInPlace(
  place: string,
  file: string,
  readOnlyReason: string,
  notices: readonly WorkspaceNotice[],
): OpenedFile {
  let db: Db | undefined;
  try {
    db = openReader(place);
    const uid = db.value<string>(`SELECT value FROM meta WHERE key = 'uid'`) ?? '';
    const nothing = { undoLog: undefined, lock: undefined, reserve: undefined, identity: undefined };
    return { file, db, ...nothing, readOnlyReason, notices, uid, fileForJobs: place, scratchCopy: undefined };
  } catch (error) {
    db?.close();
    throw error;
  }
}
