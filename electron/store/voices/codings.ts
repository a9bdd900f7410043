import { conflict, notFound, refused } from '../core/failures.ts';
import type { CommandContext } from '../core/handlers.ts';
import { SourceTexts } from '../core/source-texts.ts';
import { codeWholes } from './bulk-code.ts';
import { codeRange, rewrite } from './code-range.ts';
import { chosenCode, codeOf } from './codes.ts';
import { codingById } from './coding-rows.ts';
import type { VoicesCommands } from './handler-types.ts';
import { seenByOnly } from './only-coder.ts';

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
    return { codeId, ...codeWholes(context, sourceIds, codeId) };
  },

  'voices.coding.fillDown': (context, { sourceIds, codeIds }) => {
    for (const id of codeIds) codeOf(context.db, id);
    let added = 0;
    let dropped = 0;
    for (const id of codeIds) {
      const coded = codeWholes(context, sourceIds, id);
      added += coded.added;
      dropped += coded.dropped;
    }
    return { added, dropped, sources: sourceIds.length };
  },

  'voices.coding.uncode': ({ db, coderId, onlyCoder }, { sourceIds, codeIds }) => {
    const bound = { sources: JSON.stringify(sourceIds), codes: JSON.stringify(codeIds), coderId };
    const there = db.get<{ sources: number; others: number }>(
      `SELECT count(DISTINCT CASE WHEN coder_id = @coderId THEN source_id END) AS sources,
        count(*) FILTER (WHERE coder_id <> @coderId) AS others
      FROM coding c WHERE ${seenByOnly} AND source_id IN (SELECT value FROM json_each(@sources))
        AND code_id IN (SELECT value FROM json_each(@codes))`,
      { ...bound, only: onlyCoder },
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
