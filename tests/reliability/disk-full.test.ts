import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test as plainTest } from 'vitest';
import { openReader } from '../../electron/store/core/open-connection.ts';
import { hashesIn } from '../fixtures/reliability/files.ts';
import { inLong, litter, quickIntervals, Rig, soundness, startRig } from '../fixtures/reliability/rig.ts';
import { type SmallDisk, smallDisk } from '../fixtures/reliability/small-disk.ts';

const probe = smallDisk(1);
probe?.remove();
if (!probe) console.warn('skipped: a full disk needs the right to mount a tmpfs');
const test = plainTest.skipIf(!probe);

function disk(megabytes: number): SmallDisk {
  const made = smallDisk(megabytes);
  if (!made) throw new Error('No disk could be mounted');
  onTestFinished(() => made.remove());
  return made;
}

const MB = 1 << 20;

test('edits on a disk that fills up: the one under way is finished, then nothing more is accepted, none is lost', async () => {
  const rounds = inLong(20, 2);
  for (let round = 1; round <= rounds; round += 1) {
    const small = disk(28);
    const rig = startRig();
    const file = path.join(small.folder, 'full.touchline');
    await rig.call('workspace.create', { file: rig.token(file) });
    small.fill(round * 70_000);
    const acknowledged: string[] = [];
    let refused: unknown;
    for (let note = 1; note <= 400 && refused === undefined; note += 1) {
      const text = `Note ${note} ${'words '.repeat(note * 11)}`;
      const reply = await rig.store.transport.send({
        op: 'voices.source.add',
        input: { kind: 'note', title: `Note ${note}`, text },
      });
      if (reply.ok) acknowledged.push(text);
      else refused = reply.failure;
    }
    expect(refused).toMatchObject({
      code: 'read-only',
      message: expect.stringContaining('The disk is full. Free some space'),
    });
    expect(await rig.call('workspace.state', {})).toMatchObject({
      readOnly: true,
      savedState: 'not-saved',
      notices: [{ kind: 'disk-full', message: expect.stringContaining('Your last change was saved') }],
    });
    expect(acknowledged.length).toBeGreaterThan(0);
    expect((await rig.call('voices.sources', { filter: {}, limit: 1, offset: 0 })).total).toBe(
      acknowledged.length,
    );
    await rig.call('workspace.close', {});
    expect(litter(small.folder)).toEqual([]);
    small.free();
    // Opened again with room, it is writable again.
    expect(await rig.open(file)).toMatchObject({ readOnly: false });
    await rig.note('Room again');
    await rig.call('workspace.close', {});
    expect(soundness(file)).toBe('ok');
    const db = openReader(file);
    expect(db.column('SELECT text FROM source_text ORDER BY id')).toEqual([...acknowledged, 'Room again']);
    db.close();
    await rig.close();
  }
}, 600_000);

test('after the space was freed the same file opens again without being closed first', async () => {
  const small = disk(20);
  const rig = startRig();
  const file = path.join(small.folder, 'full.touchline');
  await rig.call('workspace.create', { file: rig.token(file) });
  await fillByEditing(rig, small);
  small.free();
  expect(await rig.open(file)).toMatchObject({ readOnly: false, notices: [] });
  await rig.note('Room again');
});

test('an edit that does not fit even into the reserve is refused, and smaller ones go on', async () => {
  const small = disk(24);
  const rig = startRig();
  await rig.call('workspace.create', { file: rig.token(path.join(small.folder, 'full.touchline')) });
  await rig.note('Before');
  small.fill(200_000);
  expect(
    await rig.refusal('voices.source.add', { kind: 'note', title: 'Huge', text: 'h'.repeat(9_900_000) }),
  ).toMatchObject({
    code: 'disk',
    message: expect.stringMatching(/disk is full.*not made.*Free some space/),
  });
  expect(await rig.call('workspace.state', {})).toMatchObject({ readOnly: false, savedState: 'saved' });
  await rig.note('A small one');
  expect(statSync(path.join(small.folder, 'full.touchline-reserve')).size).toBe(8 * MB);
});

