import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlannedWhat, TableMapping } from '../../../shared/voices/import-plan.ts';
import { guessedMapping, type ImportRig, mappingOf, startRig } from './rig.ts';

let rig: ImportRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const mapping: TableMapping = mappingOf({
  id: { role: 'response-id' },
  customer: { role: 'participant' },
  when: { role: 'date' },
  where: { role: 'touchpoint' },
  expected: { role: 'score', scale: { kind: 'expectation', min: 0, max: 10 } },
  got: { role: 'score', scale: { kind: 'experience', min: 0, max: 10 } },
  region: { role: 'attribute' },
  why: { role: 'answer' },
  wish: { role: 'answer' },
});
const head = 'id,customer,when,where,expected,got,region,why,wish\n';
const first = `${head}a1,C-1,2026-03-01,Desk,8,3,North,The 🙂 engineer never came to us.,A call
a2,C-2,2026-03-02,Desk,7,8,South,Clear bill.,
a3,C-3,2026-03-03,Desk,5,5,West,Too slow by far.,Be faster
`;

const planned = (text: string, how: TableMapping = mapping) =>
  rig.job('voices.import.planTable', { file: rig.file('survey.csv', text), mapping: how });

async function imported(text: string, how: TableMapping = mapping, edited: 'keep' | 'take' = 'keep') {
  const { planId } = await planned(text, how);
  return rig.ask('voices.import.apply', { planId, edited });
}

async function list(planId: string, what: PlannedWhat) {
  return (await rig.ask('voices.import.rows', { planId, what, offset: 0, limit: 100 })).rows;
}

async function grid() {
  const { ids } = await rig.ask('voices.grid.order', {
    filter: {},
    sort: { by: 'order', direction: 'ascending' },
  });
  return rig.ask('voices.grid.rows', { ids });
}

const source = (id: number) => rig.ask('voices.source.get', { id });

/** Codes `words` wherever they stand in the text of `id`. */
async function code(id: number, words: string, name: string) {
  const { text } = await source(id);
  const start = [...text.slice(0, text.indexOf(words))].length;
  return rig.ask('voices.coding.add', {
    sourceId: id,
    code: { name, parentId: null },
    start,
    end: start + [...words].length,
  });
}

async function codedWords(id: number): Promise<string[]> {
  const { text, codings } = await source(id);
  return codings.map(({ start, end }) => [...text].slice(start, end).join(''));
}

const idOf = async (text: string): Promise<number> =>
  (await grid()).find((row) => row.text.includes(text))?.id ?? 0;

test('a newer export adds, updates, leaves alone and keeps, and says each with its line', async () => {
  await imported(first);
  const newer = `${head}a1,C-1,2026-03-01,Desk,8,4,North,The 🙂 new engineer never came to us.,A call
a2,C-2,2026-03-02,Desk,7,8,South,Clear bill.,Keep it
a4,C-4,2026-03-04,Desk,9,9,East,All fine.,
`;
  const plan = await planned(newer);
  expect(plan.counts).toMatchObject({
    rows: 3,
    respondents: 1,
    sources: 2,
    updated: 2,
    unchanged: 0,
    missing: 1,
    textsChanged: 1,
    textsEdited: 0,
    skipped: 0,
  });
  expect(await list(plan.planId, 'update')).toMatchObject([
    { line: 2, reason: 'Answer changed, “got” changed, reading changed.' },
    { line: 3, reason: 'Answer added.' },
  ]);
  expect(await list(plan.planId, 'same')).toMatchObject([
    { line: 0, reason: 'Not in this file; kept as it is.', preview: 'Response a3' },
  ]);
  expect(await list(plan.planId, 'add')).toMatchObject([{ line: 4, preview: 'All fine.' }]);
  const before = await grid();
  const applied = await rig.ask('voices.import.apply', { planId: plan.planId });
  expect(applied).toMatchObject({ sources: 2, respondents: 1, updated: 2, swallowed: 0 });
  const after = await grid();
  expect(after.map(({ text }) => text).sort()).toEqual(
    [
      'A call',
      'All fine.',
      'Be faster',
      'Clear bill.',
      'Keep it',
      'The 🙂 new engineer never came to us.',
      'Too slow by far.',
    ].sort(),
  );
  const columns = await rig.ask('voices.grid.columns', {});
  const got = columns.find(({ name }) => name === 'got')?.id ?? 0;
  expect(after.find(({ text }) => text.startsWith('The'))?.values[got]).toBe('4');
  expect(after.find(({ text }) => text === 'Keep it')).toMatchObject({
    participant: 'C-2',
    touchpoint: 'Desk',
    question: 'wish',
  });
  expect(await rig.ask('people.participants', {})).toHaveLength(4);
  expect((await rig.ask('journeys.touchpoints', {}))[0]).toMatchObject({ name: 'Desk', readings: 4 });

  await rig.ask('workspace.undo', {});
  expect(await grid()).toEqual(before);
});

