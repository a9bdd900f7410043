import { expect, test } from 'vitest';
import { openReader } from '../../../../electron/store/core/open-connection.ts';
import { bytesWith, proposed, startRig } from './rig.ts';

test('while something reads the file it is not called confirmed; afterwards it can be done again', async () => {
  const rig = await startRig();
  await rig.note('My name is Zora Quillfeather.');
  const { plan, groups } = await rig.plan();
  await rig.apply(plan, proposed(groups));
  const reader = openReader(rig.file);
  reader.script('BEGIN');
  reader.value('SELECT count(*) FROM source');
  const failure = await rig.refused('voices.pseudonymise.confirm', { keepKey: false, deleteBackups: true });
  expect(failure).toMatchObject({ code: 'busy' });
  expect(failure.message).toMatch(/still reading the workspace/);
  expect((await rig.ask('voices.pseudonymise.state', {})).isUnconfirmed).toBe(true);
  // What holds the originals is not yet gone, so nothing else goes either.
  expect((await rig.ask('workspace.backups', {})).length).toBeGreaterThan(0);
  reader.script('COMMIT');
  reader.close();
  await rig.ask('voices.pseudonymise.confirm', { keepKey: false, deleteBackups: true });
  expect((await rig.ask('voices.pseudonymise.state', {})).isUnconfirmed).toBe(false);
  expect(bytesWith(rig.file, ['Quillfeather', 'quillfeather'])).toEqual([]);
}, 40_000);
