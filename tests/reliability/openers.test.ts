import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openReader } from '../../electron/store/core/open-connection.ts';
import { acquireLock, lockPath } from '../../electron/store/file/lock.ts';
import { hashOf } from '../fixtures/reliability/files.ts';
import {
  inLong,
  litter,
  quickIntervals,
  type Rig,
  soundness,
  startRig,
  until,
} from '../fixtures/reliability/rig.ts';
import { startWriter } from '../fixtures/reliability/start-writer.ts';

const everything = { filter: {}, limit: 500, offset: 0 } as const;

test('a second process is kept out, offered a read-only copy, and let in once the first was killed', async () => {
  const rig = startRig();
  await rig.create('shared');
  const file = rig.file('shared');
  await rig.note('Written by the first');
  await rig.call('workspace.close', {});
  const rounds = inLong(50, 5);
  for (let round = 1; round <= rounds; round += 1) {
    const writer = startWriter(rig.home, file, round, 'edit');
    expect(await writer.opened).toMatchObject({ opened: true, readOnly: false });
    expect(await rig.refusal('workspace.open', { file: rig.token(file) })).toMatchObject({
      code: 'busy',
      message: expect.stringContaining('already open in another Touchline window'),
      detail: { offer: 'read-only' },
    });
    expect(await rig.open(file, true)).toMatchObject({ readOnly: true, savedState: 'read-only' });
    expect((await rig.call('voices.sources', everything)).total).toBeGreaterThan(0);
    expect(await rig.refusal('workspace.undo', {})).toMatchObject({ code: 'read-only' });
    await writer.kill();
    expect(await rig.open(file)).toMatchObject({ readOnly: false });
    await rig.note(`Round ${round}`);
    await rig.call('workspace.close', {});
    expect(soundness(file)).toBe('ok');
    expect(litter(rig.paths.documents)).toEqual([]);
  }
  const db = openReader(file);
  expect(db.value(`SELECT count(*) FROM source WHERE title = 'A note'`)).toBe(rounds + 1);
  db.close();
}, 600_000);

test('of many that take the lock at once only one gets it, whoever lets go meanwhile', () => {
  const rig = startRig();
  const file = rig.file('locked');
  for (let round = 0; round < inLong(200, 8); round += 1) {
    const first = acquireLock(file);
    expect(() => acquireLock(file)).toThrow(/already open/);
    first.release();
    expect(existsSync(lockPath(file))).toBe(false);
  }
}, 300_000);

test('a lock file that lost its name to another is not a lock', () => {
  const rig = startRig();
  const file = rig.file('locked');
  const first = acquireLock(file);
  // What the first sees when it removes the file as the second is about to lock it.
  unlinkSync(lockPath(file));
  const second = acquireLock(file);
  expect(() => acquireLock(file)).toThrow(/already open/);
  second.release();
  first.release();
});

test('after two seconds of rest the file alone is whole', async () => {
  const rig = startRig({ intervals: quickIntervals });
  await rig.create('idle');
  for (let note = 1; note <= 50; note += 1) await rig.note(`Note ${note}`);
  const file = rig.file('idle');
  await until('the checkpoint', () => statSync(`${file}-wal`).size === 0);
  const copy = path.join(rig.home, 'alone.touchline');
  copyFileSync(file, copy);
  expect(soundness(copy)).toBe('ok');
  const second = startRig({ home: rig.home });
  await second.open(copy);
  expect((await second.call('voices.sources', everything)).total).toBe(50);
});

test('closed, the file is alone, whole and readable without writing anything beside it', async () => {
  const rig = startRig();
  await rig.create('closed');
  await rig.note('One');
  await rig.call('workspace.close', {});
  const file = rig.file('closed');
  expect(litter(rig.paths.documents)).toEqual([]);
  const before = hashOf(file);
  const db = openReader(file);
  expect(db.value('SELECT count(*) FROM source')).toBe(1);
  db.close();
  expect(litter(rig.paths.documents)).toEqual([]);
  expect(hashOf(file)).toBe(before);
});

/**
 * What is expected of a `-wal` left from an earlier state beside a newer file (a backup copied over a workspace that
 * was killed). SQLite plays it in without a word, which takes the file back to the earlier state or mixes the two.
 * A closed workspace says in its header that it has none: then it is put aside, with a notice.
 */
