import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test as plainTest } from 'vitest';
import { createFile } from '../../electron/store/file/create-file.ts';
import { Disk, type Loss, readLog } from '../fixtures/power-loss/replay.ts';
import { seeded } from '../fixtures/reliability/files.ts';
import { isLong } from '../fixtures/reliability/rig.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/power-loss');
const shim = isLong ? compiledShim() : undefined;
if (isLong && !shim) console.warn('skipped: power loss needs Linux and gcc');
const test = plainTest.skipIf(!shim);

function compiledShim(): string | undefined {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchline-shim-'));
  const made = path.join(folder, 'shim.so');
  try {
    execFileSync('gcc', [
      '-shared',
      '-fPIC',
      '-O2',
      '-o',
      made,
      path.join(fixtures, 'shim.c'),
      '-ldl',
      '-lpthread',
    ]);
    return made;
  } catch {
    return undefined;
  }
}

/** Moments at which the power is cut; three disks are looked at for each. */
const POINTS = Number(process.env.TOUCHLINE_POWER_POINTS ?? 1000);

interface Outcome {
  states: number;
  damaged: number;
  halfDone: number;
  /** States in which an acknowledged edit was missing, and the most edits missing in one. */
  losing: number;
  mostLost: number;
}

const losses: readonly Loss[] = ['nothing kept', 'some kept', 'torn'];

/** Lets a real store write, then cuts the power at `points` moments of what it did to the disk. */
function cutThePower(folderName: string, sync: 'FULL' | 'NORMAL', edits: number, points: number): Outcome {
  const home = mkdtempSync(path.join(os.tmpdir(), 'touchline-power-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const folder = path.join(home, folderName);
  mkdirSync(folder);
  const file = path.join(folder, 'w.touchline');
  createFile(file, 'Ada', Date.now());
  const disk = new Disk();
  disk.put('w.touchline', readFileSync(file));
  const log = path.join(home, 'log');
  execFileSync(process.execPath, [path.join(fixtures, 'writer.ts'), file, String(edits)], {
    env: {
      ...process.env,
      TOUCHLINE_HOME: path.join(home, 'home'),
      NODE_NO_WARNINGS: '1',
      LD_PRELOAD: shim,
      TL_DIR: folder,
      TL_LOG: log,
      TL_SYNC: sync,
    },
  });
  const ops = readLog(log, folder);
  expect(ops.filter(({ kind }) => kind === 'sync').length).toBeGreaterThan(sync === 'FULL' ? edits : 2);

  const random = seeded(5);
  const outcome: Outcome = { states: 0, damaged: 0, halfDone: 0, losing: 0, mostLost: 0 };
  // In memory where there is such a place: what is looked at here need not survive anything itself.
  const crashed = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : home, 'touchline-crashed-'));
  onTestFinished(() => rmSync(crashed, { recursive: true, force: true }));
  let acknowledged = 0;
  for (const op of ops) {
    if (op.file === 'acknowledged') acknowledged += op.length;
    else disk.apply(op);
    if (random() > points / ops.length) continue;
    for (const loss of losses) {
      disk.crash(crashed, loss, random);
      look(path.join(crashed, 'w.touchline'), acknowledged, outcome);
    }
  }
  return outcome;
}

function look(file: string, acknowledged: number, outcome: Outcome): void {
  outcome.states += 1;
  if (!existsSync(file)) {
    outcome.damaged += 1;
    return;
  }
  const db = new Database(file);
  try {
    db.pragma('synchronous = OFF');
    if (db.pragma('quick_check', { simple: true }) !== 'ok') outcome.damaged += 1;
    const count = (sql: string) => Number(db.prepare(sql).pluck().get());
    const sources = count('SELECT count(*) FROM source');
    const whole = [
      count('SELECT count(*) FROM source_text'),
      count('SELECT count(*) FROM activity'),
      count(`SELECT value FROM meta WHERE key = 'seq'`),
    ];
    if (whole.some((number) => number !== sources)) outcome.halfDone += 1;
    if (outcome.states % 10 === 0)
      db.exec(`INSERT INTO source_fts(source_fts, rank) VALUES ('integrity-check', 1)`);
    if (sources < acknowledged) {
      outcome.losing += 1;
      outcome.mostLost = Math.max(outcome.mostLost, acknowledged - sources);
    }
  } catch {
    outcome.damaged += 1;
  } finally {
    db.close();
  }
}

test.each([
  { what: 'a WAL, on a disk of this machine', folder: 'local' },
  { what: 'a rollback journal, in a cloud folder', folder: 'Dropbox' },
])(
  'power cuts with $what: no acknowledged edit lost, nothing damaged or half-done',
  ({ folder }) => {
    const outcome = cutThePower(folder, 'FULL', 200, POINTS);
    expect(outcome.states).toBeGreaterThan(POINTS * 2);
    expect(outcome).toMatchObject({ damaged: 0, halfDone: 0, losing: 0, mostLost: 0 });
  },
  900_000,
);

test('the same cuts do lose edits without FULL: the harness can see it', () => {
  const outcome = cutThePower('local', 'NORMAL', 200, POINTS / 5);
  expect(outcome.losing).toBeGreaterThan(outcome.states / 10);
  expect(outcome.mostLost).toBeGreaterThan(5);
}, 900_000);
