import { expect, test } from 'vitest';
import { ImportRefusal } from '../../../electron/jobs/import/failures.ts';
import { inspectTable } from '../../../electron/jobs/import/inspect-table.ts';
import { readTable } from '../../../electron/jobs/import/read-table.ts';
import { temporaryFiles } from './files.ts';

const { write } = temporaryFiles();

/** Mulberry32: the same numbers from 0 to 1 for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SEED = Buffer.from(
  'ResponseId,Date,NPS,"Why, in your words?"\r\nR_1,2026-03-01 10:00:00,9,"Quick, and ""kind"""\r\nR_2,30/09/2021,3,"Zu spät,\nund kalt"\r\nR_3,,,\r\nR_4,2026/03/26 2:25:43 PM GMT+1,10,Größe 🎉\r\n',
);
const BITS = [
  '"',
  '""',
  ',',
  '\r',
  '\n',
  '\0',
  '\t',
  ';',
  '\ufeff',
  '\ufffd',
  '{"ImportId":"QID1"}',
  '\x80',
  '<br>',
  '€',
];

function mutate(next: () => number): Buffer {
  let bytes = SEED;
  for (let i = 0; i < 1 + next() * 6; i++) {
    const at = Math.floor(next() * bytes.length);
    const kind = next();
    const bit = Buffer.from(BITS[Math.floor(next() * BITS.length)] ?? '', next() < 0.2 ? 'latin1' : 'utf8');
    if (kind < 0.5) bytes = Buffer.concat([bytes.subarray(0, at), bit, bytes.subarray(at)]);
    else if (kind < 0.7)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + Math.floor(next() * 9))]);
    else if (kind < 0.9)
      bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([next() * 256]), bytes.subarray(at + 1)]);
    else bytes = Buffer.concat([bytes, bytes.subarray(at)]);
  }
  return bytes;
}

test('damaged files are read as previewed or refused in words, nothing else', async () => {
  const next = random(20260321);
  let read = 0;
  let refused = 0;
  for (let i = 0; i < 600; i++) {
    const path = write('mutant.csv', mutate(next));
    try {
      const shape = await inspectTable(path);
      let rows = 0;
      let before = 0;
      for await (const { line, cells } of readTable(path, shape)) {
        rows++;
        expect(line).toBeGreaterThan(before);
        before = line;
        expect(cells.every((cell) => cell.isWellFormed())).toBe(true);
      }
      expect(rows).toBe(shape.rowCount);
      read++;
    } catch (error) {
      if (!(error instanceof ImportRefusal)) throw error;
      expect(error.message).toMatch(/^[A-Z].*\.$/);
      refused++;
    }
  }
  // Both happen, or the mutations say nothing.
  expect(read).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(50);
});
