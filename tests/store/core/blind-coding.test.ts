import { describe, expect, test } from 'vitest';
import { contract, type QueryName } from '../../../shared/api/contract.ts';
import { openTestWorkspace, type TestWorkspace } from '../support.ts';
import { fill, inputsOf } from './query-inputs.ts';

/** Agreement looks at all coders, and says so on its screen. */
const looksAtAll: ReadonlySet<string> = new Set(['voices.agreement.disagreements']);

type Answers = Readonly<Record<string, readonly unknown[]>>;

/** Every query of the contract, each with inputs that take it through all of its statements. */
function everyAnswer(workspace: TestWorkspace, inputs: ReturnType<typeof inputsOf>): Answers {
  const answers: Record<string, readonly unknown[]> = {};
  for (const [name, operation] of Object.entries(contract)) {
    if (operation.kind !== 'query' || looksAtAll.has(name)) continue;
    const op = name as QueryName;
    answers[op] = inputs[op].map((input) => workspace.ask(op, input as never));
  }
  return answers;
}

/** As if the coder had never coded: their codings and all that hangs on them, and their memos. */
function forgetCoder(workspace: TestWorkspace, coderId: number): void {
  workspace.db.raw.transaction(() =>
    workspace.undoLog.record({ label: 'Forget', at: 0, mergeKey: undefined }, () => {
      workspace.db.run('DELETE FROM coding WHERE coder_id = ?', [coderId]);
      workspace.db.run('DELETE FROM memo WHERE coder_id = ?', [coderId]);
    }),
  )();
}

test('with others’ work hidden every query answers as if they had never coded', () => {
  const workspace = openTestWorkspace();
  const ids = fill(workspace);
  const inputs = inputsOf(ids);
  const seen = everyAnswer(workspace, inputs);
  workspace.hidesOthers = true;
  const hidden = everyAnswer(workspace, inputs);
  forgetCoder(workspace, ids.coders[1]);
  const without = everyAnswer(workspace, inputs);
  const leaks = Object.keys(without).filter(
    (op) => JSON.stringify(hidden[op]) !== JSON.stringify(without[op]),
  );
  expect(leaks).toEqual([]);
  expect(hidden).toEqual(without);
  // What could leak: these answers do hold the other's work while it is shown.
  const telling = Object.keys(without).filter(
    (op) => JSON.stringify(seen[op]) !== JSON.stringify(hidden[op]),
  );
  expect(telling).toEqual(
    expect.arrayContaining([
      'voices.sources',
      'voices.source.get',
      'voices.grid.order',
      'voices.grid.rows',
      'voices.codes',
      'voices.quotes',
      'voices.retrieve.page',
      'voices.retrieve.count',
      'voices.code.memos',
      'journeys.touchpoints',
      'journeys.map',
      'journeys.step.evidence',
    ]),
  );
});

test('the switch makes every answer stale that it changes', () => {
  const workspace = openTestWorkspace();
  const inputs = inputsOf(fill(workspace));
  const seen = everyAnswer(workspace, inputs);
  workspace.hidesOthers = true;
  const hidden = everyAnswer(workspace, inputs);
  const changed = (Object.keys(seen) as QueryName[]).filter(
    (op) => JSON.stringify(seen[op]) !== JSON.stringify(hidden[op]),
  );
  expect(changed.length).toBeGreaterThan(10);
  // The tables the session names when the coder or the switch changes.
  const told: readonly string[] = ['coder', 'coding'];
  expect(changed.filter((op) => !contract[op].reads.some((table) => told.includes(table)))).toEqual([]);
});

