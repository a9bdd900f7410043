import { expect, test, vi } from 'vitest';
import type { SqlParams } from '../../../electron/store/core/db.ts';
import { agreementOf } from '../../../electron/store/voices/agreement/agreement.ts';
import { matrixOf } from '../../../electron/store/voices/compare/matrix.ts';
import { concordance, wordList } from '../../../electron/store/voices/compare/words.ts';
import { countResults } from '../../../electron/store/voices/retrieve/count.ts';
import { contract, type InputOf, type JobName, type QueryName } from '../../../shared/api/contract.ts';
import { type TableName, tableNames } from '../../../shared/api/tables.ts';
import { querySpecSchema } from '../../../shared/voices/query/spec.ts';
import { openTestWorkspace, type TestWorkspace } from '../support.ts';
import { fill, inputsOf } from './query-inputs.ts';

/** Tables SQLite opens to carry out `sql`, by what it itself says. */
function tablesOf(workspace: TestWorkspace, sql: string, params: SqlParams): readonly TableName[] {
  const roots = new Map(
    workspace.db
      .all<{ rootpage: number; tbl_name: string }>('SELECT rootpage, tbl_name FROM sqlite_schema')
      .map(({ rootpage, tbl_name }) => [rootpage, tbl_name]),
  );
  const steps = workspace.db.raw.prepare(`EXPLAIN ${sql}`).all(params) as {
    readonly opcode: string;
    readonly p2: number;
    readonly p3: number;
  }[];
  const opened = steps
    .filter(({ opcode, p3 }) => (opcode === 'OpenRead' || opcode === 'ReopenIdx') && p3 === 0)
    .flatMap(({ p2 }) => roots.get(p2) ?? []);
  // Full text is made from these tables.
  if (sql.includes('source_fts')) opened.push('source_text');
  if (sql.includes('code_fts')) opened.push('code');
  return tableNames.filter((name) => opened.includes(name));
}

/** What `work` asks of the database. */
function statementsOf(
  { db }: TestWorkspace,
  work: () => void,
): readonly (readonly [sql: string, params: SqlParams])[] {
  const spies = (['all', 'get', 'value', 'column', 'iterate'] as const).map((way) => vi.spyOn(db, way));
  work();
  const calls = spies.flatMap((spy) => spy.mock.calls.map(([sql, params = []]) => [sql, params] as const));
  for (const spy of spies) spy.mockRestore();
  return calls;
}

test('every query names all the tables it reads: whatever changes them makes its answer stale', () => {
  const workspace = openTestWorkspace();
  const inputs = inputsOf(fill(workspace));
  const missing: string[] = [];
  let statements = 0;
  for (const [name, operation] of Object.entries(contract)) {
    if (operation.kind !== 'query') continue;
    const op = name as QueryName;
    expect(inputs[op]?.length, `${op} needs an input here`).toBeGreaterThan(0);
    const reads: ReadonlySet<TableName> = new Set(operation.reads);
    for (const input of inputs[op]) {
      for (const [sql, params] of statementsOf(workspace, () => workspace.ask(op, input as never))) {
        statements += 1;
        for (const table of tablesOf(workspace, sql, params)) {
          if (!reads.has(table)) missing.push(`${op}: ${table}`);
        }
      }
    }
  }
  expect(statements).toBeGreaterThan(60);
  expect([...new Set(missing)]).toEqual([]);
});

/** They look at files, and ask of the workspace only who is known already. */
const ofFiles: ReadonlySet<string> = new Set(['voices.import.inspectTexts']);

test('every job that answers a question names all the tables it reads', () => {
  const workspace = openTestWorkspace();
  const ids = fill(workspace);
  const { db } = workspace;
  const [one, two] = inputsOf(ids)['voices.retrieve.count'].map(({ query }) => querySpecSchema.parse(query));
  const where = two?.where ?? null;
  const axes = [
    { of: 'codes', setId: 1, ids: null, below: true },
    { of: 'coder' },
    { of: 'segment' },
    { of: 'touchpoint' },
    { of: 'study' },
    { of: 'wave' },
    { of: 'question' },
    { of: 'time', unit: 'month' },
  ] as const;
  const nothing = () => undefined;
  const parsed = <N extends JobName>(op: N, input: InputOf<N>) => contract[op].input.parse(input) as never;
  /** What each job does with its reading connection. */
  const jobs: Readonly<Record<string, readonly (() => unknown)[]>> = {
    'voices.agreement': (['characters', 'turns', 'sentences'] as const).map(
      (units) => () =>
        agreementOf(
          db,
          parsed('voices.agreement', {
            coders: ids.coders,
            units,
            where,
            codes: { setId: 1 },
            withChildren: true,
          }),
          nothing,
        ),
    ),
    'voices.compare.matrix': axes.map(
      (rows) => () =>
        matrixOf(
          db,
          parsed('voices.compare.matrix', { rows, columns: { of: 'coder' }, measure: 'people', where }),
          null,
        ),
    ),
    'voices.compare.words': [null, one ?? null].map(
      (query) => () =>
        wordList(
          db,
          parsed('voices.compare.words', { scope: { where: query ? null : where, query } }),
          new Set(),
          null,
          nothing,
        ),
    ),
    'voices.compare.concordance': [
      () =>
        concordance(
          db,
          parsed('voices.compare.concordance', { scope: { where, query: null }, words: 'slow' }),
          null,
          nothing,
        ),
    ],
    'voices.retrieve.countAll': [one, two].map((query) => () => query && countResults(db, query, null)),
  };
  const missing: string[] = [];
  const silent: string[] = [];
  for (const [name, operation] of Object.entries(contract)) {
    if (operation.kind !== 'job' || !('reads' in operation) || operation.reads === undefined) continue;
    if (ofFiles.has(name)) continue;
    const reads: ReadonlySet<string> = new Set(operation.reads);
    const works = jobs[name];
    if (!works) {
      silent.push(name);
      continue;
    }
    for (const work of works) {
      for (const [sql, params] of statementsOf(workspace, () => void work())) {
        for (const table of tablesOf(workspace, sql, params)) {
          if (!reads.has(table)) missing.push(`${name}: ${table}`);
        }
      }
    }
  }
  expect(silent).toEqual([]);
  expect([...new Set(missing)]).toEqual([]);
});