test('codings keep their words; those of unchanged answers are not even written', async () => {
  await imported(first);
  const engineer = await idOf('engineer');
  const bill = await idOf('Clear bill');
  await code(engineer, 'engineer', 'People');
  await code(engineer, 'to us', 'Us');
  await code(bill, 'bill', 'Billing');
  const untouched = await source(bill);
  const newer = first.replace(
    'The 🙂 engineer never came to us.',
    '"Sadly the 🙂🙂 engineer, Bo, came late to us."',
  );
  const plan = await planned(newer);
  expect(plan.counts).toMatchObject({ updated: 1, unchanged: 2, codingsSwallowed: 0 });
  await rig.ask('voices.import.apply', { planId: plan.planId });
  expect((await source(engineer)).text).toBe('Sadly the 🙂🙂 engineer, Bo, came late to us.');
  expect(await codedWords(engineer)).toEqual(['engineer', 'to us']);
  expect((await source(engineer)).intact).toBe(true);
  expect(await source(bill)).toEqual(untouched);
});

test('a coding whose words are gone is named before, counted after, and comes back with undo', async () => {
  await imported(first);
  const id = await idOf('engineer');
  await code(id, 'never came', 'No-show');
  const plan = await planned(first.replace('engineer never came to us', 'engineer to us'));
  expect(plan.counts).toMatchObject({ updated: 1, codingsSwallowed: 1 });
  expect(await list(plan.planId, 'swallow')).toMatchObject([
    { line: 2, reason: 'No-show', preview: 'never came' },
  ]);
  expect(await rig.ask('voices.import.apply', { planId: plan.planId })).toMatchObject({ swallowed: 1 });
  expect(await codedWords(id)).toEqual([]);
  await rig.ask('workspace.undo', {});
  expect(await codedWords(id)).toEqual(['never came']);
});

test('the same answers in other bytes change nothing, and that is said', async () => {
  await imported(first);
  const before = await grid();
  const plan = await planned(first.replaceAll('\n', '\r\n'));
  expect(plan.alreadyImported).toBe(false);
  expect(plan.counts).toMatchObject({ respondents: 0, sources: 0, updated: 0, unchanged: 3, missing: 0 });
  expect((await rig.refused('voices.import.apply', { planId: plan.planId })).message).toMatch(/here already/);
  expect(await grid()).toEqual(before);
});

test('an answer edited here is not overwritten: it is listed, kept, and not asked about twice', async () => {
  await imported(first);
  const id = await idOf('engineer');
  const { textRev } = await source(id);
  await rig.ask('voices.source.editText', {
    id,
    ifRev: textRev,
    changes: [{ from: 6, to: 14, insert: 'NAME' }],
  });
  const mine = (await source(id)).text;
  // The file as it was: nothing to decide.
  expect((await planned(`${first}\n`)).counts).toMatchObject({ updated: 0, unchanged: 3, textsEdited: 0 });
  const newer = first.replace('never came', 'came late');
  const plan = await planned(newer);
  expect(plan.counts).toMatchObject({ updated: 1, textsChanged: 1, textsEdited: 1 });
  expect(await list(plan.planId, 'edited')).toMatchObject([
    { line: 2, preview: 'The 🙂 engineer came late to us.' },
  ]);
  await rig.ask('voices.import.apply', { planId: plan.planId });
  expect((await source(id)).text).toBe(mine);
  expect((await planned(`${newer}\n`)).counts).toMatchObject({ updated: 0, textsEdited: 0 });
});