describe('what commands answer while others’ work is hidden', () => {
  /** Two coders coded the same words; the one at work is blind to the other. */
  function blind() {
    const workspace = openTestWorkspace();
    const ids = fill(workspace);
    workspace.hidesOthers = true;
    return { workspace, ids };
  }

  test('names no coding of theirs that an edit swallowed, and undoes the edit by itself all the same', () => {
    const { workspace, ids } = blind();
    const rev = workspace.db.value<number>('SELECT rev FROM source_text WHERE id = ?', [ids.source]) ?? 0;
    const type = (from: number, to: number, insert: string, ifRev: number) =>
      workspace.run('voices.source.editText', {
        id: ids.source,
        ifRev,
        changes: [{ from, to, insert }],
      });
    workspace.pace = 1;
    workspace.run('voices.coding.remove', {
      ids: workspace.db.column<number>('SELECT id FROM coding WHERE coder_id = ?', [ids.coders[0]]),
    });
    const typed = type(0, 0, 'x', rev);
    const cut = type(8, 21, '', typed.rev);
    expect(cut.swallowed).toEqual([]);
    expect(workspace.db.value('SELECT count(*) FROM coding WHERE source_id = ?', [ids.source])).toBe(0);
    workspace.revert('undo');
    expect(workspace.ask('voices.source.read', { id: ids.source }).text).toBe('xIt was slow and late');
  });

  test('counts none of theirs in what is deleted', () => {
    const { workspace, ids } = blind();
    expect(workspace.run('voices.coding.uncode', { sourceIds: [ids.source], codeIds: [ids.code] })).toEqual({
      removed: 1,
      sources: 1,
      others: 0,
    });
    workspace.revert('undo');
    expect(workspace.run('voices.code.delete', { id: ids.code })).toEqual({
      codes: 1,
      codings: 1,
      memos: 0,
      ratings: 1,
    });
    workspace.revert('undo');
    expect(workspace.run('voices.source.delete', { ids: [ids.source] })).toEqual({ sources: 1, codings: 1 });
    workspace.revert('undo');
    workspace.hidesOthers = false;
    expect(workspace.run('voices.code.delete', { id: ids.code })).toEqual({
      codes: 1,
      codings: 2,
      memos: 2,
      ratings: 2,
    });
  });

  test('counts none of theirs in what a merge or a split moves, nor does the history of the code', () => {
    const { workspace, ids } = blind();
    const split = workspace.run('voices.code.split', {
      codeId: ids.code,
      rule: { by: 'words', words: ['slow'] },
      to: { name: 'Slow', parentId: null },
    });
    expect(split).toMatchObject({ codings: 1, joined: 0, dropped: 0 });
    expect(workspace.db.value('SELECT count(*) FROM coding WHERE code_id = ?', [split.codeId])).toBe(2);
    const merged = workspace.run('voices.code.merge', { ids: [split.codeId], intoId: ids.otherCode });
    expect(merged).toEqual({ codings: 1, joined: 0, dropped: 0 });
    const numbers = () =>
      workspace
        .ask('voices.code.history', { codeId: ids.otherCode })
        .flatMap(({ detail }) => detail.codings ?? []);
    expect(numbers()).toEqual([]);
    workspace.hidesOthers = false;
    expect(numbers()).toEqual([2, 2]);
  });
});

test('what others did to codings is not told by the list of what was done', () => {
  const workspace = openTestWorkspace();
  workspace.run('workspace.coder.add', { name: 'Bo' });
  const write = workspace.db.raw.prepare(
    `INSERT INTO activity (at, coder, kind, op, label, tables) VALUES (0, ?, 'do', ?, ?, ?)`,
  );
  write.run('Bo', 'voices.coding.add', 'Code with Delay', '{"coding":[3]}');
  write.run('Bo', 'voices.coding.addWhole', 'Code 900 answers', '{"coding":null}');
  write.run('Bo', 'studies.study.add', 'Add study', '{"study":[1]}');
  write.run('Ada Berg', 'voices.coding.add', 'Code text', '{"coding":[4]}');
  const labels = () => workspace.ask('workspace.activity', { limit: 9 }).map(({ label }) => label);
  expect(labels()).toEqual(['Code text', 'Add study', 'Code 900 answers', 'Code with Delay']);
  workspace.hidesOthers = true;
  expect(labels()).toEqual(['Code text', 'Add study']);
});
