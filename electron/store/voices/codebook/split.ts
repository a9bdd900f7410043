import { foldText } from '../../../../shared/text/fold.ts';
import type { SplitRule } from '../../../../shared/voices/codebook-model.ts';
import type { ReadDb } from '../../core/db.ts';
import { refused } from '../../core/failures.ts';
import { mustExist } from '../../core/must-exist.ts';
import { SourceTexts } from '../../core/source-texts.ts';
import { chosenCode, codeOf } from '../codes.ts';
import { compileCondition } from '../condition.ts';
import type { VoicesCommands, VoicesQueries } from '../handler-types.ts';
import { seenBy } from '../only-coder.ts';
import { readQuotes } from '../quotes.ts';
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
    noteEvent(context, codeId, 'split', { to: target.name, codings: moved.codings });
    noteEvent(context, targetId, 'split', { from: from.name, codings: moved.codings });
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
    case 'touchpoint':
      mustExist(db, 'touchpoint', rule.id);
      return db.column<number>(
        `SELECT c.id FROM coding c WHERE c.code_id = @codeId AND (@only IS NULL OR c.coder_id = @only)
          AND EXISTS (SELECT 1 FROM evidence e WHERE e.coding_id = c.id AND e.touchpoint_id = @id)
        ORDER BY c.source_id, c.start_cp, c.id`,
        { codeId, only, id: rule.id },
      );
    case 'condition': {
      const { where, params } = compileCondition(db, rule.condition, { onlyCoder: only, coding: 'c' });
      return db.column<number>(
        `SELECT c.id FROM coding c JOIN source s ON s.id = c.source_id
        WHERE c.code_id = ? AND ${seenBy} AND (${where}) ORDER BY c.source_id, c.start_cp, c.id`,
        [codeId, only, ...params],
      );
    }
    case 'segment':
      mustExist(db, 'segment', rule.id);
      return db.column<number>(
        `SELECT c.id FROM coding c JOIN source s ON s.id = c.source_id LEFT JOIN respondent d ON d.id = s.respondent_id
          LEFT JOIN turn tu ON tu.id = (SELECT t.id FROM turn t
            WHERE t.source_id = c.source_id AND t.start_cp <= c.start_cp AND t.end_cp > c.start_cp LIMIT 1)
          JOIN participant p ON p.id = coalesce(tu.participant_id, s.participant_id, d.participant_id)
        WHERE c.code_id = @codeId AND (@only IS NULL OR c.coder_id = @only) AND p.segment_id = @id
        ORDER BY c.source_id, c.start_cp, c.id`,
        { codeId, only, id: rule.id },
      );
  }
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
