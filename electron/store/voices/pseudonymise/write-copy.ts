import type { Applied, Choices } from '../../../../shared/voices/pseudonymise/model.ts';
import { openReader, openWriter } from '../../core/open-connection.ts';
import { newUid } from '../../core/uid.ts';
import { clearLog, ensureLogTables, trackedTables } from '../../undo/schema.ts';
import { applyPseudonyms } from './apply.ts';
import { forgetIdentities } from './forget.ts';

export interface CopyAsked {
  readonly workspacePath: string;
  readonly planPath: string;
  readonly choices: Choices;
  readonly now: number;
  readonly coderId: number;
}

/**
 * Writes a workspace of its own into `target` (which must not exist) in which the choices of a plan are replaced. It has
 * no undo history, no originals and no free pages, and a mark of its own, so that it never shares backups with the
 * original. `progress` is told 0 to 1. Where it throws, what is at `target` is to be deleted.
 */
export function writePseudonymisedCopy(
  asked: CopyAsked,
  target: string,
  progress: (done: number) => void,
): Applied {
  copyInto(asked.workspacePath, target);
  progress(0.2);
  const { planPath, choices, now, coderId } = asked;
  const db = openWriter(target, 'delete');
  try {
    // A journal on the disk would hold the originals; an unfinished copy is simply deleted.
    db.raw.pragma('journal_mode = MEMORY');
    db.raw.pragma('secure_delete = ON');
    db.raw.prepare('ATTACH DATABASE ? AS plan').run(planPath);
    const tables = trackedTables(db);
    const rev = (db.value<number>(`SELECT value FROM meta WHERE key = 'seq'`) ?? 0) + 1;
    const context = {
      db,
      rev,
      coderId,
      onlyCoder: null,
      now,
      newUid: () => newUid(now),
      standAlone: () => undefined,
      progress: (done: number) => progress(0.2 + done * 0.5),
    };
    const applied = db.raw.transaction(() => {
      const counts = applyPseudonyms(context, choices);
      forgetIdentities(db, rev, newUid(now).toString('hex'));
      clearLog(db, tables);
      return counts;
    })();
    db.script('DETACH DATABASE plan');
    ensureLogTables(db, tables);
    progress(0.8);
    db.script('VACUUM');
    return applied;
  } finally {
    db.close();
  }
}

function copyInto(workspacePath: string, target: string): void {
  const reader = openReader(workspacePath);
  try {
    reader.raw.pragma('query_only = OFF');
    reader.raw.prepare('VACUUM INTO ?').run(target);
  } finally {
    reader.close();
  }
}
