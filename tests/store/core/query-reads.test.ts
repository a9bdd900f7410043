import { expect, test, vi } from 'vitest';
import type { SqlParams } from '../../../electron/store/core/db.ts';
import { contract, type QueryName } from '../../../shared/api/contract.ts';
import { type TableName, tableNames } from '../../../shared/api/tables.ts';
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
