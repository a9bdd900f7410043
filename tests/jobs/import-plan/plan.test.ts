import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TableMapping } from '../../../shared/voices/import-plan.ts';
import { type ImportRig, mappingOf, startRig } from './rig.ts';

let rig: ImportRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const scale = { min: 0, max: 10 };
const mapping: TableMapping = mappingOf({
  id: { role: 'response-id' },
  customer: { role: 'participant' },
  when: { role: 'date' },
  where: { role: 'touchpoint' },
  expected: { role: 'score', scale: { kind: 'expectation', ...scale } },
  got: { role: 'score', scale: { kind: 'experience', ...scale } },
  matters: { role: 'score', scale: { kind: 'importance', min: 1, max: 5 } },
  region: { role: 'attribute' },
  why: { role: 'answer' },
  wish: { role: 'answer' },
});

const head = 'id,customer,when,where,expected,got,matters,region,why,wish\n';
const csv = `${head}a1,C-17,2026-03-01,Installation,9,3,5,North,"The engineer never came, twice.",A call
a2,C-18,2026-03-02,Billing,7,8,4,South,Clear bill.,
a3,C-17,2026-03-03,installation,8,,3,North,Second visit went well.,
a2,C-19,2026-03-04,Billing,5,5,2,South,Sent twice.,
a5,C-20,2026-03-05,Billing,,,,,,
a6,C-21,2026-03-06,Billing,77,6,2,West,"Line one
line two 🙂",
`;

async function planned(text: string = csv, how: TableMapping = mapping, name = 'survey.csv') {
  return rig.job('voices.import.planTable', { file: rig.file(name, text), mapping: how });
}
const everything = { filter: {}, sort: { by: 'order', direction: 'ascending' } } as const;
async function grid() {
  const { ids } = await rig.ask('voices.grid.order', everything);
  return rig.ask('voices.grid.rows', { ids });
}

test('the plan says what will be added and what will not, and nothing is changed by it', async () => {
  const plan = await planned();
  expect(plan.counts).toEqual({
    rows: 6,
    respondents: 4,
    sources: 5,
    readings: 4,
    values: 15,
    participantsNew: 3,
    participantsKnown: 0,
    touchpointsNew: 2,
    skipped: 2,
    leftOut: 1,
    updated: 0,
    unchanged: 0,
    missing: 0,
    answersAbsent: 0,
    textsChanged: 0,
    textsEdited: 0,
    codingsSwallowed: 0,
  });
  expect(plan.touchpointsNew).toEqual(['Installation', 'Billing']);
  expect(plan.participantsNew).toEqual(['C-17', 'C-18', 'C-21']);
  expect(plan.alreadyImported).toBe(false);
  expect(plan.notes).toContain('1 score lies outside the scale of its column; kept, but without a reading.');
  const skipped = await rig.ask('voices.import.rows', {
    planId: plan.planId,
    what: 'skip',
    offset: 0,
    limit: 10,
  });
  expect(skipped).toEqual({
    total: 3,
    rows: [
      {
        line: 5,
        what: 'skip',
        reason: 'The same response id stands further up in this file.',
        preview: 'Sent twice.',
      },
      {
        line: 6,
        what: 'skip',
        reason: 'Nothing in this row is mapped to an answer, a score or an attribute.',
        preview: 'a5 · C-20 · 2026-03-05 · Billing',
      },
      {
        line: 7,
        what: 'skip',
        reason: '“expected” goes from 0 to 10; kept, but without a reading.',
        preview: '77',
      },
    ],
  });
  expect(await grid()).toEqual([]);
  expect(await rig.ask('journeys.touchpoints', {})).toEqual([]);
});

