import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { change, hashesIn } from '../../fixtures/reliability/files.ts';
import { litter, type Rig, startRig } from '../../fixtures/reliability/rig.ts';

/** A rig with a workspace open, so that "the user keeps what is on the screen" can be seen. */
async function rigWithOneOpen(): Promise<Rig> {
  const rig = startRig();
  await rig.create('open');
  await rig.note('Words that stay');
  return rig;
}

const SCHEMA_VERSION_AT = 60;

const cases: readonly {
  readonly name: string;
  readonly make: (file: string, good: string) => void;
  readonly code: string;
  readonly words: RegExp;
}[] = [
  {
    name: 'a text file',
    make: (file) => writeFileSync(file, 'Dear diary, '.repeat(50)),
    code: 'invalid-input',
    words: /“bad\.touchline” is not a Touchline workspace.*Import/,
  },
  {
    name: 'another program’s SQLite database',
    make(file) {
      const db = new Database(file);
      db.exec('CREATE TABLE t (a)');
      db.close();
    },
    code: 'invalid-input',
    words: /is not a Touchline workspace/,
  },
  {
    name: 'an empty file',
    make: (file) => writeFileSync(file, ''),
    code: 'corrupt',
    words: /empty or cut off/,
  },
  {
    name: 'a file cut off in its header',
    make(file, good) {
      copyFileSync(good, file);
      truncateSync(file, 60);
    },
    code: 'corrupt',
    words: /empty or cut off.*Restore a backup/,
  },
  {
    name: 'a file whose beginning was wiped',
    make(file, good) {
      copyFileSync(good, file);
      change(file, 0, 4096, () => 0);
    },
    code: 'corrupt',
    words: /its beginning was wiped.*Restore a backup/,
  },
  { name: 'a folder', make: (file) => mkdirSync(file), code: 'invalid-input', words: /is a folder/ },
  { name: 'nothing', make: () => undefined, code: 'not-found', words: /is not there any more/ },
  {
    name: 'a file from a newer program',
    make(file, good) {
      copyFileSync(good, file);
      change(file, SCHEMA_VERSION_AT, 4, () => 1);
    },
    code: 'from-future',
    words: /saved by a newer Touchline. Update/,
  },
  {
    name: 'a workspace whose tables are gone',
    make(file, good) {
      copyFileSync(good, file);
      const db = new Database(file);
      for (const name of ['meta', 'source_text']) db.exec(`DROP TABLE ${name}`);
      db.close();
    },
    code: 'corrupt',
    words: /so that nothing of it can be read\. It was left as it is\./,
  },
];

for (const { name, make, code, words } of cases) {
  test(`${name} is refused in words, nothing changes and the open workspace stays open`, async () => {
    const rig = await rigWithOneOpen();
    const good = path.join(rig.home, 'good.touchline');
    await rig.call('workspace.saveCopy', { file: rig.token(good) });
    const folder = path.join(rig.home, 'bad');
    mkdirSync(folder);
    const bad = path.join(folder, 'bad.touchline');
    make(bad, good);
    const before = hashesIn(folder);

    const failure = await rig.refusal('workspace.open', { file: rig.token(bad) });
    expect(failure).toMatchObject({ code, message: expect.stringMatching(words) });
    expect(failure.ref).toBeUndefined();
    expect(hashesIn(folder)).toMatchObject(before);
    expect(litter(folder)).toEqual([]);
    expect(await rig.call('workspace.state', {})).toMatchObject({ name: 'open', readOnly: false });
    expect((await rig.note('Still writable')).id).toBe(2);
  });
}

test('a new workspace does not replace a file, and a copy not the open one', async () => {
  const rig = await rigWithOneOpen();
  const other = rig.file('other');
  writeFileSync(other, 'mine');
  expect(await rig.refusal('workspace.create', { file: rig.token(other) })).toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('already exists'),
  });
  expect(readFileSync(other, 'utf8')).toBe('mine');
  const alias = path.join(rig.home, 'alias.touchline');
  symlinkSync(rig.file('open'), alias);
  for (const itself of [rig.file('open'), alias]) {
    expect(await rig.refusal('workspace.saveCopy', { file: rig.token(itself) })).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('Choose another name for the copy'),
    });
  }
  expect((await rig.note('Still writable')).id).toBe(2);
});

