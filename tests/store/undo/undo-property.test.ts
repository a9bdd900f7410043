import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Stack } from '../../../electron/store/undo/undo-log.ts';
import type { CommandName } from '../../../shared/api/contract.ts';
import { TestWorkspace } from '../support.ts';
import type { Throw } from './dice.ts';
import { randomCommands, throwDice } from './random-commands.ts';

const odd = [
  '\u0000',
  '😀',
  '👩‍🚒',
  '\ud800',
  '\udc00x',
  'שלום',
  'مرحبا',
  'e\u0301',
  '\r\n',
  "'; --",
  '\ue000',
  'ﬁ',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'binary', maxLength: 6 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((pieces) => pieces.join(''))
  .filter((joined) => joined.trim() !== '');

const seed = fc.nat({ max: 200 });
const dice: fc.Arbitrary<Throw> = fc.record({
  command: fc.nat({ max: randomCommands.length - 1 }),
  a: seed,
  b: seed,
  c: seed,
  text,
  pause: fc.constantFrom(100, 10_000),
});

function revertAll(workspace: TestWorkspace, stack: Stack): number {
  let steps = 0;
  while (workspace.revert(stack) !== undefined) steps++;
  return steps;
}

/** A start with a little of everything, so that most commands find something to work on. */
function furnish(workspace: TestWorkspace): void {
  const sourceId = workspace.run('voices.source.add', {
    kind: 'note',
    title: 'N',
    text: 'one two 😀 three שלום',
  }).id;
  const codeId = workspace.run('voices.code.add', { name: 'Code' }).id;
  const codingId = workspace.run('voices.coding.add', {
    sourceId,
    code: { id: codeId },
    start: 4,
    end: 9,
  }).id;
  workspace.run('journeys.coding.touchpoint', { codingId, touchpoint: { name: 'Bill' } });
  workspace.run('journeys.coding.rate', {
    codingId,
    rating: { kind: 'direct', direct: -1, importance: 0.5 },
  });
  const journeyId = workspace.run('journeys.journey.add', { name: 'J' }).id;
  const stageId = workspace.run('journeys.stage.add', { journeyId, name: 'S' }).id;
  workspace.run('journeys.step.add', { stageId, name: 'Bill' });
  const studyId = workspace.run('studies.study.add', { name: 'Y', pattern: 'past' }).id;
  workspace.run('studies.wave.add', { studyId, name: 'W' });
  workspace.run('people.participant.add', { pseudonym: 'Heron' });
}

test('whatever was done, undoing all gives back the start and redoing all the end', () => {
  let done = 0;
  fc.assert(
    fc.property(fc.array(dice, { minLength: 15, maxLength: 60 }), fc.nat({ max: 5 }), (throws, back) => {
      const workspace = new TestWorkspace();
      try {
        furnish(workspace);
        workspace.db.raw.transaction(() => workspace.undoLog.clear())();
        const start = workspace.dump();
        const middle = throws.length >> 1;
        for (const one of throws.slice(0, middle)) if (throwDice(workspace, one)) done++;
        // Going back a little before going on: what was undone is then gone for good.
        for (let i = 0; i < back; i++) workspace.revert('undo');
        for (const one of throws.slice(middle)) if (throwDice(workspace, one)) done++;
        // Nothing is left to redo unless all of the second half was refused.
        revertAll(workspace, 'redo');
        const end = workspace.dump();
        workspace.checkFullText();
        for (let round = 0; round < 2; round++) {
          const undone = revertAll(workspace, 'undo');
          expect(workspace.dump()).toEqual(start);
          workspace.checkFullText();
          expect(revertAll(workspace, 'redo')).toBe(undone);
          expect(workspace.dump()).toEqual(end);
          workspace.checkFullText();
        }
        expect(workspace.db.raw.pragma('foreign_key_check')).toEqual([]);
      } finally {
        workspace.close();
      }
    }),
    { numRuns: 60 },
  );
  // Had most been refused, nothing would have been shown.
  expect(done).toBeGreaterThan(400);
}, 120_000);

test('a code deleted with the codes below it can be deleted and brought back again and again', () => {
  const workspace = new TestWorkspace();
  try {
    furnish(workspace);
    const parentId = workspace.run('voices.code.add', { name: 'Later' }).id;
    const child = workspace.run('voices.code.add', { name: 'Below', parentId }).id;
    // A parent younger than its child, as moving makes it.
    workspace.run('voices.code.move', { id: 1, parentId: child });
    workspace.run('voices.coding.addWhole', { sourceIds: [1], code: { id: child } });
    const before = workspace.dump();
    workspace.run('voices.code.delete', { id: parentId });
    const after = workspace.dump();
    expect(after.code).toEqual([]);
    for (let round = 0; round < 3; round++) {
      workspace.revert('undo');
      expect(workspace.dump()).toEqual(before);
      workspace.revert('redo');
      expect(workspace.dump()).toEqual(after);
    }
  } finally {
    workspace.close();
  }
});

test('a source of ten million characters comes and goes whole', () => {
  const workspace = new TestWorkspace();
  try {
    const start = workspace.dump();
    const text = 'a😀 \u0000שx'.repeat(Math.floor(10_000_000 / 6));
    const id = workspace.run('voices.source.add', { kind: 'transcript', title: 'Long', text }).id;
    const code = { name: 'C', parentId: null };
    workspace.run('voices.coding.add', { sourceId: id, code, start: 5_000_000, end: 5_000_100 });
    const ifRev = workspace.ask('voices.source.get', { id }).textRev;
    const changes = [{ from: 10, to: 4_999_000, insert: '\u0000😀' }];
    workspace.run('voices.source.editText', { id, ifRev, changes });
    const edited = workspace.ask('voices.source.get', { id });
    expect(edited.codings).toMatchObject([{ start: 1012, end: 1112 }]);
    workspace.run('voices.source.delete', { ids: [id] });
    workspace.revert('undo');
    const restored = workspace.ask('voices.source.get', { id });
    expect(restored.text === edited.text).toBe(true);
    expect(restored.intact).toBe(true);
    workspace.revert('undo');
    expect(workspace.ask('voices.source.get', { id }).text === text).toBe(true);
    workspace.checkFullText();
    revertAll(workspace, 'undo');
    expect(workspace.dump()).toEqual(start);
    revertAll(workspace, 'redo');
    expect(workspace.ask('voices.sources', {}).total).toBe(0);
    workspace.checkFullText();
  } finally {
    workspace.close();
  }
}, 120_000);

test('every command of the slices takes part', async () => {
  const { contract } = await import('../../../shared/api/contract.ts');
  const all = Object.entries(contract)
    .filter(([, operation]) => operation.kind === 'command')
    .map(([name]) => name);
  const workspace = new TestWorkspace();
  const called = new Set<string>();
  try {
    workspace.run = ((name: CommandName) => void called.add(name)) as TestWorkspace['run'];
    for (const run of randomCommands)
      run(workspace, { command: 0, a: 1, b: 1, c: 1, text: 'text', pause: 1 });
  } finally {
    workspace.close();
  }
  // Those that copy a plan are undone where plans are made.
  const elsewhere = [
    'voices.autoCode.apply',
    'voices.import.apply',
    'voices.pseudonymise.apply',
    'workspace.coder.rename',
  ];
  expect(all.filter((name) => !called.has(name)).sort()).toEqual(elsewhere);
});
