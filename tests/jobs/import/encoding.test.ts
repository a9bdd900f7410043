import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { inspectTable } from '../../../electron/jobs/import/inspect-table.ts';
import { readTable } from '../../../electron/jobs/import/read-table.ts';
import { temporaryFiles } from './files.ts';

const { write } = temporaryFiles();

const FRENCH = [
  ['id', 'avis'],
  ['1', 'Très déçu, l’installation a été annulée'],
  ['2', 'C’était génial, merci à l’équipe'],
];
const JAPANESE = [
  ['番号', 'コメント'],
  ['1', '配送が遅くてとても困りました'],
  ['2', 'サポートの対応が丁寧でよかったです'],
];
const CHINESE = [
  ['编号', '意见'],
  ['1', '安装师傅很专业，但是等了两个星期'],
  ['2', '账单看不懂，客服说不清楚'],
];
const RUSSIAN = [
  ['id', 'отзыв'],
  ['1', 'Очень долго ждали установку интернета'],
  ['2', 'Мастер приехал вовремя и всё объяснил'],
];
const EMOJI = [
  ['id', 'why'],
  ['1', 'Loved it 🎉🎉 شكرا'],
  ['2', 'תודה 👍🏽'],
];

const csv = (rows: readonly (readonly string[])[], end = '\r\n'): string =>
  `${rows.map((cells) => cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join(end)}${end}`;

const bom = (bytes: readonly number[], data: Buffer): Buffer => Buffer.concat([Buffer.from(bytes), data]);

async function read(
  path: string,
  choices = {},
): Promise<{ shape: Awaited<ReturnType<typeof inspectTable>>; rows: string[][] }> {
  const shape = await inspectTable(path, choices);
  const rows: string[][] = [];
  for await (const { cells } of readTable(path, shape)) rows.push([...cells]);
  return { shape, rows: [shape.columns.map((column) => column.name), ...rows] };
}

const golden: readonly (readonly [string, Buffer, readonly (readonly string[])[], string, boolean])[] = [
  ['UTF-8', Buffer.from(csv(EMOJI)), EMOJI, 'utf-8', true],
  ['UTF-8 with BOM', bom([0xef, 0xbb, 0xbf], Buffer.from(csv(FRENCH))), FRENCH, 'utf-8', true],
  ['UTF-16 LE with BOM', bom([0xff, 0xfe], iconv.encode(csv(EMOJI), 'utf-16le')), EMOJI, 'utf-16le', true],
  ['UTF-16 BE with BOM', bom([0xfe, 0xff], iconv.encode(csv(EMOJI), 'utf-16be')), EMOJI, 'utf-16be', true],
  ['UTF-16 LE', iconv.encode(csv(FRENCH), 'utf-16le'), FRENCH, 'utf-16le', false],
  ['UTF-16 BE', iconv.encode(csv(FRENCH), 'utf-16be'), FRENCH, 'utf-16be', false],
  ['UTF-16 LE in Japanese', iconv.encode(csv(JAPANESE), 'utf-16le'), JAPANESE, 'utf-16le', false],
  ['UTF-16 BE in Chinese', iconv.encode(csv(CHINESE), 'utf-16be'), CHINESE, 'utf-16be', false],
  ['Windows-1252', iconv.encode(csv(FRENCH), 'windows-1252'), FRENCH, 'windows-1252', false],
  ['Shift-JIS', iconv.encode(csv(JAPANESE), 'shift_jis'), JAPANESE, 'shift_jis', false],
  ['GB18030', iconv.encode(csv(CHINESE), 'gb18030'), CHINESE, 'gb18030', false],
  ['Windows-1251', iconv.encode(csv(RUSSIAN), 'windows-1251'), RUSSIAN, 'windows-1251', false],
  ['Mac Roman with CR', iconv.encode(csv(FRENCH, '\r'), 'macintosh'), FRENCH, 'macintosh', false],
];

describe('encodings', () => {
  test.each(golden)('%s is read exactly', async (name, bytes, expected, label, certain) => {
    const { shape, rows } = await read(write(`${name}.csv`, bytes));
    expect(shape.encoding).toBe(label);
    expect(shape.encodingCertain).toBe(certain);
    expect(rows).toEqual(expected);
    expect(shape.notes).toEqual([]);
  });

  test.each([
    ['short German', 'id;Grund\n1;Zu spät, der Anschluß kam nie für uns\n', 'windows-1252'],
    ['curly quotes only', 'id,why\n1,Couldn’t reach anyone – “hold” music\n', 'windows-1252'],
    ['curly quotes on an old Mac', 'id,why\r1,Couldn’t reach anyone – “hold” music\r', 'macintosh'],
  ])('a guess from little: %s', async (name, text, label) => {
    const { shape } = await read(write(`guess ${name}.csv`, iconv.encode(text, label)));
    expect(shape.encoding).toBe(label);
  });

  test('characters are whole across the pieces a file is read in', async () => {
    const cell = '🎉é漢'.repeat(60);
    const rows = Array.from({ length: 2000 }, (_, i) => ['x'.repeat(i % 7), cell]);
    for (const label of ['utf-8', 'utf-16le', 'utf-16be', 'gb18030']) {
      const path = write(`pieces ${label}.csv`, iconv.encode(csv([['a', 'b'], ...rows]), label));
      const found = await read(path, { encoding: label });
      expect(found.rows.slice(1)).toEqual(rows);
      expect(found.shape.notes).toEqual([]);
    }
  });

  test('the user’s choice wins, and what it cannot read is counted', async () => {
    const path = write('forced.csv', iconv.encode(csv(FRENCH), 'windows-1252'));
    const { shape, rows } = await read(path, { encoding: 'utf-8' });
    expect(shape.encodingForced).toBe(true);
    const lost = rows.flat().join('').split('\ufffd').length - 1;
    expect(lost).toBeGreaterThan(5);
    expect(shape.notes).toMatchObject([{ kind: 'replaced', count: lost }]);
    const stream = readTable(path, shape);
    for await (const _ of stream) void _;
    expect(stream.report().replaced).toBe(lost);
  });

  test('what was lost before the file was made is told apart', async () => {
    const { shape, rows } = await read(write('lost.csv', 'id,why\n1,caf\ufffd closed\n'));
    expect(rows[1]).toEqual(['1', 'caf\ufffd closed']);
    expect(shape.notes).toMatchObject([{ kind: 'already-replaced', count: 1 }]);
  });

  test('NULs are kept, counted and shown with their line', async () => {
    const { shape, rows } = await read(write('nul.csv', 'id,why\n1,fine\n2,"a\0b\0"\n'));
    expect(rows[2]).toEqual(['2', 'a\0b\0']);
    expect(shape.notes).toMatchObject([{ kind: 'nul', count: 2, line: 3 }]);
  });

  test('an unknown label is refused in words', async () => {
    const path = write('label.csv', 'a,b\n1,2\n');
    await expect(inspectTable(path, { encoding: 'klingon' })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'The encoding “klingon” is not known; choose another one.',
    });
  });
});
