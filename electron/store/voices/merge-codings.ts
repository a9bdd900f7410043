import type { ReadDb } from '../core/db.ts';
import type { CommandContext } from '../core/handlers.ts';

/** A coding or one about to be: whose, of what, where. */
export interface CodedRange {
  readonly sourceId: number;
  readonly codeId: number;
  readonly coderId: number;
  readonly start: number;
  readonly end: number;
}

interface Overlapping {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The coder's codings of the code that share characters with the range, and the range they make together. The
 * best to keep comes first: rated, then on a touchpoint, then oldest. Codings that merely touch stay apart.
 */
export function overlapping(
  db: ReadDb,
  range: CodedRange,
  except = 0,
): { readonly ids: readonly number[]; readonly start: number; readonly end: number } {
  let { start, end } = range;
  for (;;) {
    const rows = db.all<Overlapping>(
      `SELECT c.id, c.start_cp AS start, c.end_cp AS end FROM coding c
      WHERE c.source_id = ? AND c.code_id = ? AND c.coder_id = ? AND c.start_cp < ? AND c.end_cp > ? AND c.id <> ?
      ORDER BY EXISTS (SELECT 1 FROM reading r WHERE r.coding_id = c.id) DESC,
        EXISTS (SELECT 1 FROM evidence e WHERE e.coding_id = c.id) DESC, c.id`,
      [range.sourceId, range.codeId, range.coderId, end, start, except],
    );
    const low = rows.reduce((least, row) => Math.min(least, row.start), start);
    const high = rows.reduce((most, row) => Math.max(most, row.end), end);
    if (low === start && high === end) return { ids: rows.map((row) => row.id), start, end };
    start = low;
    end = high;
  }
}

/**
 * Makes codings one with `kept`: what hangs on them moves over where `kept` has none of it, then they go. Answers how
 * many ratings went with them: a coding holds one, and it counts at the touchpoint the coding is on.
 */
export function absorb({ db, rev }: CommandContext, kept: number, absorbed: readonly number[]): number {
  let dropped = 0;
  for (const id of absorbed) {
    db.run('UPDATE memo SET rev = ?, coding_id = ? WHERE coding_id = ?', [rev, kept, id]);
    db.run('UPDATE handover_rating SET rev = ?, coding_id = ? WHERE coding_id = ?', [rev, kept, id]);
    db.run(
      `UPDATE evidence SET rev = @rev, coding_id = @kept WHERE coding_id = @id
        AND NOT EXISTS (SELECT 1 FROM evidence WHERE coding_id = @kept)`,
      { rev, kept, id },
    );
    // A rating counts at the touchpoint its coding is on, so it comes along only where that is the same.
    db.run(
      `UPDATE reading SET rev = @rev, coding_id = @kept WHERE coding_id = @id
        AND touchpoint_id IN (SELECT touchpoint_id FROM evidence WHERE coding_id = @kept)
        AND NOT EXISTS (SELECT 1 FROM reading WHERE coding_id = @kept)`,
      { rev, kept, id },
    );
    db.run('UPDATE OR IGNORE code_example SET rev = ?, coding_id = ? WHERE coding_id = ?', [rev, kept, id]);
    db.run('UPDATE settlement SET rev = ?, coding_id = ? WHERE coding_id = ?', [rev, kept, id]);
    dropped += db.value<number>('SELECT count(*) FROM reading WHERE coding_id = ?', [id]) ?? 0;
    db.run('DELETE FROM coding WHERE id = ?', [id]);
  }
  return dropped;
}
