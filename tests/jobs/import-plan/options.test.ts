import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { optionGroups } from '../../../shared/voices/option-groups.ts';
import { haveSamples, samples } from '../import/files.ts';
import { guessedMapping, type ImportRig, startRig } from './rig.ts';

const lime = path.join(samples, 'limesurvey-rse-de-2017.csv');
const qualtrics = path.join(samples, 'format-qualtrics-testgenerated-3header.csv');

let rig: ImportRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const survey = `id,submitdate,q1[1]. Which? [Phone],q1[2]. Which? [E-mail],q1[3]. Which? [Shop],q2[1]. How? [Speed],q2[2]. How? [Help],why
1,2026-03-01 10:00:00,Yes,No,No,4,5,It took far too long to get an answer.
2,2026-03-02 10:00:00,Yes,Yes,No,3,2,Nobody called me back after the visit.
3,2026-03-03 10:00:00,No,No,No,5,1,All was fine in the end I have to say.
`;

async function facts(joinOptions: boolean) {
  const file = rig.file('survey.csv', survey);
  const { shape } = await rig.job('voices.import.inspect', { file, choices: { dialect: 'limesurvey' } });
  const mapping = {
    columns: shape.columns.map(({ index, name, guess }) => ({ index, name, role: guess })),
    ...(joinOptions ? { joinOptions } : {}),
  };
  const plan = await rig.job('voices.import.planTable', {
    file,
    choices: { dialect: 'limesurvey' },
    mapping,
  });
  const skipped = await rig.ask('voices.import.rows', {
    planId: plan.planId,
    what: 'skip',
    offset: 0,
    limit: 50,
  });
  await rig.ask('voices.import.apply', { planId: plan.planId });
  const { ids } = await rig.ask('voices.grid.order', {
    filter: {},
    sort: { by: 'order', direction: 'ascending' },
  });
  const sources = await Promise.all(ids.map((id) => rig.ask('voices.source.get', { id })));
  return {
    skipped: skipped.rows,
    values: sources.map(({ attributes }) => attributes.map(({ name, value }) => [name, value])),
  };
}

test('options of one question become one attribute where the user wants it; matrices stay what they are', async () => {
  const { skipped, values } = await facts(true);
  const which = values.map((own) => own.find(([name]) => name === 'Which?')?.[1]);
  expect(which).toEqual(['Phone', 'Phone; E-mail', undefined]);
  const names = new Set(values.flat().map(([name]) => name));
  expect([...names].filter((name) => name?.includes('Phone'))).toEqual([]);
  expect([...names].filter((name) => name?.startsWith('q2'))).toHaveLength(2);
  // What nobody chose is no column left out: it is part of the question.
  expect(skipped.filter(({ reason }) => reason.includes('Shop'))).toEqual([]);
});

test('unless the user says so, each option is an attribute of its own', async () => {
  const { values } = await facts(false);
  expect(values.flat().filter(([name]) => name === 'Which?')).toEqual([]);
  expect(values.flat().filter(([name]) => name?.includes('Phone'))).toHaveLength(3);
});

test.skipIf(!haveSamples)(
  'a LimeSurvey export of 246 columns: its questions, with all their options',
  async () => {
    const { shape } = await rig.job('voices.import.inspect', { file: rig.token(lime) });
    const groups = optionGroups(shape);
    expect(groups.map(({ name, options }) => [name.slice(0, 30), options.length])).toEqual([
      ['In which disciplines do you wo', 65],
      ['In general, what sort of testi', 4],
      ['Which of the following sources', 16],
      ['Which of the following sources', 16],
      ['Which of the following sources', 16],
      ['What programming languages do ', 36],
      ['How do you meet other RSEs?', 4],
    ]);
    expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
    const file = rig.token(lime);
    const mapping = { ...(await guessedMapping(rig, file)), joinOptions: true };
    const joined = await rig.job('voices.import.planTable', { file, mapping });
    const apart = await rig.job('voices.import.planTable', {
      file,
      mapping: { ...mapping, joinOptions: false },
    });
    expect(joined.counts.sources).toBe(apart.counts.sources);
    expect(joined.counts.values).toBeLessThan(apart.counts.values / 2);
  },
);

test.skipIf(!haveSamples)('a Qualtrics export: marks are options, ratings and rankings are not', async () => {
  const { shape } = await rig.job('voices.import.inspect', { file: rig.token(qualtrics) });
  const groups = optionGroups(shape);
  const codes = groups.map(({ options }) => shape.columns[options[0]?.index ?? 0]?.headers[0]);
  expect(codes).toEqual(expect.arrayContaining(['Q9_1', 'Q21_1', 'Q14_130', 'Q15_130']));
  expect(codes.filter((code) => /^(?:Q8|Q23|Q24|Q27)_/.test(code ?? ''))).toEqual([]);
});
