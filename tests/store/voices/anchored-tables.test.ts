import { expect, test } from 'vitest';
import { anchoredTables } from '../../../electron/store/voices/anchored-tables.ts';
import { openTestWorkspace, type TestWorkspace } from '../support.ts';

interface Row {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

function rangesOf(workspace: TestWorkspace): Record<string, readonly (readonly [number, number])[]> {
  return Object.fromEntries(
    anchoredTables.map(({ table }) => [
      table,
      workspace.db
        .all<Row>(`SELECT id, start_cp AS start, end_cp AS end FROM ${table} ORDER BY id`)
        .map(({ start, end }) => [start, end] as const),
    ]),
  );
}

test('every table with a range is in the list', () => {
  const workspace = openTestWorkspace();
  const anchored = workspace.db
    .all<{ name: string }>(
      `SELECT m.name FROM sqlite_schema m WHERE m.type = 'table' AND m.name NOT LIKE 'undo_%'
        AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'start_cp')
        AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'source_id') ORDER BY m.name`,
    )
    .map(({ name }) => name);
  expect(anchored).toEqual(anchoredTables.map(({ table }) => table).toSorted());
});

test('all that stands on words moves with them, goes or stays by its rule, and comes back with undo', () => {
  const workspace = openTestWorkspace();
  const { id } = workspace.run('voices.source.add', {
    kind: 'transcript',
    title: 'Call',
    text: 'one two three four',
  });
  const { codeId } = workspace.run('voices.coding.add', {
    sourceId: id,
    code: { name: 'Number', parentId: null },
    start: 4,
    end: 7,
  });
  workspace.run('voices.coding.add', { sourceId: id, code: { id: codeId }, start: 14, end: 18 });
  const { coderId } = workspace.ask('voices.source.get', { id }).codings[0] ?? { coderId: 0 };
  workspace.undoLog.record({ label: 'Set up', at: 0, mergeKey: undefined }, () => {
    for (const [start, end] of [
      [4, 7],
      [14, 18],
    ] as const) {
      workspace.db.run(
        `INSERT INTO memo (uid, rev, source_id, start_cp, end_cp, text, created_at)
      VALUES (randomblob(16), 1, @id, @start, @end, 'look', 0)`,
        { id, start, end },
      );
      workspace.db.run(
        'INSERT INTO turn (rev, source_id, speaker, start_cp, end_cp) VALUES (1, @id, @who, @start, @end)',
        { id, who: 'A', start, end },
      );
      workspace.db.run(
        'INSERT INTO cue (rev, source_id, start_cp, end_cp, start_ms) VALUES (1, @id, @start, @end, 0)',
        { id, start, end },
      );
      workspace.db.run(
        `INSERT INTO settlement (uid, rev, source_id, code_id, start_cp, end_cp, verdict, at)
      VALUES (randomblob(16), 1, @id, @codeId, @start, @end, 'not-coded', 0)`,
        { id, codeId, start, end },
      );
      workspace.db.run(
        `INSERT INTO suggestion_refusal (rev, coder_id, code_id, source_id, start_cp, end_cp)
      VALUES (1, @coderId, @codeId, @id, @start, @end)`,
        { id, coderId, codeId, start, end },
      );
    }
  });
  const before = rangesOf(workspace);
  const { textRev } = workspace.ask('voices.source.get', { id });
  workspace.run('voices.source.editText', {
    id,
    ifRev: textRev,
    changes: [{ from: 3, to: 8, insert: ' ' }],
  });
  const rest = [[10, 14]];
  expect(rangesOf(workspace)).toEqual({
    coding: rest,
    memo: [[3, 3], ...rest],
    turn: rest,
    cue: rest,
    settlement: rest,
    suggestion_refusal: rest,
  });
  workspace.revert('undo');
  expect(rangesOf(workspace)).toEqual(before);
});
