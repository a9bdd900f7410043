import { foldText } from '../../../../shared/text/fold.ts';
import type { SplitRule } from '../../../../shared/voices/codebook-model.ts';
import { PassageIndex } from '../../../../shared/voices/query/passages.ts';
import type { QuerySpec } from '../../../../shared/voices/query/spec.ts';
import type { ReadDb } from '../../core/db.ts';
import { refused } from '../../core/failures.ts';
import { SourceTexts } from '../../core/source-texts.ts';
import { chosenCode, codeOf } from '../codes.ts';
import { compileCondition } from '../condition.ts';
import type { VoicesCommands, VoicesQueries } from '../handler-types.ts';
import { seenBy } from '../only-coder.ts';
import { readQuotes } from '../quotes.ts';
import { passagesOfQuery } from '../retrieve/retrieve.ts';
import { noteEvent } from './history.ts';
import { moveCodings } from './move-codings.ts';

export const splitQueries = {
  'voices.code.splitPreview': ({ db, onlyCoder }, { codeId, rule, limit }) => {
    codeOf(db, codeId);
    const matching = matchingCodings(db, codeId, rule, onlyCoder);
    return {
      total:
        db.value<number>(
          'SELECT count(*) FROM coding WHERE code_id = ? AND coder_id = coalesce(?, coder_id)',
          [codeId, onlyCoder],
        ) ?? 0,
      matching: matching.length,
      quotes: readQuotes(db, 'c.id IN (SELECT value FROM json_each(?))', [
        JSON.stringify(matching.slice(0, limit)),
      ]),
      othersHidden: onlyCoder !== null,
    };
  },
} satisfies Partial<VoicesQueries>;

export const splitCommands = {
  'voices.code.split': (context, { codeId, rule, to }) => {
    const { db, rev } = context;
    const from = codeOf(db, codeId);
    const matching = matchingCodings(db, codeId, rule, null);
    if (matching.length === 0) {
      throw refused(`No coding of “${from.name}” is found this way, so there is nothing to split off.`);
    }
    const targetId = chosenCode(context, to);
    if (targetId === codeId) {
      throw refused(
        `The codings are of “${from.name}” already. Choose another code for them, or name a new one.`,
      );
    }
    db.run(
      `UPDATE OR IGNORE code_example SET rev = @rev, code_id = @targetId
      WHERE code_id = @codeId AND coding_id IN (SELECT value FROM json_each(@ids))`,
      { rev, targetId, codeId, ids: JSON.stringify(matching) },
    );
    const moved = moveCodings(context, matching, targetId);
    const target = codeOf(db, targetId);
    noteEvent(context, codeId, 'split', { to: target.name, codings: matching.length });
    noteEvent(context, targetId, 'split', { from: from.name, codings: matching.length });
    return { codeId: targetId, ...moved };
  },
} satisfies Partial<VoicesCommands>;

/** Ids of the code's codings a rule finds, in the order of the sources. */
function matchingCodings(
  db: ReadDb,
  codeId: number,
  rule: SplitRule,
  only: number | null,
): readonly number[] {
  switch (rule.by) {
    case 'words':
      return withWords(db, codeId, rule.words, only);
    case 'condition': {
      const { where, params } = compileCondition(db, rule.condition, { onlyCoder: only, coding: 'c' });
      return db.column<number>(
        `SELECT c.id FROM coding c JOIN source s ON s.id = c.source_id
        WHERE c.code_id = ? AND ${seenBy} AND (${where}) ORDER BY c.source_id, c.start_cp, c.id`,
        [codeId, only, ...params],
      );
    }
    case 'query':
      return withPassages(db, codeId, rule.query, only);
  }
}

/** Codings that share characters with a passage of the query; both come in the order of the sources. */
function withPassages(db: ReadDb, codeId: number, query: QuerySpec, only: number | null): readonly number[] {
  const codings = Map.groupBy(
    db.all<{ id: number; sourceId: number; start: number; end: number }>(
      `SELECT c.id, c.source_id AS sourceId, c.start_cp AS start, c.end_cp AS end FROM coding c
      WHERE c.code_id = ? AND ${seenBy} ORDER BY c.source_id, c.start_cp, c.id`,
      [codeId, only],
    ),
    ({ sourceId }) => sourceId,
  );
  const matching: number[] = [];
  for (const { sourceId, passages } of passagesOfQuery(db, query, only)) {
    const own = codings.get(sourceId);
    if (own === undefined) continue;
    const found = new PassageIndex(passages);
    for (const { id, start, end } of own) if (found.overlaps(start, end)) matching.push(id);
  }
  return matching;
}

function withWords(
  db: ReadDb,
  codeId: number,
  words: readonly string[],
  only: number | null,
): readonly number[] {
  const folded = words.map((word) => foldText(word));
  const texts = new SourceTexts(db);
  return db
    .all<{ id: number; sourceId: number; start: number; end: number }>(
      `SELECT c.id, c.source_id AS sourceId, c.start_cp AS start, c.end_cp AS end FROM coding c
      WHERE c.code_id = @codeId AND (@only IS NULL OR c.coder_id = @only) ORDER BY c.source_id, c.start_cp, c.id`,
      { codeId, only },
    )
    .filter(({ sourceId, start, end }) => {
      const quote = foldText(texts.slice(sourceId, start, end));
      return folded.some((word) => quote.includes(word));
    })
    .map(({ id }) => id);
}
