import type { CodesIn } from '../../../shared/voices/grid-model.ts';
import type { AttributeColumn, GridRow } from '../../../shared/voices/model.ts';
import { personName } from '../core/person.ts';
import { codingsOfSources } from './coding-rows.ts';
import { orderOf } from './grid-order.ts';
import type { VoicesQueries } from './handler-types.ts';
import { seenByOnly } from './only-coder.ts';

/** Characters of a text a grid row shows. */
const SHOWN = 2000;
/** Characters of another answer of the same person. */
const SIBLING = 400;

interface Row extends Omit<GridRow, 'text' | 'cut' | 'values' | 'codings' | 'participant'> {
  readonly respondentId: number | null;
  readonly pseudonym: string | null;
  readonly text: string | Buffer;
}

export const gridQueries = {
  'voices.grid.columns': ({ db }) =>
    db.all<AttributeColumn>(
      `SELECT id, name, kind, scale_min AS min, scale_max AS max FROM attribute ORDER BY position, id`,
    ),

  'voices.grid.values': ({ db }, { attributeId }) =>
    db.all<{ value: string; count: number }>(
      `SELECT value, sum(n) AS count FROM (
        SELECT value, count(*) AS n FROM respondent_attribute WHERE attribute_id = @id AND value <> '' GROUP BY value
        UNION ALL
        SELECT value, count(*) AS n FROM participant_attribute WHERE attribute_id = @id AND value <> '' GROUP BY value)
      GROUP BY value ORDER BY count DESC, value LIMIT 1000`,
      { id: attributeId },
    ),

  'voices.grid.order': ({ db, onlyCoder }, input) => orderOf(db, input, onlyCoder),
  'voices.grid.plainOrder': ({ db }, input) => orderOf(db, input, null),

  'voices.grid.rows': ({ db, onlyCoder }, { ids }) => {
    const list = JSON.stringify(ids);
    // Cut as bytes: SQLite's substr on text ends at U+0000. Four bytes hold any code point.
    const rows = db.all<Row>(
      `SELECT s.id, s.kind, s.title, q.name AS question, s.heard_at AS heardAt, t.length,
        CASE WHEN t.length <= ${SHOWN} THEN t.text ELSE substr(CAST(t.text AS BLOB), 1, ${SHOWN * 4}) END AS text,
        s.respondent_id AS respondentId, p.pseudonym, tp.name AS touchpoint
      FROM source s JOIN source_text t ON t.id = s.id
        LEFT JOIN respondent d ON d.id = s.respondent_id
        LEFT JOIN participant p ON p.id = coalesce(s.participant_id, d.participant_id)
        LEFT JOIN touchpoint tp ON tp.id = s.touchpoint_id LEFT JOIN attribute q ON q.id = s.question_id
      WHERE s.id IN (SELECT value FROM json_each(?))`,
      [list],
    );
    const values = Map.groupBy(
      db.all<{ sourceId: number; attributeId: number; value: string }>(
        `SELECT s.id AS sourceId, a.attribute_id AS attributeId, a.value FROM source s
          JOIN respondent_attribute a ON a.respondent_id = s.respondent_id
        WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY a.id DESC`,
        [list],
      ),
      (value) => value.sourceId,
    );
    const codings = codingsOfSources(db, ids, onlyCoder);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const found = byId.get(id);
      if (!found) return [];
      const { respondentId, pseudonym, text, ...row } = found;
      return {
        ...row,
        text: typeof text === 'string' ? text : firstCharacters(text, SHOWN),
        cut: row.length > SHOWN,
        participant: personName(pseudonym, respondentId),
        values: Object.fromEntries((values.get(id) ?? []).map((v) => [String(v.attributeId), v.value])),
        codings: [...(codings.get(id) ?? [])],
      };
    });
  },

  'voices.grid.codesIn': ({ db, coderId, onlyCoder }, { ids, codeId }) => {
    const bound = { ids: JSON.stringify(ids), coderId, only: onlyCoder, codeId: codeId ?? null };
    const codes = db.all<CodesIn>(
      `SELECT c.code_id AS codeId, count(*) FILTER (WHERE c.coder_id = @coderId) AS own,
        count(DISTINCT CASE WHEN c.coder_id = @coderId THEN c.source_id END) AS ownSources,
        count(DISTINCT CASE WHEN c.coder_id = @coderId AND c.start_cp = 0 AND c.end_cp >= t.length
          THEN c.source_id END) AS ownWhole,
        count(*) FILTER (WHERE c.coder_id <> @coderId) AS others
      FROM coding c JOIN source_text t ON t.id = c.source_id
      WHERE c.source_id IN (SELECT value FROM json_each(@ids)) AND (@codeId IS NULL OR c.code_id = @codeId)
        AND ${seenByOnly} GROUP BY c.code_id ORDER BY own DESC, others DESC, c.code_id`,
      bound,
    );
    const empty = db.value<number>(
      'SELECT count(*) FROM source_text WHERE length = 0 AND id IN (SELECT value FROM json_each(@ids))',
      { ids: bound.ids },
    );
    return { empty: empty ?? 0, codes };
  },

  'voices.grid.siblings': ({ db, onlyCoder }, { id }) =>
    db
      .all<{
        id: number;
        title: string;
        question: string | null;
        text: Buffer;
        length: number;
        codings: number;
      }>(
        `SELECT s.id, s.title, q.name AS question, substr(CAST(t.text AS BLOB), 1, ${SIBLING * 4}) AS text, t.length,
          (SELECT count(*) FROM coding c WHERE c.source_id = s.id AND ${seenByOnly}) AS codings
        FROM source me JOIN source s ON s.id <> me.id
          AND (s.respondent_id = me.respondent_id OR me.participant_id IS NOT NULL AND s.participant_id = me.participant_id)
          JOIN source_text t ON t.id = s.id LEFT JOIN attribute q ON q.id = s.question_id
        WHERE me.id = @id ORDER BY q.position IS NULL, q.position, s.id LIMIT 100`,
        { id, only: onlyCoder },
      )
      .map(({ text, length, ...rest }) => ({
        ...rest,
        text: firstCharacters(text, SIBLING),
        cut: length > SIBLING,
      })),
} satisfies Partial<VoicesQueries>;

/** The first `most` code points; a character cut at the end of the bytes lies beyond them. */
function firstCharacters(bytes: Buffer, most: number): string {
  return Array.from(bytes.toString('utf8')).slice(0, most).join('');
}
