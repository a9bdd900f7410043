import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ImportRig, startRig } from './rig.ts';

let rig: ImportRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const order = { filter: {}, sort: { by: 'order', direction: 'ascending' } } as const;

test('several texts become sources; what cannot be read is named and the rest goes on', async () => {
  const files = [
    rig.file('Visit to Ada.md', '# Visit\r\n\r\nShe said it was fine.'),
    rig.file('empty.txt', ''),
    rig.file('Call.txt', 'A long call.'),
    rig.file('Copy.txt', 'A long call.'),
  ];
  const plan = await rig.job('voices.import.planTexts', { files });
  expect(plan.counts).toMatchObject({ rows: 4, sources: 2, respondents: 0, skipped: 2 });
  expect(plan.fileName).toBe('4 files');
  const { rows } = await rig.ask('voices.import.rows', {
    planId: plan.planId,
    what: 'skip',
    offset: 0,
    limit: 10,
  });
  expect(rows.map(({ preview, reason }) => `${preview}: ${reason}`)).toEqual([
    'empty.txt: The file is empty; export it again from the tool it came from.',
    'Copy.txt: The same text was chosen twice.',
  ]);
  const applied = await rig.ask('voices.import.apply', { planId: plan.planId });
  expect(applied).toMatchObject({ sources: 2, respondents: 0, readings: 0 });
  const { ids } = await rig.ask('voices.grid.order', order);
  const sources = await rig.ask('voices.grid.rows', { ids });
  expect(sources.map(({ title, kind, text }) => ({ title, kind, text }))).toEqual([
    { title: 'Visit to Ada', kind: 'note', text: '# Visit\n\nShe said it was fine.' },
    { title: 'Call', kind: 'note', text: 'A long call.' },
  ]);
});

test('a text imported before is skipped, whichever others come with it', async () => {
  const first = await rig.job('voices.import.planTexts', {
    files: [rig.file('One.txt', 'One text.'), rig.file('Two.txt', 'Two texts.')],
  });
  await rig.ask('voices.import.apply', { planId: first.planId });
  const second = await rig.job('voices.import.planTexts', {
    files: [rig.file('Two again.txt', 'Two texts.'), rig.file('Three.txt', 'Three texts.')],
  });
  expect(second.counts).toMatchObject({ sources: 1, skipped: 1 });
  const third = await rig.job('voices.import.planTexts', { files: [rig.file('One.txt', 'One text.')] });
  expect(third.counts).toMatchObject({ sources: 0, skipped: 1 });
  expect((await rig.refused('voices.import.apply', { planId: third.planId })).message).toMatch(/nothing/);
});

test('a deleted text can come in again', async () => {
  const file = rig.file('One.txt', 'One text.');
  const plan = await rig.job('voices.import.planTexts', { files: [file] });
  await rig.ask('voices.import.apply', { planId: plan.planId });
  const { ids } = await rig.ask('voices.grid.order', order);
  await rig.ask('voices.source.delete', { ids });
  const again = await rig.job('voices.import.planTexts', { files: [file] });
  expect(again.counts).toMatchObject({ sources: 1, skipped: 0 });
  await rig.ask('voices.import.apply', { planId: again.planId });
  expect((await rig.ask('voices.grid.order', order)).ids).toHaveLength(1);
});
