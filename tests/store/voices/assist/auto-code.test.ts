import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { z } from 'zod';
import { autoCodePlanJob } from '../../../../electron/jobs/auto-code-plan.ts';
import { readHits } from '../../../../electron/store/voices/assist/auto-code-plan.ts';
import type { FailureError } from '../../../../shared/api/failure.ts';
import { type AutoCodePlan, autoCodeAskedSchema } from '../../../../shared/voices/auto-code/model.ts';
import { failureOf, openTestWorkspace, type TestWorkspace } from '../../support.ts';

type Asked = z.input<typeof autoCodeAskedSchema>;

/** Plans as the job does, and holds the plan ready for the command as the store does. */
async function plan(workspace: TestWorkspace, asked: Asked): Promise<{ plan: AutoCodePlan; file: string }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchline-auto-code-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'plan.db');
  const made = await autoCodePlanJob(
    {
      workspacePath: workspace.db.raw.name,
      planId: 'p',
      planPath: file,
      now: workspace.now,
      coderId: workspace.coderId,
      onlyCoder: workspace.hidesOthers ? workspace.coderId : null,
      asked: autoCodeAskedSchema.parse(asked),
    },
    () => undefined,
  );
  return { plan: made as AutoCodePlan, file };
}

function apply(workspace: TestWorkspace, file: string, without: readonly number[] = [], count = 1) {
  workspace.db.raw.prepare('ATTACH DATABASE ? AS plan').run(file);
  try {
    return workspace.run('voices.autoCode.apply', {
      planId: 'p',
      without: [...without],
      title: '‘delay’ with Waiting',
      count,
    });
  } finally {
    workspace.db.script('DETACH DATABASE plan');
  }
}

const hitsIn = (file: string, already = false) => readHits(file, { already, offset: 0, limit: 500 });

function note(workspace: TestWorkspace, title: string, text: string): number {
  return workspace.run('voices.source.add', { kind: 'note', title, text }).id;
}

const codings = (workspace: TestWorkspace) =>
  workspace.db.all<{ source: number; code: number; start: number; end: number; coder: number }>(
    'SELECT source_id AS source, code_id AS code, start_cp AS start, end_cp AS end, coder_id AS coder FROM coding ORDER BY source_id, start_cp',
  );

test('what the preview lists is coded, no more and no less, and one step takes it back', async () => {
  const workspace = openTestWorkspace();
  const first = note(workspace, 'A', '😀 The délay was long. Nobody rang. Another DELAY came.');
  const second = note(workspace, 'B', 'Delays everywhere. A delayed train.');
  const code = workspace.run('voices.code.add', { name: 'Waiting' }).id;
  const { plan: made, file } = await plan(workspace, { rules: [{ code: { id: code }, terms: ['delay'] }] });
  expect(made).toMatchObject({ hits: 2, already: 0, sources: 1, people: 1, looked: 2, byRule: [2] });
  const { hits } = hitsIn(file);
  expect(hits.map(({ context, from, to }) => context.slice(from, to))).toEqual([
    '😀 The délay was long.',
    'Another DELAY came.',
  ]);
  expect(hits.map(({ context, found }) => found.map(([a, b]) => context.slice(a, b)))).toEqual([
    ['délay'],
    ['DELAY'],
  ]);
  const before = workspace.dump();
  expect(apply(workspace, file, [], 2)).toEqual({ added: 2, merged: 0, changed: 0, dropped: 0 });
  expect(codings(workspace)).toEqual(
    hits.map(({ start, end }) => ({ source: first, code, start, end, coder: workspace.coderId })),
  );
  expect(workspace.revert('undo')).toBe('Auto-code ‘delay’ with Waiting: 2 codings');
  expect(workspace.dump()).toEqual(before);

  const wide = await plan(workspace, { rules: [{ code: { id: code }, terms: ['delay*'] }], scope: 'source' });
  expect(wide.plan.hits).toBe(2);
  expect(hitsIn(wide.file).hits.map(({ sourceId }) => sourceId)).toEqual([first, second]);
});

