import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openReader } from '../../electron/store/core/open-connection.ts';
import { verifiedBackupPath } from '../../electron/store/file/backup.ts';
import { verifyTexts } from '../../electron/store/file/texts.ts';
import { change, hashOf, seeded } from '../fixtures/reliability/files.ts';
import {
  inLong,
  litter,
  quickIntervals,
  type Rig,
  sleep,
  startRig,
  until,
} from '../fixtures/reliability/rig.ts';

/** A closed workspace of a few hundred pages, with a backup of it. */
async function damageable(rig: Rig, notes = 60, longest = 700): Promise<string> {
  await rig.create('damaged');
  const random = seeded(7);
  for (let note = 1; note <= notes; note += 1) {
    const words = Array.from({ length: 20 + Math.floor(random() * longest) }, () =>
      Math.floor(random() * 9e9).toString(36),
    );
    const { id } = await rig.note(words.join(' '), `Note ${note}`);
    await rig.call('voices.coding.add', {
      sourceId: id,
      code: { name: `Code ${note}`, parentId: null },
      start: 0,
      end: 6,
    });
  }
  await rig.call('workspace.backupNow', {});
  await rig.call('workspace.close', {});
  return rig.file('damaged');
}

test('a bit flipped in a stored text is always found by its hash', async () => {
  const rig = startRig();
  const file = await damageable(rig);
  const clean = path.join(rig.home, 'clean.touchline');
  copyFileSync(file, clean);
  const texts = placesOfTexts(file);
  expect(texts.length).toBeGreaterThan(20);
  const random = seeded(11);
  const flips = inLong(2000, 200);
  let bySqlite = 0;
  for (let flip = 0; flip < flips; flip += 1) {
    copyFileSync(clean, file);
    const { offset, length, id } = texts[Math.floor(random() * texts.length)] ?? {
      offset: 0,
      length: 0,
      id: 0,
    };
    change(file, offset + Math.floor(random() * length), 1, (byte) => byte ^ (1 << Math.floor(random() * 8)));
    const db = openReader(file);
    try {
      if (db.raw.pragma('integrity_check', { simple: true }) !== 'ok') bySqlite += 1;
      expect(verifyTexts(db).damaged.map((text) => text.id)).toEqual([id]);
    } finally {
      db.close();
    }
  }
  // That SQLite itself sees none of it is why the hashes are there.
  expect(bySqlite).toBeLessThan(flips / 10);
}, 600_000);

/** Where in the file pieces of each source's text lie in one run of bytes. */
function placesOfTexts(
  file: string,
): readonly { readonly id: number; readonly offset: number; readonly length: number }[] {
  const whole = readFileSync(file);
  const db = new Database(file, { readonly: true });
  const rows = db.prepare('SELECT id, text FROM source_text').all() as { id: number; text: string }[];
  db.close();
  return rows.flatMap(({ id, text }) => {
    const piece = Buffer.from(text.slice(0, 100));
    const offset = whole.indexOf(piece);
    // SQLite leaves dead copies behind when it moves cells about; a bit flipped there is no damage.
    const isOnlyOne = offset !== -1 && whole.indexOf(piece, offset + 1) === -1;
    return !isOnlyOne ? [] : [{ id, offset, length: piece.length }];
  });
}

const PAGE = 4096;

const damages: readonly {
  readonly name: string;
  readonly hit: (file: string, random: () => number) => void;
}[] = [
  {
    name: 'a flipped bit in a text',
    hit(file, random) {
      const texts = placesOfTexts(file);
      const place = texts[Math.floor(random() * texts.length)];
      change(file, place?.offset ?? 0, 1, (byte) => byte ^ 4);
    },
  },
  {
    name: 'a zeroed page',
    hit: (file, random) => change(file, page(file, random) * PAGE, PAGE, () => 0),
  },
  {
    name: 'a page of noise',
    hit: (file, random) => change(file, page(file, random) * PAGE, PAGE, () => Math.floor(random() * 256)),
  },
  {
    name: 'a file cut off',
    hit: (file, random) => truncateSync(file, Math.floor(statSync(file).size * (0.2 + random() * 0.7))),
  },
  {
    name: 'two pages swapped',
    hit(file, random) {
      const whole = readFileSync(file);
      const [a, b] = [page(file, random), page(file, random)];
      const at = a === b ? a + 1 : a;
      for (const [to, from] of [
        [at, b],
        [b, at],
      ] as const) {
        let index = from * PAGE;
        change(file, to * PAGE, PAGE, () => whole[index++] ?? 0);
      }
    },
  },
];

/** Any page but the first, which the header check sees. */
function page(file: string, random: () => number): number {
  return 1 + Math.floor(random() * (statSync(file).size / PAGE - 2));
}

