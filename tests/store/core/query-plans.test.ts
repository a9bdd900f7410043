import { expect, test } from 'vitest';
import type { Db, ReadDb, SqlParams } from '../../../electron/store/core/db.ts';
import { handlerTable } from '../../../electron/store/core/handler-table.ts';
import { contract, type QueryName } from '../../../shared/api/contract.ts';
import { openTestWorkspace, type TestWorkspace } from '../support.ts';

interface Asked {
  readonly sql: string;
  readonly params: SqlParams;
}

/** A database that notes what it is asked. */
class ListeningDb implements ReadDb {
  readonly asked: Asked[] = [];
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  all<Row>(sql: string, params: SqlParams = []): Row[] {
    return this.#noted(sql, params).all<Row>(sql, params);
  }

  get<Row>(sql: string, params: SqlParams = []): Row | undefined {
    return this.#noted(sql, params).get<Row>(sql, params);
  }

  value<Value>(sql: string, params: SqlParams = []): Value | undefined {
    return this.#noted(sql, params).value<Value>(sql, params);
  }

  column<Value>(sql: string, params: SqlParams = []): Value[] {
    return this.#noted(sql, params).column<Value>(sql, params);
  }

  iterate<Row>(sql: string, params: SqlParams = []): IterableIterator<Row> {
    return this.#noted(sql, params).iterate<Row>(sql, params);
  }

  #noted(sql: string, params: SqlParams): Db {
    this.asked.push({ sql, params });
    return this.#db;
  }
}

/** Tables that grow with the material: reading one of them through takes seconds in a large workspace. */
const LARGE = [
  'source',
  'source_text',
  'respondent',
  'respondent_attribute',
  'turn',
  'coding',
  'memo',
  'reading',
  'evidence',
  'handover_rating',
  'participant',
];

/** The large tables a query reads from beginning to end. */
function scanned(db: Db, { sql, params }: Asked): readonly string[] {
  const rows = db.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params) as readonly {
    readonly detail: string;
  }[];
  return rows.flatMap(({ detail }) => {
    const name = /^SCAN (\w+)(?! VIRTUAL TABLE)/.exec(detail)?.[1];
    if (name === undefined) return [];
    const table =
      new RegExp(`(?:FROM|JOIN|,)\\s+(\\w+)\\s+(?:AS\\s+)?${name}\\b`, 'i').exec(sql)?.[1] ?? name;
    return LARGE.includes(table) ? [`${table} in: ${sql.replace(/\s+/g, ' ').slice(0, 160)}`] : [];
  });
}

/** Something of everything the queries below look at. */
function filled(): TestWorkspace {
  const workspace = openTestWorkspace();
  const { id: journeyId } = workspace.run('journeys.journey.add', { name: 'Moving' });
  const { id: stageId } = workspace.run('journeys.stage.add', { journeyId, name: 'Before' });
  workspace.run('journeys.step.add', { stageId, name: 'Call', touchpoint: { name: 'Hotline' } });
  for (let note = 1; note <= 20; note += 1) {
    const { id } = workspace.run('voices.source.add', {
      kind: 'note',
      title: `Note ${note}`,
      text: 'The line was dead again',
    });
    const coding = workspace.run('voices.coding.add', {
      sourceId: id,
      code: { name: `Code ${note}`, parentId: null },
      start: 0,
      end: 8,
    });
    workspace.run('journeys.coding.touchpoint', { codingId: coding.id, touchpoint: { name: 'Hotline' } });
    workspace.run('journeys.coding.rate', {
      codingId: coding.id,
      rating: { kind: 'direct', direct: -1, importance: null },
    });
  }
  return workspace;
}

const ids = [1, 2, 3];
const hot: readonly { readonly query: QueryName; readonly input: unknown }[] = [
  { query: 'voices.grid.rows', input: { ids } },
  { query: 'voices.source.get', input: { id: 3 } },
  { query: 'journeys.map', input: { id: 1, filter: {} } },
  { query: 'journeys.step.evidence', input: { stepId: 1, filter: {} } },
];

test.each(hot)('$query reads no large table through', ({ query, input }) => {
  const workspace = filled();
  const db = new ListeningDb(workspace.db);
  const handler = handlerTable.queries[query] as unknown as (context: object, input: unknown) => unknown;
  handler({ db, coderId: 1, now: 0 }, contract[query].input.parse(input));
  expect(db.asked.length).toBeGreaterThan(0);
  expect(db.asked.flatMap((asked) => scanned(workspace.db, asked))).toEqual([]);
});

test('the check sees a table that is read through', () => {
  const workspace = filled();
  const asked = { sql: 'SELECT c.id FROM coding c WHERE c.end_cp = ?', params: [3] };
  expect(scanned(workspace.db, asked)).toHaveLength(1);
});

test.each([
  {
    what: 'codings of a source',
    sql: 'SELECT id FROM coding WHERE source_id = ? ORDER BY start_cp',
    index: 'coding_source',
  },
  {
    what: 'readings of a touchpoint',
    sql: 'SELECT id FROM reading WHERE touchpoint_id = ?',
    index: 'reading_touchpoint',
  },
  {
    what: 'evidence of a touchpoint',
    sql: 'SELECT id FROM evidence WHERE touchpoint_id = ?',
    index: 'evidence_touchpoint',
  },
  { what: 'sources of a code', sql: 'SELECT source_id FROM coding WHERE code_id = ?', index: 'coding_code' },
  {
    what: 'steps of a touchpoint',
    sql: 'SELECT id FROM step WHERE touchpoint_id = ?',
    index: 'step_touchpoint',
  },
])('$what come from their index', ({ sql, index }) => {
  const workspace = openTestWorkspace();
  const rows = workspace.db.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(1) as readonly {
    readonly detail: string;
  }[];
  expect(rows.map(({ detail }) => detail).join()).toContain(index);
  expect(rows.map(({ detail }) => detail).join()).not.toContain('TEMP B-TREE');
});

test('every foreign key is found from its parent by an index: deletions do not read tables through', () => {
  const { db } = openTestWorkspace();
  const keys = db.all<{ child: string; column: string }>(
    `SELECT m.name AS child, f."from" AS "column" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
     WHERE m.type = 'table' AND m.name NOT LIKE 'undo%'`,
  );
  const missing = keys.filter(({ child, column }) => {
    // A coder is never deleted; undoing their adding comes before anything they wrote.
    if (!LARGE.includes(child) || column === 'coder_id') return false;
    const [plan] = db.raw
      .prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM ${child} WHERE ${column} = ?`)
      .all(1) as readonly { readonly detail: string }[];
    return plan?.detail.startsWith('SCAN') ?? true;
  });
  expect(missing).toEqual([]);
});
