import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { ImportRefusal } from '../../../electron/jobs/import/failures.ts';
import { inspectTable } from '../../../electron/jobs/import/inspect-table.ts';
import { readTable } from '../../../electron/jobs/import/read-table.ts';
import { temporaryFiles } from './files.ts';
import { makeZip } from './make-zip.ts';

const { folder, write } = temporaryFiles();

async function refusal(path: string, choices = {}): Promise<ImportRefusal> {
  try {
    await inspectTable(path, choices);
  } catch (error) {
    if (error instanceof ImportRefusal) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('bad input is refused in one sentence', () => {
  test('an unclosed quote, with the line where it opens', async () => {
    const error = await refusal(
      write('unclosed.csv', 'id,why\n1,"two\nlines"\n2,"never closed\n3,plain\n4,plain\n'),
    );
    expect(error).toMatchObject({
      code: 'invalid-input',
      line: 4,
      message:
        'The quote opened on line 4 is never closed properly; close it in the file, or export the file again.',
    });
  });

  test('an unclosed quote that the next quoted cell seems to close', async () => {
    const error = await refusal(
      write('swallow.csv', 'id,why\n1,"fine"\n2,"never closed\n3,"fine"\n4,"fine"\n'),
    );
    expect(error).toMatchObject({ code: 'invalid-input', line: 3 });
  });

  test('a quote closed in the middle of a cell over several lines', async () => {
    const error = await refusal(write('stray.csv', 'id,why\n1,"first\nhe said "hi" to me"\n2,x\n'));
    expect(error).toMatchObject({ code: 'invalid-input', line: 2 });
  });

  test('mixed encodings, with the line of the first bytes that do not fit', async () => {
    const good = Buffer.from('id,why\n1,Zu spät\n2,Größe passt nicht und schön wäre anders\n');
    const path = write(
      'mixed.csv',
      Buffer.concat([good, iconv.encode('3,Müller über Köln\n', 'windows-1252')]),
    );
    const error = await refusal(path);
    expect(error).toMatchObject({ code: 'invalid-input', line: 4 });
    expect(error.message).toContain('line 4 holds bytes that are not');
    const shape = await inspectTable(path, { encoding: 'utf-8' });
    expect(shape.notes).toMatchObject([{ kind: 'replaced', count: 3 }]);
  });

  test('mixed encodings far into a long file', async () => {
    const lines = Buffer.from('1,schön und größer\n'.repeat(100_000));
    const path = write(
      'mixed-late.csv',
      Buffer.concat([Buffer.from('id,why\n'), lines, Buffer.from([50, 44, 0xe4, 10])]),
    );
    expect(await refusal(path)).toMatchObject({ code: 'invalid-input', line: 100_002 });
  });

  test('bytes that stop being UTF-8 between the preview and the import', async () => {
    const path = write('later.csv', 'id,why\n1,schön\n2,fine\n');
    const shape = await inspectTable(path);
    write('later.csv', Buffer.concat([Buffer.from('id,why\n1,schön\n2,'), Buffer.from([0xe4, 0x62, 10])]));
    await expect(drain(path, shape)).rejects.toMatchObject({ code: 'invalid-input', line: 3 });
  });

  test('10,000 columns', async () => {
    const wide = Array.from({ length: 10_000 }, (_, i) => `q${i}`).join(',');
    const error = await refusal(write('wide.csv', `${wide}\n${wide}\n`));
    expect(error).toMatchObject({ code: 'too-large', line: 1 });
    expect(error.message).toContain('10,000 columns and at most 2,000');
    const just = Array.from({ length: 2000 }, (_, i) => `q${i}`).join(',');
    expect((await inspectTable(write('just.csv', `${just}\n${just}\n`))).columns).toHaveLength(2000);
  });

  test('a cell of more than a million characters', async () => {
    const path = write('cell.csv', `id,why\n1,"${'x'.repeat(1_000_001)}"\n`);
    const error = await refusal(path);
    expect(error).toMatchObject({ code: 'too-large', line: 2 });
    expect(error.message).toContain('Column 2 of the row on line 2');
    const fits = await inspectTable(write('fits.csv', `id,why\n1,"${'漢'.repeat(1_000_000)}"\n`));
    expect(fits.rowCount).toBe(1);
  });

  test.each([
    ['an empty file', '', 'The file is empty'],
    ['only blank lines', '\n\r\n\n', 'only blank lines'],
    ['a header only', 'id,why\n', 'a header but no rows'],
  ])('%s', async (name, text, words) => {
    const error = await refusal(write(`${name}.csv`, text));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain(words);
  });

  test('more header rows than rows', async () => {
    const error = await refusal(write('deep.csv', 'id,why\n1,a\n'), { headerDepth: 3 });
    expect(error.message).toContain('choose fewer header rows');
  });

  test('a folder, a file that is not there, a pipe', async () => {
    expect(await refusal(folder)).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('folder'),
    });
    expect(await refusal(join(folder, 'gone.csv'))).toMatchObject({ code: 'not-found' });
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [join(folder, 'pipe.csv')]);
    expect(await refusal(join(folder, 'pipe.csv'))).toMatchObject({ code: 'invalid-input' });
  });

  test.each([
    [
      'binary workbook',
      zipLike('[Content_Types].xml', 'xl/workbook.bin'),
      'This is a binary workbook (XLSB); save it as XLSX',
    ],
    ['Word document', zipLike('[Content_Types].xml', 'word/document.xml'), 'Word document'],
    ['REFI-QDA project', zipLike('project.qde'), 'REFI-QDA project'],
    ['ZIP', zipLike('photo.png'), 'archive holds no CSV'],
    ['PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'This is a PDF'],
    ['old Excel', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old Excel'],
    ['workspace', Buffer.from('SQLite format 3\0\x10\0\x01\x01'), 'workspace'],
    ['picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'picture'],
    ['unknown', noise(5000), 'not a text file'],
  ])('a file of another kind: %s', async (name, bytes, words) => {
    const error = await refusal(write(`${name}.csv`, bytes));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain(words);
  });
});

describe('a file that changes while it is read', () => {
  const text = `id,why\n${'1,a longer answer that fills the file\n'.repeat(60_000)}`;

  test('vanishes after the preview', async () => {
    const path = write('vanish.csv', text);
    const shape = await inspectTable(path);
    rmSync(path);
    await expect(drain(path, shape)).rejects.toMatchObject({ name: 'ImportRefusal', code: 'not-found' });
  });

  test('is cut short in the middle: refused, and never taken for a short file', async () => {
    const path = write('cut.csv', text);
    const shape = await inspectTable(path);
    await expect(drain(path, shape, () => truncateSync(path, 400_000))).rejects.toMatchObject({
      name: 'ImportRefusal',
      code: 'not-found',
      message: expect.stringContaining('changed or removed while it was being read'),
    });
  });

  test('grows in the middle', async () => {
    const path = write('grow.csv', text);
    const shape = await inspectTable(path);
    const grow = (): void => truncateSync(path, statSync(path).size + 10);
    await expect(drain(path, shape, grow)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is removed in the middle: what was opened is read whole or refused', async () => {
    const path = write('removed.csv', text);
    const shape = await inspectTable(path);
    if (process.platform === 'win32') return;
    expect(await drain(path, shape, () => rmSync(path))).toBe(60_000);
  });
});

async function drain(
  path: string,
  shape: Awaited<ReturnType<typeof inspectTable>>,
  between?: () => void,
): Promise<number> {
  let rows = 0;
  let done = false;
  for await (const batch of readTable(path, shape).batches()) {
    rows += batch.length;
    if (!done) between?.();
    done = true;
  }
  return rows;
}

/** Bytes without any pattern, the same in every run. */
function noise(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) =>
    createHash('sha256').update(`${i}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

/** A ZIP with small entries of these names. */
function zipLike(...names: readonly string[]): Buffer {
  return makeZip(names.map((name) => ({ name, data: 'x' })));
}
