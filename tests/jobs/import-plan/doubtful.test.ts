import { afterEach, beforeEach, expect, test } from 'vitest';
import { externalKey } from '../../../electron/store/voices/import/external-key.ts';
import type { TableMapping } from '../../../shared/voices/import-plan.ts';
import { type ImportRig, mappingOf, startRig } from './rig.ts';

let rig: ImportRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const to5 = { min: 1, max: 5 };
const expectation = { role: 'score', scale: { kind: 'expectation', ...to5 } } as const;
const experience = { role: 'score', scale: { kind: 'experience', ...to5 } } as const;

async function planned(text: string, mapping: TableMapping) {
  return rig.job('voices.import.planTable', { file: rig.file('survey.csv', text), mapping });
}
async function stepOf(touchpoint: string) {
  const journey = await rig.ask('journeys.journey.add', { name: 'Journey' });
  const stage = await rig.ask('journeys.stage.add', { journeyId: journey.id, name: 'Stage' });
  const step = { stageId: stage.id, name: 'Step', touchpoint: { name: touchpoint } };
  const { id } = await rig.ask('journeys.step.add', step);
  return rig.ask('journeys.step.evidence', { stepId: id, filter: {} });
}

test('several items at one touchpoint: each expectation is set against its own experience, none is dropped', async () => {
  const mapping = mappingOf({ e1: expectation, e2: expectation, x1: experience, x2: experience });
  const csv = 'e1,e2,x1,x2\n5,4,1,4\n5,,3,2\n,5,2,1\n';
  const plan = await planned(csv, { ...mapping, touchpoint: 'Branch' });
  expect(plan.counts.readings).toBe(6);
  await rig.ask('voices.import.apply', { planId: plan.planId });
  const { readings, step } = await stepOf('Branch');
  const gaps = readings.map(({ person, gap }) => [person, gap]);
  expect(gaps).toEqual([
    ['Respondent 1', -4],
    ['Respondent 1', 0],
    ['Respondent 2', -2],
    ['Respondent 2', null],
    ['Respondent 3', null],
    ['Respondent 3', -4],
  ]);
  // (-2, -2, -4): one person's items are averaged first.
  expect(step.gap).toMatchObject({ nPeople: 3, nReadings: 4, gap: { mean: { value: -8 / 3 } } });
});

test('items without a partner are told, not quietly left without a gap', async () => {
  const mapping = mappingOf({ e1: expectation, x1: experience, x2: experience });
  const plan = await planned('e1,x1,x2\n5,1,2\n4,4,4\n', { ...mapping, touchpoint: 'Branch' });
  expect(plan.counts.readings).toBe(4);
  expect(plan.notes.join(' ')).toMatch(/x2.*no expectation/);
});

test('a scale on which the partner was not asked is told', async () => {
  const mapping = mappingOf({
    e1: expectation,
    x1: { role: 'score', scale: { kind: 'experience', min: 0, max: 10 } },
  });
  const plan = await planned('e1,x1\n5,1\n4,4\n', { ...mapping, touchpoint: 'Branch' });
  expect(plan.notes.join(' ')).toMatch(/e1.*another scale/);
});

test('a mapping that does not fit the file, or a scale without width, is refused before anything is planned', async () => {
  const answer = { role: 'answer' } as const;
  const beyond = { columns: [{ index: 2, name: 'why', role: answer }] };
  await expect(planned('id,why\n1,Late\n', beyond)).rejects.toThrow(/columns/);
  const twice = { columns: [0, 0].map((index) => ({ index, name: 'why', role: answer })) };
  await expect(planned('why\nLate\n', twice)).rejects.toThrow(/columns/);
  const flat = mappingOf({ x: { role: 'score', scale: { kind: 'experience', min: 5, max: 5 } } });
  await expect(planned('x\n5\n', { ...flat, touchpoint: 'Branch' })).rejects.toThrow(/scale/);
});

test('a person is the same one however the name is encoded, and on every machine', () => {
  expect(externalKey('Jose\u0301 I\u0130')).toBe(externalKey(' jos\u00e9 i\u0130 '));
  expect(externalKey('INES')).toBe(externalKey('ines'));
  expect(externalKey('ines')).not.toBe(externalKey('inés'));
});

test('a touchpoint of blanks is none', async () => {
  const plan = await planned('why\nLate\n', { ...mappingOf({ why: { role: 'answer' } }), touchpoint: '  ' });
  expect(plan.counts.touchpointsNew).toBe(0);
});

test('one name in two encodings is one person in the workspace too', async () => {
  const mapping = mappingOf({ who: { role: 'participant' }, why: { role: 'answer' } });
  const first = await planned('who,why\nJos\u00e9,Late\n', mapping);
  await rig.ask('voices.import.apply', { planId: first.planId });
  const second = await planned('who,why\nJose\u0301,Late again\n', mapping);
  expect(second.counts).toMatchObject({ participantsNew: 0, participantsKnown: 1 });
});

test('an attribute of the same name on another scale stays another attribute', async () => {
  const on = (min: number, max: number): TableMapping =>
    mappingOf({ mood: { role: 'score', scale: { kind: 'csat', min, max } }, why: { role: 'answer' } });
  const one = await planned('mood,why\n5,Good\n', on(1, 5));
  await rig.ask('voices.import.apply', { planId: one.planId });
  const two = await planned('mood,why\n9,Great\n', on(0, 10));
  await rig.ask('voices.import.apply', { planId: two.planId });
  const columns = await rig.ask('voices.grid.columns', {});
  const scores = columns.filter(({ kind }) => kind === 'score');
  expect(scores.map(({ name, min, max }) => [name, min, max])).toEqual([
    ['mood', 1, 5],
    ['mood (0–10)', 0, 10],
  ]);
});

test('a plan of one workspace cannot be applied in another', async () => {
  const plan = await planned('why\nLate\n', mappingOf({ why: { role: 'answer' } }));
  const texts = await rig.job('voices.import.planTexts', { files: [rig.file('note.txt', 'A note')] });
  await rig.ask('workspace.openExample', {}).catch(() => rig.ask('workspace.close', {}));
  for (const planId of [plan.planId, texts.planId]) {
    expect((await rig.refused('voices.import.apply', { planId })).code).toBe('not-found');
  }
});

test('a plan of texts is applied once; after an undo the same files can come in again', async () => {
  const token = rig.file('note.txt', 'A note');
  const plan = await rig.job('voices.import.planTexts', { files: [token] });
  await rig.ask('voices.import.apply', { planId: plan.planId });
  expect((await rig.refused('voices.import.apply', { planId: plan.planId })).code).toBe('not-found');
  await rig.ask('workspace.undo', {});
  const again = await rig.job('voices.import.planTexts', { files: [token] });
  expect(again.counts).toMatchObject({ sources: 1, skipped: 0 });
  await rig.ask('voices.import.apply', { planId: again.planId });
  expect((await rig.ask('voices.sources', {})).total).toBe(1);
});
