import type { AttributeColumn, GridRow, GridSort, SourceFilter } from '../../../shared/voices/model.ts';
import type { ReadDb, SqlValue } from '../core/db.ts';
import { personName } from '../core/person.ts';
import { codingsOfSources } from './coding-rows.ts';
import { compileFilter } from './filter.ts';
import type { VoicesQueries } from './handler-types.ts';
import { seenBy } from './only-coder.ts';

/** Characters of a text a grid row shows. */
const SHOWN = 2000;

interface Order {
  readonly join: string;
  readonly keys: readonly string[];
}

const orders: Readonly<Record<Extract<GridSort['by'], string> | 'attribute', Order>> = {
  order: { join: '', keys: [] },
  date: { join: '', keys: ['s.heard_at'] },
  text: { join: 'JOIN source_text t ON t.id = s.id', keys: ['substr(t.text, 1, 80) COLLATE NOCASE'] },
  length: { join: 'JOIN source_text t ON t.id = s.id', keys: ['t.length'] },
  participant: {
    join: `LEFT JOIN respondent d ON d.id = s.respondent_id
      LEFT JOIN participant p ON p.id = coalesce(s.participant_id, d.participant_id)`,
    keys: ['p.pseudonym COLLATE NOCASE'],
  },
  touchpoint: {
    join: 'LEFT JOIN touchpoint tp ON tp.id = s.touchpoint_id',
    keys: ['tp.name COLLATE NOCASE'],
  },
  codings: {
    join: `LEFT JOIN (SELECT c.source_id, count(*) AS n FROM coding c WHERE ${seenBy} GROUP BY c.source_id) coded
      ON coded.source_id = s.id`,
    keys: ['ifnull(coded.n, 0)'],
  },
  attribute: {
    join: `LEFT JOIN respondent_attribute a ON a.id = (SELECT min(x.id) FROM respondent_attribute x
      WHERE x.respondent_id = s.respondent_id AND x.attribute_id = ?)`,
    keys: [`nullif(a.value, '')`, 'a.number', 'a.value COLLATE NOCASE'],
  },
};

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
      `SELECT value, count(*) AS count FROM respondent_attribute WHERE attribute_id = ? AND value <> ''
      GROUP BY value ORDER BY count DESC, value LIMIT 1000`,
      [attributeId],
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
        text: typeof text === 'string' ? text : firstCharacters(text),
        cut: row.length > SHOWN,
        participant: personName(pseudonym, respondentId),
        values: Object.fromEntries((values.get(id) ?? []).map((v) => [String(v.attributeId), v.value])),
        codings: [...(codings.get(id) ?? [])],
      };
    });
  },
} satisfies Partial<VoicesQueries>;

/** Ids of the sources the filter lets through, in the order asked for. */
function orderOf(
  db: ReadDb,
  { filter, sort }: { readonly filter: SourceFilter; readonly sort: GridSort },
  onlyCoder: number | null,
): { ids: number[] } {
  const { where, params } = compileFilter(db, filter, onlyCoder);
  const order = typeof sort.by === 'string' ? orders[sort.by] : orders.attribute;
  const joined: readonly SqlValue[] =
    typeof sort.by !== 'string' ? [sort.by.attributeId] : sort.by === 'codings' ? [onlyCoder] : [];
  const ids = db.column<number>(
    `SELECT s.id FROM source s ${order.join} WHERE ${where} ORDER BY ${orderBy(order, sort.direction)}`,
    [...joined, ...params],
  );
  return { ids };
}

/** What has no value stands last in either direction; equals stand as they were added. */
function orderBy({ keys }: Order, direction: GridSort['direction']): string {
  const way = direction === 'ascending' ? 'ASC' : 'DESC';
  const [first] = keys;
  if (first === undefined) return `s.id ${way}`;
  const sorted = keys.length === 1 ? keys : keys.slice(1);
  return [`${first} IS NULL`, ...sorted.map((key) => `${key} ${way}`), 's.id'].join(', ');
}

/** The first `SHOWN` code points; a character cut at the end of the bytes lies beyond them. */
function firstCharacters(bytes: Buffer): string {
  return Array.from(bytes.toString('utf8')).slice(0, SHOWN).join('');
}
