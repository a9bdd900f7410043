import type { Quote } from '../../../shared/voices/model.ts';
import type { SqlValue } from '../core/db.ts';
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
      [...params, limit, offset],
    );
    const texts = new SourceTexts(db);
    const quotes = rows.map((row): Quote => {
      const { codingId, sourceId, sourceTitle, start, end, codeId: ofRow, coder } = row;
      return {
        codingId,
        sourceId,
        sourceTitle,
        text: texts.slice(sourceId, start, end),
        start,
        end,
        codeId: ofRow,
        coder,
        person: personName(row.pseudonym, row.respondentId),
        rating: ratingOf(row),
      };
    });
    return { total, quotes };
  },
} satisfies Partial<VoicesQueries>;
