import { expect, test } from 'vitest';
import { openReader } from '../../../../electron/store/core/open-connection.ts';
import { bytesWith, proposed, type Rig, startRig } from './rig.ts';

const finds = async (rig: Rig, planId: string, groups: readonly number[]) =>
  (await rig.ask('voices.pseudonymise.finds', { planId, groups: [...groups], offset: 0, limit: 100 })).finds;

test('titles, memos, codes and queries that name a person are replaced and said; a log of labels too', async () => {
  const rig = await startRig();
  const id = await rig.note('My name is Zora Quillfeather.', 'Zora Quillfeather, Monday');
  await rig.ask('voices.memo.add', { sourceId: id, text: 'Zora is cross; see zora@example.org' });
  const code = await rig.ask('voices.code.add', { name: 'About Zora Quillfeather' });
  await rig.ask('voices.coding.add', { sourceId: id, code: { id: code.id }, start: 0, end: 10 });
  await rig.ask('voices.memo.add', { codeId: code.id, text: 'what Quillfeather said' });
  const { plan, groups } = await rig.plan();
  const places = await finds(
    rig,
    plan.planId,
    groups.map(({ n }) => n),
  );
  expect(places.map(({ place, context, from, to }) => [place, context.slice(from, to)])).toEqual([
    ['text', 'Zora Quillfeather'],
    ['title', 'Zora Quillfeather'],
    ['memo', 'Zora'],
    ['memo', 'zora@example.org'],
    ['memo', 'Quillfeather'],
    ['code', 'Zora Quillfeather'],
  ]);
  expect(groups.find(({ kind }) => kind === 'name')).toMatchObject({
    count: 5,
    beside: 4,
    label: 'Zora Quillfeather',
  });
  const applied = await rig.apply(plan, proposed(groups));
  expect(applied).toEqual({ inTexts: 1, beside: 5, sources: 1, changed: 0 });
  const source = await rig.ask('voices.source.get', { id });
  expect(source.title).toBe('[Person 1], Monday');
  expect((await rig.ask('voices.codes', {}))[0]?.name).toBe('About [Person 1]');
  await rig.ask('voices.pseudonymise.confirm', { keepKey: false, deleteBackups: true });
  // The labels of earlier steps held the code's name.
  expect(bytesWith(rig.file, ['Quillfeather', 'quillfeather', 'zora', 'Zora'])).toEqual([]);
});

test.each([
  `O'Neill "Bobby" <img src=x onerror=alert(1)>`,
  `Robert'); DROP TABLE source;--`,
  '$& $1 \\1 %s {{x}} *?[a-z]+(',
  'عبد الله 😀 e\u0301',
])('a list of names and replacements may hold anything: %s', async (name) => {
  const rig = await startRig();
  const id = await rig.note(`Before. Zora Quillfeather said so. After $& '.`);
  const { plan, groups } = await rig.plan({ names: ['Zora Quillfeather', name] });
  const group = groups.find(({ label }) => label === 'Zora Quillfeather');
  expect(group?.why).toBe('in your list');
  await rig.apply(plan, { groups: [{ n: group?.n ?? 0, replacement: name }], without: [] });
  expect(await rig.text(id)).toBe(`Before. ${name} said so. After $& '.`);
  await rig.ask('voices.pseudonymise.confirm', { keepKey: true, deleteBackups: false });
  const db = openReader(rig.file);
  expect(db.all('SELECT kind, original, replacement FROM replacement')).toEqual([
    { kind: 'name', original: 'Zora Quillfeather', replacement: name },
  ]);
  db.close();
});

test('only the sources chosen are looked through, with what is beside them', async () => {
  const rig = await startRig();
  const one = await rig.note('My name is Zora Quillfeather.', 'One');
  const two = await rig.note('My name is Ottoline Marsh.', 'Ottoline Marsh');
  const { plan, groups } = await rig.plan({ sourceIds: [two] });
  expect(plan.looked).toBe(1);
  expect(groups.map(({ label, count, beside }) => [label, count, beside])).toEqual([
    ['Ottoline Marsh', 2, 1],
  ]);
  await rig.apply(plan, proposed(groups));
  expect(await rig.text(one)).toBe('My name is Zora Quillfeather.');
  const kinds = await rig.plan({ kinds: ['email'] });
  expect(kinds.groups).toEqual([]);
});

test('what was replaced before is not found again, and a plan serves once', async () => {
  const rig = await startRig();
  await rig.note('My name is Zora Quillfeather, zora@example.org.');
  const { plan, groups } = await rig.plan();
  await rig.apply(plan, proposed(groups));
  const { message } = await rig.refused('voices.pseudonymise.groups', { planId: plan.planId });
  expect(message).toMatch(/already applied or given up/);
  expect((await rig.plan()).groups).toEqual([]);
});
