import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { APPLICATION_ID, openReader } from '../../electron/store/core/open-connection.ts';
import { checkHeader } from '../../electron/store/file/header.ts';
import { type Migration, migrations, SCHEMA_VERSION } from '../../electron/store/migrations/index.ts';
import { litter, type Rig, startRig } from '../fixtures/reliability/rig.ts';
import released from './released.json' with { type: 'json' };
import { contentText, schemaText } from './schema.ts';

test('a new file, made by running every migration, has the golden schema', async () => {
  const rig = startRig();
  await rig.create('new');
  await rig.call('workspace.close', {});
  const db = openReader(rig.file('new'));
  await expect(schemaText(db)).toMatchFileSnapshot('golden-schema.sql');
  expect(db.raw.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
  expect(db.raw.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
  db.close();
});

test('a released migration never changes: files out there have run it as it was', () => {
  const hashes = new Map(
    migrations.map(({ version, sql }) => [String(version), createHash('sha256').update(sql).digest('hex')]),
  );
  for (const [version, sha256] of Object.entries(released)) {
    expect(hashes.get(version), `migration ${version} was released; add a new one instead`).toBe(sha256);
  }
});

test('migrations are numbered upwards, one file each', () => {
  const versions = migrations.map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  const files = readdirSync(path.resolve(import.meta.dirname, '../../electron/store/migrations'))
    .filter((name) => name !== 'index.ts')
    .map((name) => Number(name.slice(0, 4)))
    .sort((a, b) => a - b);
  expect(files).toEqual(versions);
});

const NEXT: Migration = {
  version: SCHEMA_VERSION + 10,
  sql: `
    ALTER TABLE coder ADD COLUMN email TEXT NOT NULL DEFAULT '';
    CREATE TABLE weather (id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL, sky TEXT NOT NULL) STRICT;
    INSERT INTO weather (rev, sky) SELECT rev, title FROM source;`,
};

/** A workspace of today's program, closed, with work in it. */
async function workspaceOfToday(rig: Rig): Promise<string> {
  await rig.create('today');
  for (let note = 1; note <= 5; note += 1) await rig.note(`Text ${note}`, `Note ${note}`);
  await rig.call('voices.coding.add', {
    sourceId: 1,
    code: { name: 'Waiting', parentId: null },
    start: 0,
    end: 4,
  });
  await rig.call('workspace.close', {});
  return rig.file('today');
}

function inside(file: string): {
  readonly schema: string;
  readonly content: string;
  readonly version: number;
} {
  const db = openReader(file);
  try {
    return { schema: schemaText(db), content: contentText(db, ['coder']), version: checkHeader(file, 1e6) };
  } finally {
    db.close();
  }
}

test('a file of the program before is brought up in one go, after a verified backup of it as it was', async () => {
  const before = startRig();
  const file = await workspaceOfToday(before);
  const old = inside(file);
  const next = startRig({ home: before.home, migrations: [...migrations, NEXT] });
  expect(await next.open(file)).toMatchObject({
    readOnly: false,
    undoLabel: null,
    redoLabel: null,
    notices: [],
  });
  expect((await next.call('voices.source.get', { id: 3 })).text).toBe('Text 3');
  await next.note('Written by the new one');
  expect((await next.call('workspace.undo', {})).label).toContain('note');
  const [backup] = await next.call('workspace.backups', {});
  expect(backup).toMatchObject({ reason: 'before an update of the file', sources: 5, codings: 1 });
  await next.call('workspace.close', {});

  const now = inside(file);
  expect(now.version).toBe(NEXT.version);
  expect(now.schema).toContain('CREATE TABLE weather');
  const db = openReader(file);
  expect(db.column('SELECT sky FROM weather ORDER BY id')).toEqual([1, 2, 3, 4, 5].map((n) => `Note ${n}`));
  db.close();
  // The program before says that it is from a newer one; its own backup it can still read.
  expect(await before.refusal('workspace.open', { file: before.token(file) })).toMatchObject({
    code: 'from-future',
  });
  const [uid = ''] = readdirSync(before.paths.backups);
  const backupFile = path.join(before.paths.backups, uid, `${backup?.id}.touchline`);
  expect(inside(backupFile)).toMatchObject({ schema: old.schema, version: old.version });
});

test.each([
  { what: 'SQL that fails', sql: `${NEXT.sql} INSERT INTO nowhere VALUES (1);` },
  { what: 'rows that point nowhere', sql: 'DELETE FROM code;' },
  {
    what: 'a rule that is broken',
    sql: `INSERT INTO coder (uid, rev, name, initials) SELECT uid, rev, name, initials FROM coder;`,
  },
])('$what: the file stays as it was, in words, after the backup', async ({ sql }) => {
  const before = startRig();
  const file = await workspaceOfToday(before);
  const old = inside(file);
  const failing: Migration = { version: NEXT.version + 10, sql };
  const next = startRig({ home: before.home, migrations: [...migrations, NEXT, failing] });
  const failure = await next.refusal('workspace.open', { file: next.token(file) });
  expect(failure.message).toMatch(/could not be brought to the new version.*left as it was/);
  expect(failure.ref).toBeUndefined();
  expect(inside(file)).toEqual(old);
  expect(litter(next.paths.documents)).toEqual([]);
  expect(readdirSync(before.paths.backups)).toHaveLength(1);
  // The program it was made with opens it as ever.
  expect(await before.open(file)).toMatchObject({ readOnly: false, notices: [] });
  expect((await before.call('voices.sources', { filter: {}, limit: 9, offset: 0 })).total).toBe(5);
});
