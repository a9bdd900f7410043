import { expect, test } from 'vitest';
import { openReader } from '../../../electron/store/core/open-connection.ts';
import { Rig, startRig } from '../../fixtures/reliability/rig.ts';

test('what can be undone outlives the process, and so do the words for it', async () => {
  const first = new Rig();
  await first.create('mine');
  await first.note('One', 'First note');
  await first.note('Two', 'Second note');
  await first.call('workspace.undo', {});
  const labels = await first.call('workspace.state', {});
  await first.store.close();
  const second = startRig({ home: first.home });
  expect(await second.open(second.file('mine'))).toMatchObject({
    undoLabel: labels?.undoLabel,
    redoLabel: labels?.redoLabel,
  });
  expect(labels?.undoLabel).toBeTruthy();
  expect(labels?.redoLabel).toBeTruthy();
  await second.call('workspace.redo', {});
  expect((await second.call('voices.source.get', { id: 2 })).text).toBe('Two');
  await second.call('workspace.undo', {});
  await second.call('workspace.undo', {});
  expect(await second.call('workspace.undo', {})).toEqual({ label: null });
  expect((await second.call('voices.sources', { filter: {}, limit: 1, offset: 0 })).total).toBe(0);
});

test('typing is one step and one line of what was done; a pause begins another', async () => {
  let time = Date.UTC(2026, 2, 1);
  const rig = startRig({ now: () => time });
  await rig.create('mine');
  const { id } = await rig.note('');
  time += 10_000;
  const type = async (insert: string) => {
    const { text, textRev } = await rig.call('voices.source.get', { id });
    await rig.call('voices.source.editText', {
      id,
      ifRev: textRev,
      changes: [{ from: text.length, to: text.length, insert }],
    });
  };
  for (const letter of 'hello') {
    await type(letter);
    time += 500;
  }
  time += 3000;
  await type(' again');
  const activity = await rig.call('workspace.activity', { limit: 50 });
  expect(activity.map(({ kind }) => kind)).toEqual(['do', 'do', 'do']);
  await rig.call('workspace.undo', {});
  expect((await rig.call('voices.source.get', { id })).text).toBe('hello');
  await rig.call('workspace.undo', {});
  expect((await rig.call('voices.source.get', { id })).text).toBe('');
  await rig.call('workspace.redo', {});
  expect((await rig.call('voices.source.get', { id })).text).toBe('hello');
});

test('two hundred steps are kept, the oldest dropped first', async () => {
  const rig = startRig();
  await rig.create('mine');
  for (let note = 1; note <= 210; note += 1) await rig.note('x', `Note ${note}`);
  let undone = 0;
  while ((await rig.call('workspace.undo', {})).label !== null) undone += 1;
  expect(undone).toBe(200);
  const { rows } = await rig.call('voices.sources', { filter: {}, limit: 50, offset: 0 });
  expect(rows.map(({ title }) => title)).toEqual(
    Array.from({ length: 10 }, (_, index) => `Note ${index + 1}`),
  );
});

test('64 MB of old rows are kept, the newest step always', async () => {
  const rig = startRig();
  await rig.create('mine');
  const { id } = await rig.note('a'.repeat(9_900_000));
  for (let edit = 0; edit < 10; edit += 1) {
    const { textRev } = await rig.call('voices.source.get', { id });
    await rig.call('voices.source.editText', {
      id,
      ifRev: textRev,
      changes: [{ from: 0, to: 1, insert: String(edit) }],
    });
    // Another command between them, so that they are steps of their own.
    await rig.call('voices.code.add', { name: `Code ${edit}` });
  }
  const db = openReader(rig.file('mine'));
  const bytes = db.value<number>('SELECT sum(bytes) FROM undo_log_step') ?? 0;
  const images = db.value<number>('SELECT sum(octet_length(text)) FROM undo_source_text') ?? 0;
  db.close();
  expect(bytes).toBeLessThanOrEqual(64 << 20);
  expect(bytes).toBeGreaterThan(40_000_000);
  // Nothing is left in the log that no step owns.
  expect(images).toBeLessThanOrEqual(bytes);
}, 60_000);

