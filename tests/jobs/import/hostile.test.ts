import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFiles } from './files.ts';
import { attempt, SENTENCE } from './hostile-run.ts';

const { folder } = temporaryFiles();

const MB = 1024 * 1024;

/** Writes `head`, then `piece` until `size` bytes are reached, then `tail`. */
function build(name: string, head: string, piece: string, size: number, tail = ''): string {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  writeSync(file, head);
  const block = Buffer.from(piece.repeat(Math.ceil(MB / piece.length)));
  for (let written = 0; written < size; written += block.length) writeSync(file, block);
  writeSync(file, tail);
  closeSync(file);
  return path;
}

describe('hostile files end in one sentence, within bounds', () => {
  test.each(['inspect', 'read'] as const)('a 300 MB field that is never closed (%s)', async (mode) => {
    const path = build(`unclosed-${mode}.csv`, 'id,why\n1,ok\n2,"', 'all work and no play ', 300 * MB);
    const outcome = await attempt(mode, path);
    expect(outcome).toMatchObject({ code: 'too-large', line: 3 });
    expect(outcome.message).toMatch(SENTENCE);
  });

  test('a 300 MB field without quotes', async () => {
    const outcome = await attempt(
      'inspect',
      build('field.csv', 'id,why\n1,', 'abcdefgh', 300 * MB, '\n2,ok\n'),
    );
    expect(outcome).toMatchObject({ code: 'too-large', line: 2 });
    expect(outcome.message).toMatch(SENTENCE);
  });

  test('a line of 100 million commas', async () => {
    const outcome = await attempt('inspect', build('commas.csv', 'id,why\n', ',', 100 * MB));
    expect(outcome).toMatchObject({ code: 'too-large', line: 2 });
    expect(outcome.message).toMatch(SENTENCE);
  });

  test('50 million quotes', async () => {
    const outcome = await attempt('inspect', build('quotes.csv', 'id,why\n1,', '"', 50 * MB));
    expect(outcome).toMatchObject({ code: 'too-large', line: 2 });
    expect(outcome.message).toMatch(SENTENCE);
  });

  test('an unclosed quote in the middle of a long file', async () => {
    const path = build('middle.csv', 'id,why\n', '1,"fine"\n', 20 * MB, '2,"never closed\n3,plain\n');
    const outcome = await attempt('inspect', path);
    expect(outcome.code).toBe('invalid-input');
    expect(outcome.line).toBe(2 + 20 * Math.ceil(MB / 9));
    expect(outcome.message).toMatch(SENTENCE);
  });

  test('a file of 30 MB of blank lines', async () => {
    const outcome = await attempt('inspect', build('blank.csv', '', '\n', 30 * MB));
    expect(outcome).toMatchObject({ code: 'invalid-input', message: expect.stringMatching(SENTENCE) });
  });

  test('a file over the limit is refused by its size', async () => {
    const path = join(folder, 'huge.csv');
    const file = openSync(path, 'w');
    writeSync(file, 'a,b\n1,2\n');
    ftruncateSync(file, 600 * MB);
    closeSync(file);
    const outcome = await attempt('inspect', path);
    expect(outcome).toMatchObject({ code: 'too-large', message: expect.stringContaining('600 MB') });
  });

  test('a text file of 100 MB', async () => {
    const outcome = await attempt('text', build('long.txt', '', 'word ', 100 * MB));
    expect(outcome).toMatchObject({ code: 'too-large', message: expect.stringMatching(SENTENCE) });
  });

  test('cells made to slow down searching', async () => {
    const long = 900_000;
    const cells = [
      ' '.repeat(long),
      `a@${'.'.repeat(long)} `,
      '1'.repeat(long),
      '<a '.repeat(long / 3),
      '1,'.repeat(long / 2),
    ];
    const row = cells.map((cell) => `"x${cell}x"\n"${cell}x"\n"${cell}"\n`).join('');
    const path = join(folder, 'slow.csv');
    const file = openSync(path, 'w');
    writeSync(file, `"${'<b '.repeat(long / 3)}"\n${row}`);
    closeSync(file);
    expect((await attempt('inspect', path)).rows).toBe(15);
  });

  test('a large ordinary file is read in bounded memory, its rows estimated before', async () => {
    const row = '17,2026-03-01,"It took two weeks, really"\n';
    const path = build('large.csv', 'id,date,why\n', row, 60 * MB);
    const lines = Math.ceil(MB / row.length) * 60;
    expect((await attempt('read', path)).rows).toBe(lines);
    const estimate = (await attempt('inspect', path)).rows ?? 0;
    expect(Math.abs(estimate - lines) / lines).toBeLessThan(0.02);
  });
});
