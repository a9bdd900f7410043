import type { CommandContext } from '../core/handlers.ts';
import { codeRange } from './code-range.ts';

/**
 * Codes sources from end to end with one code, by the coder at work. Where no coding of theirs is in the way, all in
 * one statement; where one is, it grows to the whole. `added`: sources that were not wholly coded with it before;
 * `dropped`: ratings that went because codings became one.
 */
export function codeWholes(
  context: CommandContext,
  sourceIds: readonly number[],
  codeId: number,
): { readonly added: number; readonly dropped: number } {
  const { db, coderId } = context;
  const pending = db.all<{ id: number; length: number; overlaps: number }>(
    `SELECT t.id, t.length,
      EXISTS (SELECT 1 FROM coding c WHERE c.code_id = @codeId AND c.source_id = t.id AND c.coder_id = @coderId) AS overlaps
    FROM source_text t WHERE t.id IN (SELECT value FROM json_each(@ids)) AND t.length > 0
      AND NOT EXISTS (SELECT 1 FROM coding c WHERE c.code_id = @codeId AND c.source_id = t.id AND c.coder_id = @coderId
        AND c.start_cp = 0 AND c.end_cp >= t.length) ORDER BY t.id`,
    { ids: JSON.stringify(sourceIds), codeId, coderId },
  );
  const fresh = pending.filter(({ overlaps }) => overlaps === 0);
  db.run(
    `INSERT INTO coding (uid, rev, source_id, code_id, coder_id, start_cp, end_cp, created_at)
    SELECT unhex(value ->> 0), @rev, value ->> 1, @codeId, @coderId, 0, value ->> 2, @now FROM json_each(@rows)`,
    {
      rev: context.rev,
      codeId,
      coderId,
      now: context.now,
      rows: JSON.stringify(fresh.map(({ id, length }) => [context.newUid().toString('hex'), id, length])),
    },
  );
  let dropped = 0;
  for (const { id, length, overlaps } of pending) {
    if (overlaps === 0) continue;
    dropped += codeRange(context, { sourceId: id, codeId, coderId, start: 0, end: length }).dropped;
  }
  return { added: pending.length, dropped };
}
