import type { Quote } from '../../../shared/voices/model.ts';
import type { ReadDb, SqlValue } from '../core/db.ts';
import { personName } from '../core/person.ts';
import { type RatingRow, ratingColumns, ratingOf } from '../core/rating.ts';
import { SourceTexts } from '../core/source-texts.ts';
import { codeAndBelow } from './code-tree.ts';
import type { VoicesQueries } from './handler-types.ts';
import { seenBy } from './only-coder.ts';

interface Row extends RatingRow {
  readonly codingId: number;
  readonly sourceId: number;
  readonly sourceTitle: string;
  readonly start: number;
  readonly end: number;
  readonly codeId: number;
  readonly coder: string;
  readonly pseudonym: string | null;
  readonly respondentId: number | null;
}

const ofCode = 'c.code_id = ?';
const ofCodeAndBelow = `c.code_id IN (${codeAndBelow})`;
const onTouchpoint = 'c.id IN (SELECT coding_id FROM evidence WHERE touchpoint_id = ?)';

export const quoteQueries = {
  'voices.quotes': ({ db, onlyCoder }, { codeId, touchpointId, withChildren, limit, offset }) => {
    const conditions: string[] = [seenBy];
    const params: SqlValue[] = [onlyCoder];
    if (codeId !== undefined) {
      conditions.push(withChildren ? ofCodeAndBelow : ofCode);
      params.push(codeId);
    }
    if (touchpointId !== undefined) {
      conditions.push(onTouchpoint);
      params.push(touchpointId);
    }
    const where = conditions.join(' AND ');
    const total = db.value<number>(`SELECT count(*) FROM coding c WHERE ${where}`, params) ?? 0;
    const quotes = readQuotes(db, where, params, { limit, offset });
    return { total, quotes };
  },
} satisfies Partial<VoicesQueries>;

/**
 * Codings `c` that meet a condition, as quotes in the order of the sources, with who said them: in a conversation
 * whoever was speaking. `where` is constant SQL with one parameter for each of `params`.
 */
export function readQuotes(
  db: ReadDb,
  where: string,
  params: readonly SqlValue[],
  page: { readonly limit: number; readonly offset: number } = { limit: -1, offset: 0 },
): Quote[] {
  const rows = db.all<Row>(
    `SELECT c.id AS codingId, c.source_id AS sourceId, s.title AS sourceTitle, c.start_cp AS start,
      c.end_cp AS end, c.code_id AS codeId, k.name AS coder, p.pseudonym, s.respondent_id AS respondentId,
      ${ratingColumns}
    FROM coding c JOIN source s ON s.id = c.source_id JOIN coder k ON k.id = c.coder_id
      LEFT JOIN respondent d ON d.id = s.respondent_id
      LEFT JOIN turn tu ON tu.id = (SELECT t.id FROM turn t
        WHERE t.source_id = c.source_id AND t.start_cp <= c.start_cp AND t.end_cp > c.start_cp LIMIT 1)
      LEFT JOIN participant p ON p.id = coalesce(tu.participant_id, s.participant_id, d.participant_id)
      LEFT JOIN reading r ON r.id = (SELECT max(x.id) FROM reading x WHERE x.coding_id = c.id)
    WHERE ${where} ORDER BY c.source_id, c.start_cp, c.id LIMIT ? OFFSET ?`,
    [...params, page.limit, page.offset],
  );
  const texts = new SourceTexts(db);
  return rows.map(({ pseudonym, respondentId, ...row }): Quote => {
    const { codingId, sourceId, sourceTitle, start, end, codeId, coder } = row;
    const text = texts.slice(sourceId, start, end);
    const person = personName(pseudonym, respondentId);
    return {
      codingId,
      sourceId,
      sourceTitle,
      text,
      start,
      end,
      codeId,
      coder,
      person,
      rating: ratingOf(row),
    };
  });
}