test('hits left out are not coded; those coded already are named and not counted', async () => {
  const workspace = openTestWorkspace();
  const source = note(workspace, 'A', 'One delay. Two delay. Three delay.');
  const code = workspace.run('voices.coding.add', {
    sourceId: source,
    code: { name: 'Waiting', parentId: null },
    start: 0,
    end: 12,
  }).codeId;
  const asked: Asked = { rules: [{ code: { id: code }, terms: ['delay'] }] };
  const { plan: made, file } = await plan(workspace, asked);
  expect(made).toMatchObject({ hits: 2, already: 1 });
  expect(hitsIn(file, true).hits.map(({ start }) => start)).toEqual([0]);
  const [second, third] = hitsIn(file).hits;
  // The second overlaps what is coded (0 to 12) and joins it.
  expect(second?.start).toBe(11);
  expect(apply(workspace, file, [third?.n ?? 0])).toEqual({ added: 0, merged: 1, changed: 0, dropped: 0 });
  expect(codings(workspace).map(({ start, end }) => [start, end])).toEqual([[0, 21]]);
});

test('a text edited since the preview is left alone and counted; where all were, nothing is coded', async () => {
  const workspace = openTestWorkspace();
  const edited = note(workspace, 'A', 'A delay here.');
  note(workspace, 'B', 'A delay there.');
  const { file } = await plan(workspace, {
    rules: [{ code: { name: 'Waiting', parentId: null }, terms: ['delay'] }],
    scope: 'match',
  });
  const rev = () => workspace.db.value<number>('SELECT rev FROM source_text WHERE id = ?', [edited]) ?? 0;
  const insert = (id: number, ifRev: number) =>
    workspace.run('voices.source.editText', { id, ifRev, changes: [{ from: 0, to: 0, insert: 'Well, ' }] });
  insert(edited, rev());
  const copy = workspace.dump();
  expect(apply(workspace, file)).toEqual({ added: 1, merged: 0, changed: 1, dropped: 0 });
  expect(codings(workspace).map(({ source }) => source)).not.toContain(edited);
  workspace.revert('undo');
  expect(workspace.dump()).toEqual(copy);
  workspace.run('voices.source.delete', {
    ids: workspace.db.column<number>('SELECT id FROM source WHERE id <> ?', [edited]),
  });
  expect(failureOf(() => apply(workspace, file)).message).toMatch(/edited or deleted since the preview/);
  expect(workspace.ask('voices.codes', {})).toEqual([]);
});

test('several rules at once: a dictionary; a code that is not there yet is made in the same step', async () => {
  const workspace = openTestWorkspace();
  const source = note(workspace, 'A', 'The engineer was kind. The bill was wrong.');
  const { plan: made, file } = await plan(workspace, {
    rules: [
      { code: { name: 'Kind', parentId: null }, terms: ['kind', 'friendly'] },
      { code: { name: 'Bill', parentId: null }, terms: ['bill', 'invoice'] },
      { code: { name: 'Never', parentId: null }, terms: ['zebra'] },
    ],
  });
  expect(made.byRule).toEqual([1, 1, 0]);
  expect(apply(workspace, file, [], 2).added).toBe(2);
  expect(workspace.ask('voices.codes', {}).map(({ name }) => name)).toEqual(['Kind', 'Bill']);
  expect(codings(workspace).map(({ source: id }) => id)).toEqual([source, source]);
  workspace.revert('undo');
  expect(workspace.ask('voices.codes', {})).toEqual([]);
});

test('only what participants say is coded where speakers are mapped; else it is said that none is', async () => {
  const workspace = openTestWorkspace();
  const participantId = workspace.run('people.participant.add', { pseudonym: 'P1', segmentId: null }).id;
  const text = 'Q: Was there a delay?\nA: A delay of days.';
  const turns = (mapped: number | null) => [
    { speaker: 'Q', participantId: null, start: 0, end: 21, startMs: null },
    { speaker: 'A', participantId: mapped, start: 22, end: 41, startMs: null },
  ];
  const add = (mapped: number | null) =>
    workspace.run('voices.source.add', { kind: 'transcript', title: 'T', text, turns: turns(mapped) }).id;
  add(participantId);
  const asked: Asked = {
    rules: [{ code: { name: 'Waiting', parentId: null }, terms: ['delay'] }],
    scope: 'turn',
  };
  const one = await plan(workspace, asked);
  expect(hitsIn(one.file).hits.map(({ start, end }) => [start, end])).toEqual([[22, 41]]);
  expect(one.plan.notes).toEqual([]);
  expect((await plan(workspace, { ...asked, participantsOnly: false })).plan.hits).toBe(2);
  add(null);
  const two = await plan(workspace, asked);
  expect(two.plan.hits).toBe(3);
  expect(two.plan.notes.join()).toMatch(/One text has speakers, but none is mapped/);
});

