import { conflict, notFound, refused } from '../core/failures.ts';
import type { CommandContext } from '../core/handlers.ts';
import { SourceTexts } from '../core/source-texts.ts';
import { codeWholes } from './bulk-code.ts';
import { chosenCode, codeOf } from './codes.ts';
import { codingById } from './coding-rows.ts';
import type { VoicesCommands } from './handler-types.ts';
import { absorb, type CodedRange, overlapping } from './merge-codings.ts';

export const codingCommands = {
  'voices.coding.add': (context, { sourceId, code, start, end, words }) => {
    checkRange(context, sourceId, start, end);
    if (words !== undefined && new SourceTexts(context.db).slice(sourceId, start, end) !== words) {
      throw conflict('This text', { id: sourceId });
    }
    const codeId = chosenCode(context, code);
    const { id, merged, dropped } = codeRange(context, {
      sourceId,
      codeId,
      coderId: context.coderId,
      start,
      end,
    });
    return { id, codeId, merged, dropped };
  },

  'voices.coding.addWhole': (context, { sourceIds, code }) => {
    const codeId = chosenCode(context, code);
    return { codeId, added: codeWholes(context, sourceIds, codeId) };
  },

  'voices.coding.fillDown': (context, { sourceIds, codeIds }) => {
    for (const id of codeIds) codeOf(context.db, id);
    const added = codeIds.reduce((sum, id) => sum + codeWholes(context, sourceIds, id), 0);
    return { added, sources: sourceIds.length };
  },

  'voices.coding.uncode': ({ db, coderId }, { sourceIds, codeIds }) => {
    const bound = { sources: JSON.stringify(sourceIds), codes: JSON.stringify(codeIds), coderId };
    const there = db.get<{ sources: number; others: number }>(
      `SELECT count(DISTINCT CASE WHEN coder_id = @coderId THEN source_id END) AS sources,
        count(*) FILTER (WHERE coder_id <> @coderId) AS others
      FROM coding WHERE source_id IN (SELECT value FROM json_each(@sources))
        AND code_id IN (SELECT value FROM json_each(@codes))`,
      bound,
    );
    const removed = db.run(
      `DELETE FROM coding WHERE coder_id = @coderId AND source_id IN (SELECT value FROM json_each(@sources))
        AND code_id IN (SELECT value FROM json_each(@codes))`,
      bound,
    ).changes;
    return { removed, sources: there?.sources ?? 0, others: there?.others ?? 0 };
  },

  'voices.coding.remove': ({ db }, { ids }) => {
    const removed = db.run('DELETE FROM coding WHERE id IN (SELECT value FROM json_each(?))', [
      JSON.stringify(ids),
    ]).changes;
    if (removed === 0) throw notFound(ids.length === 1 ? 'This coding' : 'Every one of these codings');
    return { removed };
  },

  'voices.coding.resize': (context, { id, ifRev, start, end }) => {
    const current = codingById(context.db, id);
    if (!current) throw notFound('This coding');
    if (current.rev !== ifRev) throw conflict('This coding', { ...current });
    checkRange(context, current.sourceId, start, end);
    return { rev: context.rev, ...rewrite(context, id, { ...current, start, end }) };
  },

  'voices.coding.recode': (context, { id, code }) => {
    const current = codingById(context.db, id);
    if (!current) throw notFound('This coding');
    const codeId = chosenCode(context, code);
    if (current.codeId === codeId) return { merged: 0, dropped: 0 };
    return rewrite(context, id, { ...current, codeId });
  },
} satisfies Partial<VoicesCommands>;

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
function rewrite(context: CommandContext, id: number, range: CodedRange): Joined {
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

/** Refuses an empty range and one beyond the text. */
export function checkRange({ db }: CommandContext, sourceId: number, start: number, end: number): void {
  const length = db.value<number>('SELECT length FROM source_text WHERE id = ?', [sourceId]);
  if (length === undefined) throw notFound('This source');
  if (start >= end) throw refused('Nothing is selected. Select some words, then code them.');
  if (end > length) {
    throw refused(
      `The selection ends at character ${end}, but the text has ${length}. Load the text again and select once more.`,
    );
  }
}