test('an import that does not fit is not made at all, in words, and the workspace stays writable', async () => {
  const small = disk(24);
  const rig = startRig();
  await rig.call('workspace.create', { file: rig.token(path.join(small.folder, 'full.touchline')) });
  await rig.note('Before');
  const files = [1, 2, 3, 4, 5, 6].map((number) => {
    const file = path.join(rig.home, `long ${number}.txt`);
    writeFileSync(file, `${number} ${'many words and more '.repeat(60_000)}`);
    return rig.store.tokens.grant(file, 'import').token;
  });
  const plan = await rig.job('voices.import.planTexts', { files });
  if ('code' in plan) throw new Error(plan.message);
  small.fill(300_000);
  expect(await rig.refusal('voices.import.apply', { planId: plan.planId })).toMatchObject({
    code: 'disk',
    message: expect.stringContaining('not made'),
  });
  expect((await rig.call('voices.sources', { filter: {}, limit: 9, offset: 0 })).total).toBe(1);
  expect(await rig.call('workspace.state', {})).toMatchObject({ readOnly: false, notices: [] });
  await rig.note('A small one');
  expect(await rig.call('workspace.state', {})).toMatchObject({ readOnly: false, notices: [] });
  // With room the very same plan can be applied.
  small.free();
  expect((await rig.call('voices.import.apply', { planId: plan.planId })).sources).toBe(6);
}, 60_000);

test('backups on a full disk: said, earlier ones kept, nothing half-done left', async () => {
  const small = disk(24);
  const rig = new Rig({ home: small.folder, intervals: quickIntervals });
  onTestFinished(() => rig.close());
  await rig.create('here');
  await rig.note('x '.repeat(400_000));
  const first = await rig.call('workspace.backupNow', {});
  small.fill(100_000);
  expect(await rig.refusal('workspace.backupNow', {})).toMatchObject({
    code: 'disk',
    message: expect.stringContaining('earlier backups were kept'),
  });
  expect((await rig.call('workspace.state', {}))?.notices).toMatchObject([{ kind: 'backup-failed' }]);
  expect(await rig.call('workspace.backups', {})).toEqual([first]);
  const [folder = ''] = readdirSync(rig.paths.backups);
  expect(readdirSync(path.join(rig.paths.backups, folder)).sort()).toEqual([
    `${first.id}.json`,
    `${first.id}.touchline`,
  ]);
  // A bulk change waits for its backup, so it is not made either.
  const text = path.join(rig.home, 'a.txt');
  small.free();
  writeFileSync(text, 'some words');
  const plan = await rig.job('voices.import.planTexts', {
    files: [rig.store.tokens.grant(text, 'import').token],
  });
  if ('code' in plan) throw new Error(plan.message);
  small.fill(100_000);
  expect(await rig.refusal('voices.import.apply', { planId: plan.planId })).toMatchObject({ code: 'disk' });
  small.free();
  await rig.close();
});

test('a copy, a new workspace, a restored one on a full disk: refused in words, nothing left behind', async () => {
  const small = disk(4);
  const rig = startRig();
  await rig.create('elsewhere');
  await rig.note('x '.repeat(900_000));
  const { id } = await rig.call('workspace.backupNow', {});
  const older = path.join(small.folder, 'older.touchline');
  writeFileSync(older, 'an older copy, to be replaced');
  small.fill(60_000);
  const before = hashesIn(small.folder);
  const target = rig.token(path.join(small.folder, 'new.touchline'));
  const refusals = [
    await rig.refusal('workspace.saveCopy', { file: target }),
    await rig.refusal('workspace.saveCopy', { file: rig.token(older) }),
    await rig.refusal('workspace.moveTo', { file: target }),
    await rig.refusal('workspace.restoreBackup', { id, file: target }),
    await rig.refusal('workspace.create', { file: target }),
  ];
  for (const refusal of refusals) {
    expect(refusal).toMatchObject({ code: 'disk', message: expect.stringMatching(/room|space/) });
  }
  expect(hashesIn(small.folder)).toEqual(before);
  expect(await rig.call('workspace.state', {})).toMatchObject({ name: 'elsewhere', readOnly: false });
  await rig.note('Still writable');
});

test('a store starts, and reads, on a disk that was full before', async () => {
  const small = disk(20);
  const home = path.join(small.folder, 'home');
  mkdirSync(home);
  const first = new Rig({ home });
  await first.create('here');
  await first.note('Words');
  await first.close();
  const second = new Rig({ home });
  onTestFinished(() => second.close());
  small.fill(0);
  const state = await second.open(second.file('here'), true);
  expect(state.readOnly).toBe(true);
  expect((await second.call('voices.sources', { filter: {}, limit: 9, offset: 0 })).total).toBe(1);
  const third = new Rig({ home: path.join(small.folder, 'home') });
  onTestFinished(() => third.close());
  expect(await third.call('workspace.preferences', {})).toMatchObject({ theme: 'system' });
});

async function fillByEditing(rig: Rig, small: SmallDisk): Promise<void> {
  small.fill(100_000);
  for (let note = 0; note < 400; note += 1) {
    await rig.store.transport.send({
      op: 'voices.source.add',
      input: { kind: 'note', title: 'n', text: 'words '.repeat(2000) },
    });
    if ((await rig.call('workspace.state', {}))?.readOnly) return;
  }
  throw new Error('The disk did not fill up');
}
