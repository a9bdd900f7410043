import type { Condition } from '../../../shared/voices/condition.ts';
import type { Bench } from '../bench.ts';
import { fullSize } from '../generate.ts';
import { median, p95, repeated } from '../measure.ts';
import type { Row } from '../rows.ts';

const TIMES = 15;
const ROWS = 300;

/** The attributes of the generated workspace: Region has 5 values, Package 25, the scores 0 to 10. */
const [REGION, PACKAGE, , , , EXPECTED, EXPERIENCED] = [1, 2, 3, 4, 5, 6, 7];
const attribute = (attributeId: number, op: 'is' | 'at-least' | 'at-most', value: string): Condition => ({
  test: 'attribute',
  attributeId,
  op,
  value,
});

/** (either region, or one of two packages) and a low score, but not a high expectation nor two of the waves. */
const nested: Condition = {
  all: [
    { test: 'kind', kinds: ['answer'] },
    {
      any: [
        attribute(REGION, 'is', 'Region 2'),
        { all: [attribute(PACKAGE, 'is', 'Package 3'), { test: 'wave', id: 2 }] },
        attribute(PACKAGE, 'is', 'Package 7'),
      ],
    },
    attribute(EXPERIENCED, 'at-most', '6'),
    { not: { any: [attribute(EXPECTED, 'at-least', '9'), { test: 'wave', id: 4 }] } },
  ],
};
/** The same, coded with a topic or an aspect below it and not with a whole theme. */
const coded: Condition = {
  all: [nested, { test: 'code', id: 2, below: true }, { not: { test: 'code', id: 102, below: true } }],
};

const of = (id: number, what: string) =>
  `EXISTS (SELECT 1 FROM respondent_attribute a WHERE a.respondent_id = s.respondent_id
    AND a.attribute_id = ${id} AND ${what})`;
const bareNested = `s.kind = 'answer' AND (${of(1, `a.value = 'Region 2'`)}
    OR (${of(2, `a.value = 'Package 3'`)} AND s.wave_id = 2) OR ${of(2, `a.value = 'Package 7'`)})
  AND ${of(7, 'a.number <= 6')} AND NOT (${of(6, 'a.number >= 9')} OR s.wave_id = 4)`;
const bareBelow = (id: number) => `s.id IN (SELECT c.source_id FROM coding c WHERE c.code_id IN (
  WITH RECURSIVE b(id) AS (SELECT ${id} UNION ALL SELECT k.id FROM code k JOIN b ON k.parent_id = b.id) SELECT id FROM b))`;

/** What the grid's store does: filters, groups, counts of what is selected, and the rows of a screen. */
export async function benchFilter(bench: Bench): Promise<readonly Row[]> {
  const store = await bench.store();
  const sort = { by: 'order', direction: 'ascending' } as const;
  const filtered = await repeated(TIMES, async () => {
    const { ids } = await store.ask('voices.grid.plainOrder', { condition: nested, sort });
    if (ids.length < 1000 || ids.length > 25_000) throw new Error(`The filter left ${ids.length} rows`);
  });
  const byCodes = await repeated(TIMES, async () => {
    const { ids } = await store.ask('voices.grid.order', { condition: coded, sort });
    if (ids.length < 20) throw new Error(`The filter by codes left ${ids.length} rows`);
  });
  const byCode = await repeated(5, async () => {
    const { groups } = await store.ask('voices.grid.order', { sort, group: 'code' });
    if ((groups?.length ?? 0) < 1000) throw new Error(`There are ${groups?.length} groups`);
  });
  const all = Array.from({ length: fullSize.answers }, (_, n) => n + 1);
  const codesIn = await repeated(3, async () => {
    const { codes } = await store.ask('voices.grid.codesIn', { ids: all });
    if (codes.length < 900) throw new Error(`There are ${codes.length} codes in them`);
  });
  const rows = await repeated(TIMES, (n) =>
    store.ask('voices.grid.rows', { ids: Array.from({ length: ROWS }, (_, at) => 1 + n * ROWS + at) }),
  );
  return bench.bare('filter', async (db) => {
    const timesOf = (times: number, sql: string, ...params: readonly unknown[]) => {
      const statement = db.raw.prepare(sql).raw();
      return repeated(times, () => statement.all(...params));
    };
    const bareFiltered = await timesOf(TIMES, `SELECT s.id FROM source s WHERE ${bareNested} ORDER BY s.id`);
    const bareCoded = await timesOf(
      TIMES,
      `SELECT s.id FROM source s WHERE ${bareNested} AND ${bareBelow(2)} AND NOT ${bareBelow(102)} ORDER BY s.id`,
    );
    const bareByCode = await timesOf(
      5,
      'SELECT DISTINCT code_id, source_id FROM coding ORDER BY code_id, source_id',
    );
    const bareCodesIn = await timesOf(3, 'SELECT code_id, source_id, start_cp, end_cp, coder_id FROM coding');
    const bareRows = await repeated(TIMES, (n) => {
      const from = 1 + n * ROWS;
      const range = [from, from + ROWS - 1];
      return [
        db.all(
          'SELECT s.*, t.text FROM source s JOIN source_text t ON t.id = s.id WHERE s.id BETWEEN ? AND ?',
          range,
        ),
        db.all(
          `SELECT s.id, a.attribute_id, a.value FROM source s JOIN respondent_attribute a
            ON a.respondent_id = s.respondent_id WHERE s.id BETWEEN ? AND ?`,
          range,
        ),
        db.all('SELECT * FROM coding WHERE source_id BETWEEN ? AND ?', range),
      ];
    });
    const row = (name: string, oursMs: number, bareMs: number, limitMs: number | null): Row => ({
      slice: 'filter',
      name,
      oursMs,
      limitMs,
      ratio: oursMs / bareMs,
      targetRatio: null,
      rssMb: store.rssMb(),
    });
    return [
      row('nested filter over 50,000 rows, p95', p95(filtered), p95(bareFiltered), 150),
      row('the same with and without codes, p95', p95(byCodes), p95(bareCoded), 150),
      row('50,000 rows grouped by 1,000 codes', median(byCode), median(bareByCode), null),
      row('codes in 50,000 selected rows', median(codesIn), median(bareCodesIn), null),
      row('300 rows with all that is shown of them, p95', p95(rows), p95(bareRows), null),
    ];
  });
}
