import type { CommandContext } from '../core/handlers.ts';
import { absorb, type CodedRange, overlapping } from './merge-codings.ts';

/** What became of the codings a range overlaps: how many were joined, and how many ratings that cost. */
interface Joined {
  readonly merged: number;
  readonly dropped: number;
}

/** Writes a new coding, or makes the ones it overlaps into one. */
export function codeRange(context: CommandContext, range: CodedRange): Joined & { readonly id: number } {
  const { ids, start, end } = overlapping(context.db, range);
  const [kept, ...absorbed] = ids;
  if (kept === undefined) return { id: insertCoding(context, range), merged: 0, dropped: 0 };
  const dropped = absorb(context, kept, absorbed);
  context.db.run(
    'UPDATE coding SET rev = @rev, start_cp = @start, end_cp = @end WHERE id = @kept AND (start_cp <> @start OR end_cp <> @end)',
    { rev: context.rev, start, end, kept },
  );
  return { id: kept, merged: ids.length, dropped };
}

/** Gives a coding a new range or code; what it then overlaps is absorbed by it. */
export function rewrite(context: CommandContext, id: number, range: CodedRange): Joined {
  const { ids, start, end } = overlapping(context.db, range, id);
  const dropped = absorb(context, id, ids);
  context.db.run('UPDATE coding SET rev = ?, code_id = ?, start_cp = ?, end_cp = ? WHERE id = ?', [
    context.rev,
    range.codeId,
    start,
    end,
    id,
  ]);
  return { merged: ids.length, dropped };
}

/** Writes a coding as it is, whatever it overlaps; its id. */
export function insertCoding(context: CommandContext, range: CodedRange): number {
  return context.db.run(
    `INSERT INTO coding (uid, rev, source_id, code_id, coder_id, start_cp, end_cp, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      context.newUid(),
      context.rev,
      range.sourceId,
      range.codeId,
      range.coderId,
      range.start,
      range.end,
      context.now,
    ],
  ).lastId;
}
