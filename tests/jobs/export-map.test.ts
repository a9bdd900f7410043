import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { exportMapJob } from '../../electron/jobs/export-map.ts';
import { fontFiles, packagedFontFiles } from '../../electron/platform/fonts.ts';
import { writeFileWhole } from '../../electron/platform/write-file-whole.ts';
import { contract } from '../../shared/api/contract.ts';
import { FailureError } from '../../shared/api/failure.ts';
import { TestWorkspace } from '../store/support.ts';

const root = path.join(import.meta.dirname, '../..');

/** A folder of its own for each test. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'touchline-export-'));
  onTestFinished(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  });
});

function journey(stepNames: readonly string[]): {
  readonly workspace: TestWorkspace;
  readonly journeyId: number;
} {
  const workspace = new TestWorkspace();
  onTestFinished(() => workspace.close());
  const { id: journeyId } = workspace.run('journeys.journey.add', { name: 'Moving home' });
  const { id: stageId } = workspace.run('journeys.stage.add', { journeyId, name: 'Arrange' });
  for (const name of stepNames) workspace.run('journeys.step.add', { stageId, name, channel: 'web' });
  return { workspace, journeyId };
}

function args(workspace: TestWorkspace, journeyId: number, format: 'svg' | 'png', file: string) {
  const workspacePath = workspace.db.raw.name;
  return {
    workspacePath,
    onlyCoder: null,
    journeyId,
    filter: { kind: 'subtracted' },
    format,
    theme: 'light',
    file,
    part: `${file}.part`,
  };
}

async function exported(of: ReturnType<typeof args>) {
  return contract['journeys.export'].output.parse(await exportMapJob(of, () => undefined));
}

describe('the picture of a map', () => {
  test('as SVG holds every step and tells its size', async () => {
    const { workspace, journeyId } = journey(['Ordering online', 'Engineer <visit> & "test"']);
    const file = path.join(folder, 'map.svg');
    const result = await exported(args(workspace, journeyId, 'svg', file));
    const svg = readFileSync(file, 'utf8');
    expect(svg).toContain('Ordering online');
    expect(svg).toContain('&lt;visit&gt;');
    expect(result).toMatchObject({ bytes: Buffer.byteLength(svg), missing: [] });
  });

  test('as PNG is twice the size of the drawing, with the words drawn', async () => {
    const { workspace, journeyId } = journey(['Ordering online']);
    const svg = await exported(args(workspace, journeyId, 'svg', path.join(folder, 'map.svg')));
    const file = path.join(folder, 'map.png');
    const png = await exported(args(workspace, journeyId, 'png', file));
    const bytes = readFileSync(file);
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(png.width);
    expect(png.width).toBe(Math.round(svg.width * 2));
    // The same map without its name is a smaller picture: letters were drawn.
    const { workspace: other, journeyId: empty } = journey(['.']);
    const plain = await exported(args(other, empty, 'png', path.join(folder, 'plain.png')));
    expect(png.bytes).toBeGreaterThan(plain.bytes);
  });

  test('names the scripts its fonts cannot draw, in a PNG only', async () => {
    const { workspace, journeyId } = journey(['預約安裝', 'زيارة المهندس']);
    const png = await exported(args(workspace, journeyId, 'png', path.join(folder, 'map.png')));
    expect(png.missing).toEqual(['Chinese characters']);
    const svg = await exported(args(workspace, journeyId, 'svg', path.join(folder, 'map.svg')));
    expect(svg.missing).toEqual([]);
  });

  test('of a map too large for memory is drawn smaller, and says so', async () => {
    const { workspace, journeyId } = journey(Array.from({ length: 150 }, (_, i) => `Step ${i + 1}`));
    for (let i = 0; i < 12; i++) {
      const { id: laneId } = workspace.run('journeys.lane.add', {
        journeyId,
        kind: 'text',
        name: `Lane ${i}`,
      });
      const map = workspace.ask('journeys.map', { id: journeyId, filter: {} });
      const step = map.stages[0]?.steps[0];
      if (step)
        workspace.run('journeys.cell.set', { laneId, stepId: step.id, text: 'long words '.repeat(40) });
    }
    const png = await exported(args(workspace, journeyId, 'png', path.join(folder, 'map.png')));
    expect(png.width * png.height).toBeLessThan(41_000_000);
    expect(png.missing.join()).toMatch(/full size \(it is drawn at \d+ %/);
  });
});

describe('a place that cannot be written to', () => {
  test('a folder that is gone, a folder in the way: said in words, nothing left behind', async () => {
    const { workspace, journeyId } = journey(['Ordering online']);
    const gone = path.join(folder, 'gone', 'map.svg');
    await expect(exported(args(workspace, journeyId, 'svg', gone))).rejects.toThrow(/no longer there/);
    const inTheWay = path.join(folder, 'map.svg');
    mkdirSync(path.join(inTheWay, 'full'), { recursive: true });
    await expect(exported(args(workspace, journeyId, 'svg', inTheWay))).rejects.toThrow(
      /a folder called “map.svg”/,
    );
    expect(readdirSync(folder)).toEqual(['map.svg']);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written to', async () => {
    const { workspace, journeyId } = journey(['Ordering online']);
    chmodSync(folder, 0o500);
    const file = path.join(folder, 'map.png');
    await expect(exported(args(workspace, journeyId, 'png', file))).rejects.toThrow(/may not be written/);
    expect(readdirSync(folder)).toEqual([]);
  });

  const small = smallDisk();
  test.skipIf(small === undefined)(
    'a full disk: the picture of before stays, and no part of the new one',
    async () => {
      const disk = small ?? folder;
      const file = path.join(disk, 'map.png');
      writeFileSync(file, 'the picture of before');
      onTestFinished(() => rmSync(file, { force: true }));
      const failure = await writeFileWhole(file, Buffer.alloc(4_000_000)).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(FailureError);
      expect(String(failure)).toContain('The disk is full');
      expect(readFileSync(file, 'utf8')).toBe('the picture of before');
      expect(readdirSync(disk)).toEqual(['map.png']);
    },
  );
});

test('a journey that is gone is a failure in words, and no file', async () => {
  const { workspace } = journey(['Ordering online']);
  const file = path.join(folder, 'map.svg');
  await expect(exported(args(workspace, 999, 'svg', file))).rejects.toThrow(
    /This journey is no longer there/,
  );
  expect(readdirSync(folder)).toEqual([]);
});

test('the fonts are found in a checkout, beside a bundle, and outside a package’s archive', () => {
  expect(fontFiles().every((file) => existsSync(file))).toBe(true);
  const fonts = path.join(folder, 'app.asar.unpacked', 'dist', 'fonts');
  mkdirSync(fonts, { recursive: true });
  for (const file of packagedFontFiles(root)) writeFileSync(path.join(fonts, path.basename(file)), '');
  const found = fontFiles(path.join(folder, 'app.asar', 'dist', 'jobs'));
  expect(found.map((file) => path.dirname(file))).toEqual(found.map(() => fonts));
  expect(() => fontFiles(path.join(folder, 'nowhere', 'at', 'all'))).toThrow(/Fonts are missing/);
});

/** A file system of one megabyte, where this machine lets one be mounted. */
function smallDisk(): string | undefined {
  const place = mkdtempSync(path.join(tmpdir(), 'touchline-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
  } catch {
    rmSync(place, { recursive: true, force: true });
    return undefined;
  }
  process.once('exit', () => {
    try {
      execFileSync('umount', [place], { stdio: 'ignore' });
      rmSync(place, { recursive: true, force: true });
    } catch {
      // Left to the system's own cleaning of its temporary folder.
    }
  });
  return place;
}
