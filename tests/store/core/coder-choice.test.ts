import { expect, test } from 'vitest';
import { startRig } from '../../fixtures/reliability/rig.ts';

test('a chosen coder whose adding is undone is nobody: coding goes on as the first coder, and redo brings the choice back', async () => {
  const rig = startRig();
  await rig.create('mine');
  const note = await rig.note('Some words');
  const { id: second } = await rig.call('workspace.coder.add', { name: 'Bea' });
  await rig.call('workspace.coder.choose', { id: second });
  await rig.call('workspace.undo', {});
  const coders = await rig.call('workspace.coders', {});
  expect(coders.map(({ isActive }) => isActive)).toEqual([true]);
  const coding = { sourceId: note.id, code: { name: 'Praise', parentId: null }, start: 0, end: 4 };
  await rig.call('voices.coding.add', coding);
  const { codings } = await rig.call('voices.source.get', { id: note.id });
  expect(codings.map(({ coderId }) => coderId)).toEqual([coders[0]?.id]);
  await rig.call('workspace.undo', {});
  const third = await rig.call('workspace.coder.add', { name: 'Cleo' });
  expect(third.id).not.toBe(second);
  expect((await rig.call('workspace.coders', {})).map(({ isActive }) => isActive)).toEqual([true, false]);
});