test('conditions and chosen sources narrow where is looked; hidden codings of others do not count', async () => {
  const workspace = openTestWorkspace();
  const a = note(workspace, 'A', 'A delay.');
  const b = note(workspace, 'B', 'A delay.');
  const codeId = workspace.run('voices.coding.add', {
    sourceId: a,
    code: { name: 'Waiting', parentId: null },
    start: 0,
    end: 8,
  }).codeId;
  const rules = [{ code: { id: codeId }, terms: ['delay'] }];
  expect((await plan(workspace, { rules, sourceIds: [b] })).plan).toMatchObject({ hits: 1, looked: 1 });
  const coded: Asked = { rules, where: { test: 'coded', is: true } };
  expect((await plan(workspace, coded)).plan).toMatchObject({ hits: 0, already: 1, looked: 1 });

  const other = workspace.run('workspace.coder.add', { name: 'Ben' }).id;
  workspace.coderId = other;
  // Ada's coding is neither Ben's own nor, while it is hidden, a reason to look at the source.
  expect((await plan(workspace, { rules })).plan).toMatchObject({ hits: 2, already: 0 });
  workspace.hidesOthers = true;
  expect((await plan(workspace, coded)).plan).toMatchObject({ hits: 0, already: 0, looked: 0 });
});

test('a preview of another coder is not applied', async () => {
  const workspace = openTestWorkspace();
  note(workspace, 'A', 'A delay.');
  const { file } = await plan(workspace, {
    rules: [{ code: { name: 'Waiting', parentId: null }, terms: ['delay'] }],
  });
  workspace.coderId = workspace.run('workspace.coder.add', { name: 'Ben' }).id;
  expect(failureOf(() => apply(workspace, file)).message).toMatch(/made by another coder/);
});

test('a pattern finds; a broken or hostile one ends in words, and others’ texts are still looked at', async () => {
  const workspace = openTestWorkspace();
  note(workspace, 'Dates', 'He came on 12 May and on 3 June. 😀 7 July');
  const rule = (pattern: string): Asked => ({
    way: 'pattern',
    scope: 'match',
    rules: [{ code: { name: 'Dates', parentId: null }, terms: [pattern] }],
  });
  const dates = await plan(workspace, rule('\\d+ (may|june|july)'));
  expect(hitsIn(dates.file).hits.map(({ context, from, to }) => context.slice(from, to))).toEqual([
    '12 May',
    '3 June',
    '7 July',
  ]);
  await expect(plan(workspace, rule('(unclosed'))).rejects.toThrow(/not a pattern that can be looked for/);
  note(workspace, 'Trap', `${'a'.repeat(60)}!`);
  const slow = await plan(workspace, rule('(a+)+$|may'));
  expect(slow.plan.hits).toBe(1);
  expect(slow.plan.notes.join()).toMatch(/took too long on “Trap”/);
  for (let i = 0; i < 6; i++) note(workspace, `Trap ${i}`, `${'a'.repeat(60)}!`);
  await expect(plan(workspace, rule('(a+)+$'))).rejects.toSatisfy(
    (error: FailureError) => error.failure.code === 'too-large' && /too slow/.test(error.message),
  );
});

test('the command refuses when nothing is chosen', async () => {
  const workspace = openTestWorkspace();
  note(workspace, 'A', 'A delay.');
  const { file } = await plan(workspace, {
    rules: [{ code: { name: 'Waiting', parentId: null }, terms: ['delay'] }],
  });
  expect(failureOf(() => apply(workspace, file, [1])).message).toMatch(/No hit is chosen/);
});
