import { expect, test } from 'vitest';
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
      'journeys.touchpoints',
      'journeys.map',
      'journeys.step.evidence',
    ]),
  );
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