test('applying writes exactly what the preview showed', async () => {
  const plan = await planned();
  const added = await rig.ask('voices.import.rows', {
    planId: plan.planId,
    what: 'add',
    offset: 0,
    limit: 10,
  });
  const applied = await rig.ask('voices.import.apply', { planId: plan.planId });
  expect(applied).toMatchObject({ sources: 5, respondents: 4, readings: 4 });
  const rows = await grid();
  expect(added.rows.map(({ line }) => line)).toEqual([2, 3, 4, 7]);
  expect(rows.map(({ text }) => text)).toEqual([
    'The engineer never came, twice.',
    'A call',
    'Clear bill.',
    'Second visit went well.',
    'Line one\nline two 🙂',
  ]);
  expect(rows.map(({ participant }) => participant)).toEqual(['C-17', 'C-17', 'C-18', 'C-17', 'C-21']);
  expect(rows.map(({ touchpoint }) => touchpoint)).toEqual([
    'Installation',
    'Installation',
    'Billing',
    'Installation',
    'Billing',
  ]);
  expect(rows.map(({ question }) => question)).toEqual(['why', 'wish', 'why', 'why', 'why']);
  expect(rows[0]?.heardAt).toBe(Date.UTC(2026, 2, 1, 12));
  const columns = await rig.ask('voices.grid.columns', {});
  const named = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(columns.map(({ id, name }) => [name, values[id]]).filter(([, v]) => v !== undefined));
  expect(named(rows[0]?.values ?? {})).toEqual({ expected: '9', got: '3', matters: '5', region: 'North' });
  expect(columns.find(({ name }) => name === 'matters')).toMatchObject({ kind: 'score', min: 1, max: 5 });
  const touchpoints = await rig.ask('journeys.touchpoints', {});
  expect(touchpoints.map(({ name }) => name).sort()).toEqual(['Billing', 'Installation']);
  const people = await rig.ask('people.participants', {});
  expect(people).toHaveLength(3);
  expect(await rig.ask('voices.imports', {})).toMatchObject([
    { id: applied.importFileId, name: 'survey.csv', added: 5, skipped: 2 },
  ]);
  const own = { filter: { importFileId: applied.importFileId }, sort: everything.sort };
  expect((await rig.ask('voices.grid.order', own)).ids).toEqual(rows.map(({ id }) => id));
  expect(await rig.refused('voices.import.apply', { planId: plan.planId })).toMatchObject({
    code: 'not-found',
  });
});

test('the same file again changes nothing', async () => {
  await rig.ask('voices.import.apply', { planId: (await planned()).planId });
  const before = await grid();
  const again = await planned(csv, mapping, 'renamed.csv');
  expect(again.alreadyImported).toBe(true);
  expect(again.counts).toMatchObject({ respondents: 0, sources: 0, readings: 0, values: 0 });
  expect((await rig.refused('voices.import.apply', { planId: again.planId })).message).toMatch(/imported/);
  expect(await grid()).toEqual(before);
});

test('of a newer export only new responses come in; the others are told to be as they were', async () => {
  await rig.ask('voices.import.apply', { planId: (await planned()).planId });
  const newer = await planned(`${csv}a7,c-17 ,2026-03-09,BILLING,6,6,3,North,New one.,\n`);
  expect(newer.counts).toMatchObject({
    respondents: 1,
    sources: 1,
    participantsNew: 0,
    participantsKnown: 3,
    touchpointsNew: 0,
    skipped: 2,
    updated: 0,
    unchanged: 4,
    missing: 0,
  });
  const { rows } = await rig.ask('voices.import.rows', {
    planId: newer.planId,
    what: 'same',
    offset: 0,
    limit: 10,
  });
  expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 7]);
  await rig.ask('voices.import.apply', { planId: newer.planId });
  expect((await grid()).at(-1)).toMatchObject({
    text: 'New one.',
    participant: 'C-17',
    touchpoint: 'Billing',
  });
});

test('row numbers of another survey are not the same responses', async () => {
  const how = (question: string) =>
    mappingOf({ no: { role: 'response-id' }, [question]: { role: 'answer' } });
  const first = await planned('no,why\n1,Late\n2,Early\n', how('why'));
  await rig.ask('voices.import.apply', { planId: first.planId });
  const second = await planned('no,what next\n1,Call me\n2,Nothing\n', how('what next'));
  expect(second.counts).toMatchObject({ sources: 2, skipped: 0 });
  const third = await planned('no,why\n2,Early\n3,On time\n', how('why'));
  expect(third.counts).toMatchObject({ sources: 1, skipped: 0, unchanged: 1, missing: 1 });
});

test('undo takes everything back and redo brings it again', async () => {
  const plan = await planned();
  await rig.ask('voices.import.apply', { planId: plan.planId });
  const after = await grid();
  const touchpoints = await rig.ask('journeys.touchpoints', {});
  await rig.ask('workspace.undo', {});
  expect(await grid()).toEqual([]);
  expect(await rig.ask('journeys.touchpoints', {})).toEqual([]);
  expect(await rig.ask('people.participants', {})).toEqual([]);
  expect(await rig.ask('voices.grid.columns', {})).toEqual([]);
  expect(await rig.ask('voices.imports', {})).toEqual([]);
  await rig.ask('workspace.redo', {});
  expect(await grid()).toEqual(after);
  const names = (list: typeof touchpoints) => list.map(({ id, name, readings }) => [id, name, readings]);
  expect(names(await rig.ask('journeys.touchpoints', {}))).toEqual(names(touchpoints));
  expect(await rig.ask('voices.grid.order', { filter: { text: 'engineer' }, sort: everything.sort })).toEqual(
    { ids: [after[0]?.id] },
  );
  await rig.ask('workspace.undo', {});
  expect((await planned()).alreadyImported).toBe(false);
});