test('an answer edited here takes the form of the file where the user says so', async () => {
  await imported(first);
  const id = await idOf('engineer');
  const { textRev } = await source(id);
  await rig.ask('voices.source.editText', {
    id,
    ifRev: textRev,
    changes: [{ from: 0, to: 3, insert: 'Our' }],
  });
  await imported(first.replace('never came', 'came late'), mapping, 'take');
  expect((await source(id)).text).toBe('The 🙂 engineer came late to us.');
});

test('ids of another survey, or of another wave of it, are not the same responses', async () => {
  const study = await rig.ask('studies.study.add', { name: 'Desk', pattern: 'past' });
  const wave = async (name: string) => (await rig.ask('studies.wave.add', { studyId: study.id, name })).id;
  const [one, two] = [await wave('One'), await wave('Two')];
  await imported(first, { ...mapping, waveId: one });
  const next = first.replaceAll('2026-03', '2026-09').replace('never', 'always');
  expect((await planned(next, { ...mapping, waveId: two })).counts).toMatchObject({
    respondents: 3,
    updated: 0,
  });
  expect((await planned(next, { ...mapping, waveId: one })).counts).toMatchObject({
    respondents: 0,
    updated: 3,
  });
  const other = await planned(
    'id,what\na1,Something else\n',
    mappingOf({ id: { role: 'response-id' }, what: { role: 'answer' } }),
  );
  expect(other.counts).toMatchObject({ respondents: 1, updated: 0 });
});

test('a plan is refused where an answer was edited after the preview', async () => {
  await imported(first);
  const id = await idOf('engineer');
  const plan = await planned(first.replace('never came', 'came late'));
  const { textRev } = await source(id);
  await rig.ask('voices.source.editText', {
    id,
    ifRev: textRev,
    changes: [{ from: 0, to: 3, insert: 'Our' }],
  });
  expect(await rig.refused('voices.import.apply', { planId: plan.planId })).toMatchObject({
    code: 'conflict',
  });
});

const ticket = (comments: readonly object[], more: object = {}) =>
  JSON.stringify({
    id: 77,
    created_at: '2026-03-20T22:55:29Z',
    subject: 'Router',
    status: 'open',
    requester: { id: 5, name: 'Ana', email: 'ana@example.org' },
    comments,
    ...more,
  });
const said = (author: number, body: string, minute: number, isPublic = true) => ({
  author_id: author,
  body,
  public: isPublic,
  created_at: `2026-03-20T23:${String(minute).padStart(2, '0')}:00Z`,
});