for (const { name, hit } of damages) {
  test(`${name}: read-only or refused, a copy kept aside, the original untouched, restored into a new file`, async () => {
    const rig = startRig();
    const file = await damageable(rig, 25, 2000);
    const clean = path.join(rig.home, 'clean.touchline');
    copyFileSync(file, clean);
    const random = seeded(name.length);
    let found = 0;
    const rounds = inLong(60, 8);
    for (let round = 0; round < rounds; round += 1) {
      copyFileSync(clean, file);
      await sleep(2);
      hit(file, random);
      const damaged = hashOf(file);
      const asideBefore = asideIn(rig);
      const reply = await rig.store.transport.send({
        op: 'workspace.open',
        input: { file: rig.token(file) },
      });
      const aside = asideIn(rig).filter((copy) => !asideBefore.includes(copy));
      if (reply.ok) {
        const state = reply.value as Awaited<ReturnType<Rig['open']>>;
        // Some pages hold nothing that counts: free ones, or parts of an index that quick_check passes over.
        if (!state.readOnly) {
          await rig.call('workspace.close', {});
          continue;
        }
        expect(state.notices).toMatchObject([
          { kind: 'damaged', message: expect.stringContaining('damaged') },
        ]);
        expect(state.notices[0]?.message).toContain(path.basename(aside[0] ?? 'none'));
        expect(await rig.refusal('voices.source.add', { kind: 'note', title: 'x', text: 'x' })).toMatchObject(
          {
            code: 'read-only',
          },
        );
      } else {
        expect(reply.failure).toMatchObject({
          code: 'corrupt',
          message: expect.stringContaining('left as it is'),
        });
      }
      found += 1;
      expect(aside).toHaveLength(1);
      expect(hashOf(aside[0] ?? '')).toBe(damaged);
      // Also where nothing of it can be read, its backups are at hand.
      const [backup] = await rig.call('workspace.backups', {});
      const restored = rig.file(`restored ${round}`);
      await rig.call('workspace.restoreBackup', { id: backup?.id ?? '', file: rig.token(restored) });
      expect(await rig.call('workspace.state', {})).toMatchObject({ readOnly: false, notices: [] });
      expect((await rig.call('voices.sources', { filter: {}, limit: 1, offset: 0 })).total).toBe(25);
      expect(hashOf(file)).toBe(damaged);
      await rig.call('workspace.close', {});
    }
    expect(found).toBeGreaterThanOrEqual(Math.ceil(rounds / 2));
    expect(litter(rig.paths.documents)).toEqual([]);
  }, 600_000);
}

function asideIn(rig: Rig): readonly string[] {
  return readdirSync(rig.paths.documents)
    .filter((name) => name.includes('.damaged-'))
    .map((name) => path.join(rig.paths.documents, name));
}

test('damage that comes while the workspace is open stops the writing and keeps the older backups', async () => {
  const rig = startRig({ intervals: quickIntervals });
  const file = await damageable(rig, 12);
  await rig.open(file);
  await rig.note('makes the page of the last text a dirty one');
  await until('the checkpoint', () => statSync(`${file}-wal`).size === 0);
  const places = placesOfTexts(file);
  change(file, places[2]?.offset ?? 0, 1, (byte) => byte ^ 2);
  const damaged = hashOf(file);
  const verified = await rig.job('workspace.verify', {});
  expect(verified).toMatchObject({ damaged: [{ id: places[2]?.id }] });
  const state = await rig.call('workspace.state', {});
  expect(state).toMatchObject({
    readOnly: true,
    notices: [{ kind: 'damaged', message: expect.stringContaining(`“Note ${places[2]?.id}”`) }],
  });
  expect(asideIn(rig).map(hashOf)).toEqual([damaged]);
  expect(await rig.refusal('voices.source.add', { kind: 'note', title: 'x', text: 'x' })).toMatchObject({
    code: 'read-only',
  });
});

test('damaged backups are refused, good ones are not', async () => {
  const rig = startRig();
  await damageable(rig, 20);
  await rig.open(rig.file('damaged'));
  const [backup] = await rig.call('workspace.backups', {});
  const [folder] = readdirSync(rig.paths.backups).map((name) => path.join(rig.paths.backups, name));
  if (!backup || !folder) throw new Error('No backup was made');
  const file = path.join(folder, `${backup.id}.touchline`);
  const clean = path.join(rig.home, 'clean.touchline');
  copyFileSync(file, clean);
  const good = hashOf(file);
  const random = seeded(3);
  const cases = inLong(1000, 60);
  let refused = 0;
  for (let round = 0; round < cases; round += 1) {
    copyFileSync(clean, file);
    const size = statSync(file).size;
    if (round % 3 === 0) truncateSync(file, Math.floor(random() * size));
    else
      change(
        file,
        Math.floor(random() * size),
        round % 3 === 1 ? 1 : 16,
        (byte) => byte ^ (1 + Math.floor(random() * 255)),
      );
    if (hashOf(file) === good) continue;
    const failure = await verifiedBackupPath(folder, backup.id).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ failure: { code: 'corrupt' } });
    refused += 1;
  }
  expect(refused).toBe(cases);
  const target = rig.file('from a bad backup');
  expect(
    await rig.refusal('workspace.restoreBackup', { id: backup.id, file: rig.token(target) }),
  ).toMatchObject({
    code: 'corrupt',
    message: expect.stringContaining('Choose an earlier one'),
  });
  expect(existsSync(target)).toBe(false);
  copyFileSync(clean, file);
  await rig.call('workspace.restoreBackup', { id: backup.id, file: rig.token(target) });
  expect((await rig.call('workspace.state', {}))?.readOnly).toBe(false);
}, 600_000);
