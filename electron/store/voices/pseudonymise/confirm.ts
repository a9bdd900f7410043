import { FailureError } from '../../../../shared/api/failure.ts';
import { refused } from '../../core/failures.ts';
import type { Keeper } from '../../core/keeper.ts';
import { deleteBackups, listBackups } from '../../file/backup.ts';
import { UNCONFIRMED } from './known.ts';
import { sweepTraces } from './sweep.ts';

/**
 * Makes the replacements of the open workspace final: afterwards the originals are in no part of its file. The undo
 * history goes, the mapping (unless `keepKey`), the traces and the free pages; the full-text index is built anew. The
 * mark of being unconfirmed goes last, so that whatever ends it midway can be done again. Inside a turn.
 */
export async function confirmPseudonyms(
  keeper: Keeper,
  { keepKey, deleteBackups: backupsGo }: { readonly keepKey: boolean; readonly deleteBackups: boolean },
): Promise<{ backupsDeleted: number }> {
  const { session } = keeper;
  if (!session) throw new FailureError('not-found', 'No workspace is open. Open one first.');
  const mark = session.db.value<string>('SELECT value FROM workspace_setting WHERE key = ?', [UNCONFIRMED]);
  if (mark === undefined)
    throw refused('Nothing waits to be confirmed: no replacement was made since the last time.');
  session.runForGood((db, rev) => {
    sweepTraces(db, rev);
    if (!keepKey) db.run('UPDATE replacement SET rev = ?, original = NULL WHERE original IS NOT NULL', [rev]);
    db.run(`INSERT INTO source_fts(source_fts) VALUES ('rebuild')`);
    db.run(`INSERT INTO code_fts(code_fts) VALUES ('rebuild')`);
  });
  session.compact();
  session.runForGood((db) => {
    db.run('DELETE FROM workspace_setting WHERE key = ?', [UNCONFIRMED]);
  });
  session.compact();
  const folder = keeper.backupsFolder;
  if (!backupsGo || folder === undefined) return { backupsDeleted: 0 };
  const before = listBackups(folder).map(({ id }) => id);
  // A good one of what is now, before those of what was go.
  await keeper.backupNow('after pseudonyms were confirmed');
  return { backupsDeleted: deleteBackups(folder, before) };
}