test('a ticket is one text with turns; a newer export of it grows, its codings and speakers stay', async () => {
  const old = [
    said(5, 'It <b>blinks</b> &amp; dies.<br>Help', 1),
    said(9, 'We look.', 2),
    said(9, 'angry one', 3, false),
  ];
  const file = rig.file('tickets.ndjson', `${ticket(old)}\n`);
  const how = await guessedMapping(rig, file);
  const plan = await rig.job('voices.import.planTable', { file, mapping: how });
  expect(plan.counts).toMatchObject({ respondents: 1, sources: 1, skipped: 0 });
  expect(await list(plan.planId, 'skip')).toContainEqual({
    line: 1,
    what: 'skip',
    reason: 'Internal comment, not said to the customer.',
    preview: 'Ticket 77: Router',
  });
  await rig.ask('voices.import.apply', { planId: plan.planId });
  const id = await idOf('blinks');
  const before = await source(id);
  expect(before).toMatchObject({
    kind: 'transcript',
    title: 'Ticket 77: Router',
    text: 'It blinks & dies.\nHelp\nWe look.',
  });
  expect(before.turns.map(({ speaker, start, end }) => [speaker, before.text.slice(start, end)])).toEqual([
    ['Ana', 'It blinks & dies.\nHelp'],
    ['Agent 9', 'We look.'],
  ]);
  expect(before.turns[0]?.participantId).toBe(before.participant?.id);
  await code(id, 'dies', 'Defect');

  const newer = `${ticket([...old, said(5, 'Thanks, it works.', 9)], { status: 'solved' })}\n`;
  const next = await planned(newer, how);
  expect(next.counts).toMatchObject({ respondents: 0, updated: 1, textsChanged: 1 });
  await rig.ask('voices.import.apply', { planId: next.planId });
  const after = await source(id);
  expect(after.text).toBe('It blinks & dies.\nHelp\nWe look.\nThanks, it works.');
  expect(after.turns.map(({ speaker, start, end }) => [speaker, after.text.slice(start, end)])).toEqual([
    ['Ana', 'It blinks & dies.\nHelp'],
    ['Agent 9', 'We look.'],
    ['Ana', 'Thanks, it works.'],
  ]);
  expect(await codedWords(id)).toEqual(['dies']);
  expect(after.attributes).toContainEqual(expect.objectContaining({ name: 'status', value: 'solved' }));
});

test('what a newer export has emptied is kept, and each cell is listed', async () => {
  await imported(first);
  const emptied = first
    .replace('North,The 🙂 engineer never came to us.', ',')
    .replace(',5,5,West', ',5,,West');
  const plan = await planned(emptied);
  expect(plan.notes).toContain('3 cells are empty in this file and filled here; what is here is kept.');
  expect(await list(plan.planId, 'skip')).toMatchObject([
    { line: 2, reason: '“region” is empty in the file; what is here is kept.', preview: 'North' },
    {
      line: 2,
      reason: '“why” is empty in the file; what is here is kept.',
      preview: 'The 🙂 engineer never came to us.',
    },
    { line: 4, reason: '“got” is empty in the file; what is here is kept.', preview: '5' },
  ]);
  // A score that is kept keeps its reading too.
  expect(plan.counts).toMatchObject({ updated: 0, unchanged: 3 });
  const changed = await planned(emptied.replace(',5,,West', ',6,,West'));
  expect(await list(changed.planId, 'update')).toMatchObject([
    { line: 4, reason: '“expected” changed, reading changed.' },
  ]);
});

test('an answer deleted here and still in a newer export is told, and comes back only where the user lets it', async () => {
  await imported(first);
  const slow = await idOf('Too slow');
  const wish = await idOf('Be faster');
  await rig.ask('voices.source.delete', { ids: [slow, wish] });
  const newer = `${first}a4,C-4,2026-03-04,Desk,9,9,East,All fine.,\n`;
  const plan = await planned(newer);
  expect(plan.counts).toMatchObject({ answersAbsent: 2, updated: 1, respondents: 1, sources: 3 });
  expect(await list(plan.planId, 'absent')).toMatchObject([
    { line: 4, preview: 'Too slow by far.' },
    { line: 4, preview: 'Be faster' },
  ]);
  const left = await rig.ask('voices.import.apply', { planId: plan.planId, absent: 'leave' });
  expect(left).toMatchObject({ sources: 1, respondents: 1, updated: 0 });
  expect((await grid()).map(({ text }) => text)).not.toContain('Too slow by far.');
  expect((await grid()).map(({ text }) => text)).toContain('All fine.');
  await rig.ask('workspace.undo', {});
  const again = await planned(newer);
  expect(await rig.ask('voices.import.apply', { planId: again.planId })).toMatchObject({
    sources: 3,
    updated: 1,
  });
  expect((await grid()).map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Too slow by far.', 'Be faster', 'All fine.']),
  );
});