test('an old -wal beside a newer, closed file is put aside, not played in', async () => {
  const rig = startRig();
  const file = rig.file('old');
  const stale = await withStaleWal(rig, file);
  const before = hashOf(file);

  await rig.open(file, true);
  expect((await rig.call('voices.sources', everything)).total).toBe(330);
  expect(hashOf(file)).toBe(before);
  await rig.call('workspace.close', {});

  const state = await rig.open(file);
  expect(state).toMatchObject({
    readOnly: false,
    notices: [{ kind: 'recovered', message: expect.stringContaining('put aside') }],
  });
  expect((await rig.call('voices.sources', everything)).total).toBe(330);
  await rig.call('workspace.close', {});
  const [aside] = litter(rig.paths.documents);
  expect(readFileSync(path.join(rig.paths.documents, aside ?? '')).equals(stale)).toBe(true);
});

/** Makes a workspace of 330 notes with the `-wal` of its first thirty beside it. */
async function withStaleWal(rig: Rig, file: string): Promise<Buffer> {
  await rig.create('old');
  for (let note = 1; note <= 30; note += 1) await rig.note('x '.repeat(note * 40));
  const stale = readFileSync(`${file}-wal`);
  for (let note = 1; note <= 300; note += 1) await rig.note('newer '.repeat(note * 3));
  await rig.call('workspace.close', {});
  writeFileSync(`${file}-wal`, stale);
  return stale;
}

test.each([
  { what: 'deleted', act: (file: string) => unlinkSync(file) },
  { what: 'renamed', act: (file: string) => renameSync(file, `${file}.moved`) },
  {
    what: 'replaced',
    act(file: string) {
      copyFileSync(file, `${file}.other`);
      renameSync(`${file}.other`, file);
    },
  },
  { what: 'written over', act: (file: string) => writeFileSync(file, Buffer.alloc(500_000, 7)) },
])('$what while open: said within six seconds, nothing accepted, nothing lost', async ({ what, act }) => {
  const rig = startRig({ intervals: quickIntervals });
  await rig.create('gone');
  const file = rig.file('gone');
  await rig.note('One');
  await rig.call('workspace.backupNow', {});
  await rig.note('Two');
  if (what === 'written over') await until('rest', () => statSync(`${file}-wal`).size === 0);
  act(file);
  const replacement = hashOf(file);
  await until('the notice', () => noticesOf(rig).includes('moved'));
  expect(await rig.call('workspace.state', {})).toMatchObject({ readOnly: true, savedState: 'not-saved' });
  expect(await rig.refusal('voices.source.add', { kind: 'note', title: 'x', text: 'x' })).toMatchObject({
    code: 'read-only',
    message: expect.stringMatching(/Nothing was changed\..*Save a copy/),
  });
  if (what === 'written over') return;
  const copy = rig.file('saved in time');
  await rig.call('workspace.saveCopy', { file: rig.token(copy) });
  await rig.call('workspace.close', {});
  // What lies under the name now is somebody else's.
  expect(hashOf(file)).toBe(replacement);
  expect(litter(rig.paths.documents).filter((name) => !/\.(moved|other)$/.test(name))).toEqual([]);
  await rig.open(copy);
  expect((await rig.call('voices.sources', everything)).total).toBe(2);
  if (what !== 'renamed') return;
  // Under its new name the file is whole.
  renameSync(`${file}.moved`, file);
  expect(await rig.open(file)).toMatchObject({ readOnly: false });
  expect((await rig.call('voices.sources', everything)).total).toBe(2);
});

test('a file that vanishes is seen by the very next edit, before any look by the clock', async () => {
  const rig = startRig({ intervals: { look: 1e9 } });
  await rig.create('gone');
  await rig.note('One');
  unlinkSync(rig.file('gone'));
  expect(await rig.refusal('voices.source.add', { kind: 'note', title: 'x', text: 'x' })).toMatchObject({
    code: 'read-only',
  });
  expect(noticesOf(rig)).toEqual(['moved']);
  // The last state goes into the backups.
  await rig.call('workspace.close', {});
  const [folder = ''] = readdirSync(rig.paths.backups);
  expect(
    readdirSync(path.join(rig.paths.backups, folder))
      .map((name) => path.extname(name))
      .sort(),
  ).toEqual(['.json', '.touchline']);
});

function noticesOf(rig: Rig): readonly string[] {
  const last = rig.events.findLast((event) => event.type === 'workspace');
  return last?.type === 'workspace' ? (last.workspace?.notices.map(({ kind }) => kind) ?? []) : [];
}
