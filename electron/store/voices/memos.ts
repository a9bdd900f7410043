import type { Memo } from '../../../shared/voices/model.ts';
import type { ReadDb } from '../core/db.ts';
import { conflict, notFound, refused } from '../core/failures.ts';
import { mustExist } from '../core/must-exist.ts';
import type { VoicesCommands } from './handler-types.ts';
import { seenByOnly } from './only-coder.ts';

const select = `SELECT id, rev, source_id AS sourceId, code_id AS codeId, coding_id AS codingId,
  start_cp AS start, end_cp AS end, text, coder_id AS coderId, created_at AS createdAt FROM memo`;

/** Memos on a source, on a part of it, or on one of its codings; what `only` that coder wrote where given. */
export function memosOfSource(db: ReadDb, sourceId: number, only: number | null): readonly Memo[] {
  return db.all<Memo>(
    `${select} WHERE (source_id = @sourceId OR coding_id IN (SELECT c.id FROM coding c WHERE c.source_id = @sourceId AND ${seenByOnly}))
      AND (@only IS NULL OR coder_id IS NULL OR coder_id = @only) ORDER BY id`,
    { sourceId, only },
  );
}

/** Memos on a code, oldest first. */
export function memosOfCode(db: ReadDb, codeId: number, only: number | null): Memo[] {
  return db.all<Memo>(
    `${select} WHERE code_id = @codeId AND (@only IS NULL OR coder_id IS NULL OR coder_id = @only) ORDER BY id`,
    { codeId, only },
  );
}

export const memoCommands = {
  'voices.memo.add': (context, { sourceId, codeId, codingId, start, end, text }) => {
    const { db, rev, coderId, now } = context;
    mustExist(db, 'source', sourceId);
    mustExist(db, 'code', codeId);
    mustExist(db, 'coding', codingId);
    if (sourceId === null && codeId === null && codingId === null) {
      throw refused('A memo belongs to a source, a code or a coding. Choose one first.');
    }
    if ((start === null) !== (end === null) || (start !== null && sourceId === null)) {
      throw refused('A memo on some words needs the source and where they begin and end.');
    }
    if (sourceId !== null && start !== null && end !== null) {
      const length = db.value<number>('SELECT length FROM source_text WHERE id = ?', [sourceId]) ?? 0;
      if (start > end || end > length) {
        throw refused(`Characters ${start} to ${end} do not lie in this text, which has ${length}.`);
      }
    }
    const { lastId } = db.run(
      `INSERT INTO memo (uid, rev, source_id, code_id, coding_id, start_cp, end_cp, coder_id, text, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [context.newUid(), rev, sourceId, codeId, codingId, start, end, coderId, text.toWellFormed(), now],
    );
    return { id: lastId };
  },

  'voices.memo.edit': ({ db, rev }, { id, ifRev, text }) => {
    const current = db.get<Memo>(`${select} WHERE id = ?`, [id]);
    if (!current) throw notFound('This memo');
    if (current.rev !== ifRev) throw conflict('This memo', { ...current });
    db.run('UPDATE memo SET rev = ?, text = ? WHERE id = ?', [rev, text.toWellFormed(), id]);
    return { rev };
  },

  'voices.memo.delete': ({ db }, { id }) => {
    if (db.run('DELETE FROM memo WHERE id = ?', [id]).changes === 0) throw notFound('This memo');
    return {};
  },
} satisfies Partial<VoicesCommands>;
