import type { OpenedFile } from './opened-file.ts';
import { removeEmptyParts, removeUnfinished } from './side-files.ts';

/**
 * Writes everything into the one file and lets go of it. True where the file is closed well: whole, alone, without
 * a journal beside it. A damaged one gets no mark of being closed well.
 */
export function closeFile(opened: OpenedFile, isDamaged = false): boolean {
  const { db, undoLog, lock, reserve, identity, scratchCopy } = opened;
  let closedWell = false;
  try {
    reserve?.release();
    // A file that is no longer ours (deleted, replaced) must not be written to.
    if (undoLog && !isDamaged && identity?.check() === 'ours') {
      db.raw.pragma('optimize');
      db.raw.pragma('wal_checkpoint(TRUNCATE)');
      db.run(`UPDATE meta SET value = 1 WHERE key = 'clean'`);
      // Back to a journal that leaves nothing beside the file, so that it can be read anywhere and copied alone.
      closedWell = db.raw.pragma('journal_mode = DELETE', { simple: true }) === 'delete';
    }
  } catch {
    // A full or vanished disk: the next open finds the mark unset and checks the whole file.
  } finally {
    db.close();
    // SQLite leaves these where the file was moved away from under it.
    if (undoLog) removeEmptyParts(opened.file);
    lock?.release();
    if (scratchCopy !== undefined) removeUnfinished(scratchCopy);
  }
  return closedWell;
}