test('what was done, undone and redone is kept for good, with who did it', async () => {
  const rig = startRig();
  await rig.create('mine');
  await rig.note('One', 'First');
  const { id } = await rig.call('workspace.coder.add', { name: 'Grace Hall' });
  await rig.call('workspace.coder.choose', { id });
  await rig.note('Two', 'Second');
  await rig.call('workspace.undo', {});
  await rig.call('workspace.redo', {});
  const activity = await rig.call('workspace.activity', { limit: 50 });
  expect(activity.map(({ kind, coder }) => `${kind} ${coder}`)).toEqual([
    'redo Grace Hall',
    'undo Grace Hall',
    'do Grace Hall',
    'do Me',
    'do Me',
  ]);
  expect(await rig.call('workspace.activity', { limit: 2, before: activity[1]?.id })).toHaveLength(2);
  // Undoing what another did does not change whose work is being written.
  await rig.call('workspace.undo', {});
  await rig.call('workspace.undo', {});
  expect(
    (await rig.call('workspace.coders', {})).filter(({ isActive }) => isActive).length,
  ).toBeLessThanOrEqual(1);
});

test('a failed command leaves no trace: no row, no step, no event, no number', async () => {
  const rig = startRig();
  await rig.create('mine');
  await rig.note('One');
  const before = await rig.call('workspace.state', {});
  const events = rig.events.length;
  const { rev } = await rig.call('voices.source.get', { id: 1 });
  expect(
    await rig.refusal('voices.source.editText', {
      id: 1,
      ifRev: rev + 5,
      changes: [{ from: 0, to: 1, insert: 'x' }],
    }),
  ).toMatchObject({ code: 'conflict' });
  expect(await rig.call('workspace.state', {})).toEqual(before);
  expect(rig.events.length).toBe(events);
  const db = openReader(rig.file('mine'));
  expect(db.value('SELECT count(*) FROM activity')).toBe(1);
  expect(db.value('SELECT count(*) FROM undo_log_step')).toBe(1);
  db.close();
});

test('each commit says which rows changed, an undo the same ones', async () => {
  const rig = startRig();
  await rig.create('mine');
  const { id } = await rig.note('One');
  await rig.call('workspace.undo', {});
  const changed = rig.events.filter((event) => event.type === 'changed');
  expect(changed).toMatchObject([
    { seq: 1, ids: { source: [id], source_text: [id] }, redoLabel: null },
    { seq: 2, ids: { source: [id], source_text: [id] }, undoLabel: null },
  ]);
  expect(changed[1]?.redoLabel).toBe(changed[0]?.undoLabel);
});

test('a deletion that takes a coding with it is a step of its own, in the midst of typing', async () => {
  let time = Date.UTC(2026, 2, 1);
  const rig = startRig({ now: () => time });
  await rig.create('mine');
  const { id } = await rig.note('Nobody rang. They came late.');
  await rig.call('voices.coding.add', {
    sourceId: id,
    code: { name: 'No update', parentId: null },
    start: 0,
    end: 12,
  });
  time += 10_000;
  const edit = async (from: number, to: number, insert: string) => {
    time += 300;
    const { textRev } = await rig.call('voices.source.get', { id });
    return rig.call('voices.source.editText', { id, ifRev: textRev, changes: [{ from, to, insert }] });
  };
  const text = async () => (await rig.call('voices.source.get', { id })).text;
  await edit(28, 28, ' Very');
  await edit(33, 33, ' late.');
  expect((await edit(0, 13, '')).swallowed).toMatchObject([{ code: 'No update', text: 'Nobody rang.' }]);
  await edit(0, 0, 'Oh. ');
  await rig.call('workspace.undo', {});
  expect(await text()).toBe('They came late. Very late.');
  await rig.call('workspace.undo', {});
  expect(await text()).toBe('Nobody rang. They came late. Very late.');
  expect((await rig.call('voices.source.get', { id })).codings).toHaveLength(1);
  await rig.call('workspace.undo', {});
  expect(await text()).toBe('Nobody rang. They came late.');
});