test('readings: people at a touchpoint, expectation and experience on one scale', async () => {
  await rig.ask('voices.import.apply', { planId: (await planned()).planId });
  const { id } = await rig.ask('journeys.journey.add', { name: 'Moving' });
  const stage = await rig.ask('journeys.stage.add', { journeyId: id, name: 'Start' });
  const step = await rig.ask('journeys.step.add', { stageId: stage.id, name: 'Installation' });
  const evidence = await rig.ask('journeys.step.evidence', { stepId: step.id, filter: {} });
  expect(JSON.stringify(evidence)).toContain('Installation');
  const touchpoint = (await rig.ask('journeys.touchpoints', {})).find(({ name }) => name === 'Installation');
  expect(touchpoint).toMatchObject({ readings: 2 });
});

test('a mapping is remembered for files of the same shape, and survives undo', async () => {
  await rig.ask('voices.import.apply', { planId: (await planned()).planId });
  await rig.ask('workspace.undo', {});
  const file = rig.file('next.csv', `${head}b1,C-1,2026-04-01,Billing,5,5,5,East,Fine.,\n`);
  const { remembered } = await rig.job('voices.import.inspect', { file });
  expect(remembered).toEqual(mapping);
});

test('an attribute of an equal name but another kind is kept apart', async () => {
  const first = await planned(
    'note,why\nNorth,Late\n',
    mappingOf({ note: { role: 'attribute' }, why: { role: 'answer' } }),
  );
  await rig.ask('voices.import.apply', { planId: first.planId });
  const second = await planned(
    'why,note\nNorth,Early again\n',
    mappingOf({ why: { role: 'attribute' }, note: { role: 'answer' } }),
  );
  await rig.ask('voices.import.apply', { planId: second.planId });
  const columns = await rig.ask('voices.grid.columns', {});
  expect(columns.map(({ name, kind }) => `${name}: ${kind}`).sort()).toEqual([
    'note (question): question',
    'note: text',
    'why (text): text',
    'why: question',
  ]);
  expect((await grid()).map(({ question }) => question)).toEqual(['why', 'note (question)']);
});

test('a file without a row to add is refused at apply, in words', async () => {
  const plan = await planned('a,b\nx,\n', mappingOf({ a: { role: 'ignore' }, b: { role: 'answer' } }));
  expect(plan.counts).toMatchObject({ sources: 0, skipped: 1 });
  expect((await rig.refused('voices.import.apply', { planId: plan.planId })).message).toMatch(
    /nothing to import/,
  );
  expect(await rig.ask('voices.imports', {})).toEqual([]);
});

test('previews of a Qualtrics survey are left out', async () => {
  const file = rig.file(
    'q.csv',
    [
      'StartDate,Status,ResponseId,Q1_TEXT',
      '"Start Date","Response Type","Response ID","What happened?"',
      '"{""ImportId"":""startDate""}","{""ImportId"":""status""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1_TEXT""}"',
      '2026-01-01 10:00:00,IP Address,R_1,The visit was fine',
      '2026-01-01 10:00:00,Survey Preview,R_2,testing testing',
    ].join('\r\n'),
  );
  const { shape } = await rig.job('voices.import.inspect', { file });
  expect(shape.dialect).toBe('qualtrics');
  const plan = await rig.job('voices.import.planTable', {
    file,
    mapping: mappingOf({
      StartDate: { role: 'date' },
      Status: { role: 'ignore' },
      ResponseId: { role: 'response-id' },
      Q1: { role: 'answer' },
    }),
  });
  expect(plan.counts).toMatchObject({ sources: 1, skipped: 1 });
  const { rows } = await rig.ask('voices.import.rows', {
    planId: plan.planId,
    what: 'skip',
    offset: 0,
    limit: 5,
  });
  expect(rows).toMatchObject([
    { line: 5, reason: 'A preview of the survey, not an answer.' },
    { line: 0, reason: 'The column “Status” is set to be ignored: 1 filled cell.', preview: 'IP Address' },
  ]);
});
