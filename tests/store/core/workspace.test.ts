import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { quickIntervals, Rig, recordingLog, startRig, until } from '../../fixtures/reliability/rig.ts';

const everything = { filter: {}, limit: 500, offset: 0 } as const;

test('recents are the files opened, newest first, with what is missing marked, and can be forgotten', async () => {
  let time = 1_000;
  const rig = startRig({ now: () => (time += 1_000) });
  for (const name of ['first', 'second', 'third']) await rig.create(name);
  await rig.open(rig.file('first'));
  await rig.call('workspace.close', {});
  rmSync(rig.file('second'));
  const recents = await rig.call('workspace.recents', {});
  expect(recents.map(({ name, missing, folder }) => ({ name, missing, folder }))).toEqual([
    { name: 'first', missing: false, folder: 'documents' },
    { name: 'third', missing: false, folder: 'documents' },
    { name: 'second', missing: true, folder: 'documents' },
  ]);
  expect(JSON.stringify(recents)).not.toContain(rig.home);
  expect(await rig.refusal('workspace.open', { file: recents[2]?.token ?? '' })).toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('moved, renamed or deleted'),
  });
  await rig.call('workspace.forgetRecent', { token: recents[2]?.token ?? '' });
  expect((await rig.call('workspace.recents', {})).map(({ name }) => name)).toEqual(['first', 'third']);
});

test('preferences outlive the process, and one that is broken does not cost the others', async () => {
  const first = new Rig();
  await first.call('workspace.setPreferences', { theme: 'dark', coderName: 'Ada Berg' });
  await first.store.close();
  const db = new Database(first.paths.appDb);
  db.exec(`UPDATE preference SET value = 'nonsense' WHERE key = 'theme'`);
  db.close();
  const second = startRig({ home: first.home });
  expect(await second.call('workspace.preferences', {})).toMatchObject({
    theme: 'system',
    coderName: 'Ada Berg',
  });
  await second.create('mine');
  expect((await second.call('workspace.coders', {})).map(({ name }) => name)).toEqual(['Ada Berg']);
  await second.close();
  rmSync(first.home, { recursive: true, force: true });
});

test('a damaged list of recents is made anew and keeps nobody from working', async () => {
  const rig = startRig();
  await rig.create('mine');
  await rig.store.close();
  writeFileSync(rig.paths.appDb, 'x'.repeat(9000));
  const again = startRig({ home: rig.home });
  expect(await again.call('workspace.recents', {})).toEqual([]);
  await again.open(again.file('mine'));
  expect(await again.call('workspace.recents', {})).toHaveLength(1);
});

test('without the example it says so', async () => {
  const rig = startRig();
  expect(await rig.refusal('workspace.openExample', {})).toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('did not come with this copy of Touchline'),
  });
});

test('each look at the example is a fresh copy', async () => {
  const maker = startRig();
  await maker.create('example');
  await maker.note('Of the example');
  await maker.call('workspace.close', {});
  const rig = startRig({ exampleFile: maker.file('example'), now: () => Date.UTC(2026, 4, 6) });
  const first = await rig.call('workspace.openExample', {});
  expect(first).toMatchObject({ name: 'Fernlea Broadband example 2026-05-06', readOnly: false, notices: [] });
  await rig.note('Tried out');
  const second = await rig.call('workspace.openExample', {});
  expect(second.name).toBe('Fernlea Broadband example 2026-05-06 (2)');
  expect((await rig.call('voices.sources', everything)).total).toBe(1);
});

test('without a workspace nothing of one can be asked or done', async () => {
  const rig = startRig();
  const failures = [
    await rig.refusal('voices.sources', everything),
    await rig.refusal('voices.source.add', { kind: 'note', title: 'a', text: 'b' }),
    await rig.refusal('workspace.undo', {}),
    await rig.refusal('workspace.backupNow', {}),
    await rig.refusal('workspace.saveCopy', { file: rig.token(rig.file('copy')) }),
    await rig.refusal('workspace.coder.choose', { id: 1 }),
    await rig.refusal('workspace.verify', {}),
  ];
  for (const failure of failures) {
    expect(failure).toMatchObject({ code: 'not-found', message: 'No workspace is open. Open one first.' });
  }
  expect(await rig.call('workspace.state', {})).toBeNull();
  expect(await rig.call('workspace.backups', {})).toEqual([]);
});

test('where a workspace cannot be opened, the one on the screen stays', async () => {
  const rig = startRig();
  await rig.create('mine');
  const events = rig.events.length;
  await rig.refusal('workspace.open', { file: rig.token(rig.file('nowhere')) });
  expect(await rig.call('workspace.state', {})).toMatchObject({ name: 'mine' });
  expect(rig.events.length).toBe(events);
});