test('under a symbolic link a workspace is the same workspace', async () => {
  const rig = await rigWithOneOpen();
  const alias = path.join(rig.home, 'alias.touchline');
  symlinkSync(rig.file('open'), alias);
  const { sessionId } = await rig.call('workspace.open', { file: rig.token(alias) });
  expect((await rig.call('workspace.state', {}))?.sessionId).toBe(sessionId);
  const second = startRig({ home: rig.home });
  expect(await second.refusal('workspace.open', { file: second.token(alias) })).toMatchObject({
    code: 'busy',
  });
});

test('a file with a second name is opened for reading only: each name would have a lock of its own', async () => {
  const rig = await rigWithOneOpen();
  await rig.call('workspace.close', {});
  linkSync(rig.file('open'), path.join(rig.home, 'twin.touchline'));
  const state = await rig.open(rig.file('open'));
  expect(state).toMatchObject({ readOnly: true, readOnlyReason: expect.stringContaining('hard link') });
});

test('what an earlier file of the name left beside is not played into a new one', async () => {
  const rig = await rigWithOneOpen();
  await rig.note('Of the first file');
  const stale = readFileSync(`${rig.file('open')}-wal`);
  expect(stale.length).toBeGreaterThan(0);
  for (const name of ['created', 'copied', 'restored']) writeFileSync(`${rig.file(name)}-wal`, stale);
  await rig.call('workspace.saveCopy', { file: rig.token(rig.file('copied')) });
  const { id } = await rig.call('workspace.backupNow', {});
  await rig.call('workspace.restoreBackup', { id, file: rig.token(rig.file('restored')) });
  expect((await rig.call('voices.sources', { filter: {}, limit: 10, offset: 0 })).total).toBe(2);
  await rig.create('created');
  expect((await rig.call('voices.sources', { filter: {}, limit: 10, offset: 0 })).total).toBe(0);
  await rig.open(rig.file('copied'));
  expect((await rig.call('voices.sources', { filter: {}, limit: 10, offset: 0 })).total).toBe(2);
  await rig.call('workspace.close', {});
  // It may hold somebody's last edits, so it is kept under another name.
  const kept = litter(rig.paths.documents);
  expect(kept).toHaveLength(3);
  expect(kept.every((name) => name.includes('.left-over-'))).toBe(true);
});

test('a write-protected file, and one in a write-protected folder, open for reading and are not touched', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchline-protected-'));
  onTestFinished(() => {
    for (const name of ['file', 'folder', 'hot']) chmodSync(path.join(folder, name), 0o755);
    rmSync(folder, { recursive: true, force: true });
  });
  chmodSync(folder, 0o755);
  const rig = await rigWithOneOpen();
  const home = path.join(folder, 'home');
  for (const name of ['file', 'folder', 'hot', 'home']) mkdirSync(path.join(folder, name));
  const at = (name: string) => path.join(folder, name, 'protected.touchline');
  // One that was not closed: its last edit is only in the `-wal` beside it.
  copyFileSync(rig.file('open'), at('hot'));
  copyFileSync(`${rig.file('open')}-wal`, `${at('hot')}-wal`);
  chmodSync(at('hot'), 0o444);
  chmodSync(`${at('hot')}-wal`, 0o444);
  await rig.call('workspace.close', {});
  for (const name of ['file', 'folder']) copyFileSync(rig.file('open'), at(name));
  chmodSync(at('file'), 0o444);
  chmodSync(path.join(folder, 'folder'), 0o555);
  chmodSync(path.join(folder, 'hot'), 0o555);

  for (const name of ['file', 'folder', 'hot']) {
    const before = hashesIn(path.join(folder, name));
    const output = execFileSync(
      process.execPath,
      [path.resolve(import.meta.dirname, '../../fixtures/reliability/unprivileged.ts'), at(name)],
      { env: { ...process.env, TOUCHLINE_HOME: home, NODE_NO_WARNINGS: '1' }, encoding: 'utf8' },
    );
    const { opened, edited, read, beside } = JSON.parse(output);
    expect(opened, name).toMatchObject({
      ok: true,
      value: { readOnly: true, readOnlyReason: expect.stringContaining('write-protected') },
    });
    expect(edited).toMatchObject({
      ok: false,
      failure: { code: 'read-only', message: expect.stringContaining('Save a copy') },
    });
    expect(read).toMatchObject({ ok: true, value: { total: 1 } });
    expect(beside).toEqual(Object.keys(before));
    expect(hashesIn(path.join(folder, name))).toEqual(before);
  }
});