test('opens, closes and copies asked for at once happen one after another and leave nothing half-open', async () => {
  const log = recordingLog();
  const rig = startRig({ log });
  for (const name of ['a', 'b', 'c']) {
    await rig.create(name);
    await rig.note(`In ${name}`);
  }
  await rig.call('workspace.close', {});
  const send = (op: string, input: object) => rig.store.transport.send({ op, input });
  const asked = Array.from({ length: 12 }, (_, number) => {
    const name = ['a', 'b', 'c'][number % 3] ?? 'a';
    return [
      send('workspace.open', { file: rig.token(rig.file(name)) }),
      send('voices.source.add', { kind: 'note', title: `n${number}`, text: name }),
      send('workspace.saveCopy', { file: rig.token(rig.file(`copy ${number}`)) }),
      send('workspace.backupNow', {}),
      ...(number % 4 === 3 ? [send('workspace.close', {})] : []),
    ];
  }).flat();
  const replies = await Promise.all(asked);
  for (const reply of replies) {
    if (!reply.ok) expect(reply.failure.code, reply.failure.message).toBe('not-found');
  }
  expect(log.errors).toEqual([]);
  // Never two open at once: each is announced as closed before the next is announced as open.
  const names = rig.events.flatMap((event) =>
    event.type === 'workspace' ? [event.workspace?.name ?? null] : [],
  );
  const changes = names.filter((name, index) => name !== names[index - 1]);
  for (const [index, name] of changes.entries())
    if (name !== null) expect(changes[index + 1] ?? null).toBeNull();
  await rig.call('workspace.close', {});
  for (const name of ['a', 'b', 'c']) {
    expect(await rig.open(rig.file(name))).toMatchObject({ readOnly: false, notices: [] });
  }
  expect(
    readdirSync(rig.paths.documents)
      .filter((name) => /lock|reserve|wal|shm|unfinished/.test(name))
      .sort(),
  ).toEqual(['c.touchline-lock', 'c.touchline-reserve', 'c.touchline-shm', 'c.touchline-wal']);
});

test('queries are answered while a workspace is being copied and backed up', async () => {
  const rig = startRig();
  await rig.create('busy');
  for (let note = 1; note <= 30; note += 1) await rig.note('x '.repeat(100_000));
  let copied = false;
  const copy = rig.call('workspace.saveCopy', { file: rig.token(rig.file('copy')) }).then(() => {
    copied = true;
  });
  let answered = 0;
  let written = 0;
  while (!copied && answered < 10_000) {
    await rig.call('voices.source.get', { id: 1 });
    answered += 1;
    if (answered % 10 === 0) {
      await rig.note(`During ${answered}`);
      written += 1;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  await copy;
  expect(answered).toBeGreaterThan(3);
  const { total } = await rig.call('voices.sources', everything);
  expect(total).toBe(30 + written);
  await rig.open(rig.file('copy'));
  // What was written while it was made may be in it or not; what was there before is.
  expect((await rig.call('voices.sources', everything)).total).toBeGreaterThanOrEqual(30);
});

test('moving to another folder copies, opens the copy and leaves the old file as it was', async () => {
  const rig = startRig();
  const cloud = path.join(rig.home, 'Dropbox', 'work');
  mkdirSync(cloud, { recursive: true });
  const file = path.join(cloud, 'mine.touchline');
  const created = await rig.call('workspace.create', { file: rig.token(file) });
  expect(created.notices).toMatchObject([
    { kind: 'cloud-folder', message: expect.stringContaining('lies in Dropbox') },
  ]);
  await rig.note('In the cloud');
  // Nothing a sync program could mispair.
  expect(existsSync(`${file}-wal`)).toBe(false);
  // Jobs read a copy there: reading the file itself would keep the store from writing.
  expect(await rig.job('workspace.verify', {})).toEqual({ checked: 1, damaged: [] });
  const scratch = readdirSync(rig.paths.scratch, { recursive: true }).map(String);
  await until(
    'the copy to be gone',
    () => !readdirSync(rig.paths.scratch, { recursive: true }).some((name) => String(name).includes('job-')),
  );
  expect(scratch.length).toBeGreaterThan(0);

  const moved = await rig.call('workspace.moveTo', { file: rig.token(rig.file('mine')) });
  expect(moved).toMatchObject({ name: 'mine', readOnly: false, notices: [] });
  await rig.note('At home');
  expect((await rig.call('voices.sources', everything)).total).toBe(2);
  expect(await rig.refusal('workspace.moveTo', { file: rig.token(file) })).toMatchObject({
    code: 'invalid-input',
  });
  await rig.open(file);
  expect((await rig.call('voices.sources', everything)).total).toBe(1);
  await rig.call('workspace.close', {});
  expect(readdirSync(cloud)).toEqual(['mine.touchline']);
});

test('half an hour after the last backup a changed workspace is backed up, an unchanged one not', async () => {
  let time = Date.UTC(2026, 0, 1);
  const rig = startRig({ now: () => time, intervals: quickIntervals });
  await rig.create('kept');
  time += 31 * 60_000;
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await rig.call('workspace.backups', {})).toEqual([]);
  await rig.note('Something new');
  time += 31 * 60_000;
  await until('the backup', () =>
    readdirSync(rig.paths.backups, { recursive: true }).some((name) => String(name).endsWith('.json')),
  );
  expect(await rig.call('workspace.backups', {})).toMatchObject([{ reason: 'every half hour', sources: 1 }]);
  await rig.note('And newer');
  time += 1000;
  await rig.call('workspace.close', {});
  await rig.open(rig.file('kept'));
  expect((await rig.call('workspace.backups', {})).map(({ reason }) => reason)).toEqual([
    'at close',
    'every half hour',
  ]);
});

test('scratch of ended processes is removed at start, of running ones not', async () => {
  const first = startRig();
  const scratch = first.paths.scratch;
  const dead = path.join(scratch, 'store-999999999-abc');
  const alive = path.join(scratch, `server-${process.ppid}-abc`);
  for (const folder of [dead, alive]) mkdirSync(folder);
  const second = startRig({ home: first.home });
  expect(existsSync(dead)).toBe(false);
  expect(existsSync(alive)).toBe(true);
  expect(readdirSync(scratch).filter((name) => name.startsWith(`store-${process.pid}-`))).toHaveLength(2);
  await second.close();
  expect(readdirSync(scratch).filter((name) => name.startsWith(`store-${process.pid}-`))).toHaveLength(1);
});
