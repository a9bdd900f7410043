import { createWriteStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openZip } from '../../../electron/jobs/import/zip.ts';
import { temporaryFiles } from './files.ts';
import { attempt, SENTENCE } from './hostile-run.ts';
import { type MadeEntry, type MadeWorkbook, makeWorkbook, makeZip, textRow } from './make-zip.ts';

const { folder, write } = temporaryFiles();
const MB = 1024 * 1024;

async function refused(name: string, bytes: Buffer, code: 'too-large' | 'invalid-input'): Promise<string> {
  const outcome = await attempt('inspect', write(name, bytes));
  expect(outcome.code).toBe(code);
  expect(outcome.message).toMatch(SENTENCE);
  return outcome.message ?? '';
}

const workbook = (name: string, book: MadeWorkbook, code: 'too-large' | 'invalid-input') =>
  refused(name, makeWorkbook(book), code);

/** `piece` repeated to `size` bytes, packed without ever being whole in memory. */
async function packed(piece: string, size: number): Promise<NonNullable<MadeEntry['packed']>> {
  const block = Buffer.from(piece.repeat(Math.ceil(MB / piece.length)));
  const times = Math.ceil(size / block.length);
  let sum = 0;
  const parts: Buffer[] = [];
  const deflate = createDeflateRaw();
  deflate.on('data', (part: Buffer) => parts.push(part));
  await pipeline(
    Readable.from(
      (function* () {
        for (let i = 0; i < times; i++) {
          sum = crc32(block, sum);
          yield block;
        }
      })(),
    ),
    deflate,
  );
  return { bytes: Buffer.concat(parts), size: times * block.length, sum };
}

describe('archives made to do harm end in one sentence', () => {
  test('a CSV of 1 GB in a ZIP of 1 MB', async () => {
    const csv = await packed('1,all work and no play\n', 1024 * MB);
    expect(await refused('bomb.zip', makeZip([{ name: 'a.csv', packed: csv }]), 'too-large')).toMatch(
      /MB|times/,
    );
  });

  test('1 GB that claims to be 100 bytes, and 100 bytes that claim to be 1 GB', async () => {
    const csv = await packed('1,all work and no play\n', 1024 * MB);
    await refused('small.zip', makeZip([{ name: 'a.csv', packed: { ...csv, size: 100 } }]), 'invalid-input');
    await refused(
      'large.zip',
      makeZip([{ name: 'a.csv', data: 'a,b\n1,2\n', claimedSize: 1024 * MB }]),
      'too-large',
    );
    await refused(
      'more.zip',
      makeZip([{ name: 'a.csv', data: 'a,b\n1,2\n', claimedSize: 99 }]),
      'invalid-input',
    );
  });

  test('a checksum that is not that of the data', async () => {
    await refused(
      'sum.zip',
      makeZip([{ name: 'a.csv', data: 'a,b\n1,2\n', claimedSum: 7 }]),
      'invalid-input',
    );
  });

  test('a workbook whose sheet is 1 GB, and whose texts are', async () => {
    const cells = await packed(
      '<row><c t="inlineStr"><is><t>all work and no play</t></is></c></row>',
      1024 * MB,
    );
    const parts = makeZip([
      ...['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'].map(
        (name) => ({
          name,
          data: WORKBOOK[name] ?? '',
        }),
      ),
      { name: 'xl/worksheets/sheet1.xml', packed: cells },
    ]);
    await refused('sheet.xlsx', parts, 'too-large');
    const texts = await packed('<si><t>all work and no play</t></si>', 1024 * MB);
    const strings = makeZip([
      ...Object.entries(WORKBOOK).map(([name, data]) => ({ name, data })),
      { name: 'xl/worksheets/sheet1.xml', data: '<worksheet/>' },
      { name: 'xl/sharedStrings.xml', packed: texts },
    ]);
    await refused('strings.xlsx', strings, 'too-large');
  });

  test('100,000 entries are listed, more are refused by their number', async () => {
    const entries = Array.from({ length: 100_001 }, (_, i) => ({ name: `${i}.bin`, stored: true }));
    // The number fits no field of a plain archive: written as many as fit, the directory goes on behind them.
    const many = await attempt('inspect', write('many.zip', makeZip(entries.slice(0, 65_000))));
    expect(many).toMatchObject({ code: 'invalid-input', message: expect.stringMatching(SENTENCE) });
    const path = write('limit.zip', makeZip(entries.slice(0, 50)));
    await expect(openZip(path, { entries: 49 })).rejects.toMatchObject({ code: 'too-large' });
    await expect(openZip(path, { entries: 50 }).then((zip) => zip.close())).resolves.toBeUndefined();
  });

  test('a directory that promises more entries than it has', async () => {
    await refused('promise.zip', makeZip([{ name: 'a.csv', data: 'a\n1\n' }], 500), 'invalid-input');
  });

  test('names are never paths: nothing is written, and the table is read all the same', async () => {
    const names = [
      '../../outside.csv',
      '/etc/outside.csv',
      'C:\\outside.csv',
      '..\\outside.csv',
      'a\0.csv',
      'café.csv',
      'cafe\u0301.csv',
      'CAFÉ.csv',
      'café.csv',
      'link.csv',
    ];
    const before = readdirSync(folder).length;
    const path = write(
      'names.zip',
      makeZip(
        names.map((name, i) => ({
          name,
          data: `id,why\n${i},because\n`,
          ...(name === 'link.csv' ? { mode: 0o120777 } : {}),
        })),
      ),
    );
    const { inspectTable } = await import('../../../electron/jobs/import/inspect-table.ts');
    for (const file of names.keys()) {
      const read = inspectTable(path, { file });
      // The last is a link, which holds no table.
      if (file === names.length - 1) await expect(read).rejects.toMatchObject({ code: 'not-found' });
      else expect(await read).toMatchObject({ rowCount: 1, files: { length: names.length - 1 } });
    }
    expect(readdirSync(folder)).toHaveLength(before + 1);
  });

  test('archives inside archives, a password, an empty archive, half an archive', async () => {
    const inner = makeZip([{ name: 'a.csv', data: 'a,b\n1,2\n' }]);
    expect(
      await refused('nested.zip', makeZip([{ name: 'inner.zip', data: inner }]), 'invalid-input'),
    ).toMatch(/unpack/);
    expect(
      await refused(
        'password.zip',
        makeZip([{ name: 'a.csv', data: 'a,b\n1,2\n', encrypted: true }]),
        'invalid-input',
      ),
    ).toMatch(/password/);
    await refused('empty.zip', makeZip([]), 'invalid-input');
    await refused('half.zip', inner.subarray(0, inner.length / 2), 'invalid-input');
  });
});

describe('workbooks made to do harm end in one sentence', () => {
  test('two cells, A1 and XFD1048576', async () => {
    const far =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>';
    expect(await workbook('far.xlsx', { sheets: { S: far } }, 'too-large')).toMatch(
      /Row 1048576 .* column 500/,
    );
    // Far down is only far: two rows.
    const deep = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>';
    const { rows } = await attempt('inspect', write('deep.xlsx', makeWorkbook({ sheets: { S: deep } })));
    expect((rows ?? 0) > 0).toBe(true);
  });

  test('a cell of 300 MB', async () => {
    const cell = await packed('all work and no play ', 300 * MB);
    const start = Buffer.from('<worksheet><sheetData><row><c t="inlineStr"><is><t>');
    // Stored, not packed, so that no ratio gives it away; the file itself is what is large.
    const path = join(folder, 'cell.xlsx');
    const body = Buffer.concat([start, Buffer.alloc(30 * MB, 'x')]);
    writeFileSync(
      path,
      makeZip([
        ...Object.entries(WORKBOOK).map(([name, data]) => ({ name, data })),
        { name: 'xl/worksheets/sheet1.xml', data: body, stored: true },
      ]),
    );
    expect(await attempt('inspect', path)).toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(SENTENCE),
    });
    const parts = Object.entries(WORKBOOK).map(([name, data]) => ({ name, data }));
    await refused(
      'cell2.xlsx',
      makeZip([...parts, { name: 'xl/worksheets/sheet1.xml', packed: cell }]),
      'too-large',
    );
  });

  test('a cell one character over the limit, and one at it', async () => {
    const sheet = (length: number) => ({
      sheets: { S: textRow(1, ['why']) + textRow(2, ['x'.repeat(length)]) },
    });
    expect(await workbook('over.xlsx', sheet(32_768), 'too-large')).toMatch(/32,767/);
    expect((await attempt('inspect', write('at.xlsx', makeWorkbook(sheet(32_767))))).rows).toBe(1);
  });

  test('a text of the list used a million times', async () => {
    const long = `<si><t>${'x'.repeat(32_000)}</t></si>`;
    const rows = Array.from({ length: 150_000 }, () => '<row><c t="s"><v>0</v></c></row>').join('');
    await workbook('echo.xlsx', { sheets: { S: rows }, strings: long }, 'too-large');
  });

  test('billion laughs, an external entity, a million character references', async () => {
    const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const laughs = `<!DOCTYPE x [<!ENTITY l0 "lol">${lol}]>`;
    const with_ = (head: string) => ({
      parts: {
        'xl/worksheets/sheet1.xml': `<?xml version="1.0"?>${head}<worksheet><sheetData>${textRow(1, ['a'])}<row><c t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>`,
      },
    });
    expect(await workbook('laughs.xlsx', with_(laughs), 'invalid-input')).toMatch(/document type/);
    expect(
      await workbook(
        'entity.xlsx',
        with_('<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'),
        'invalid-input',
      ),
    ).toMatch(/document type/);
    expect(
      await workbook('late.xlsx', with_(`<!--${' '.repeat(200_000)}-->${laughs}`), 'invalid-input'),
    ).toMatch(/document type/);
    await workbook('unknown.xlsx', with_(''), 'invalid-input');
    await workbook(
      'references.xlsx',
      { sheets: { S: `<row><c t="inlineStr"><is><t>${'&#65;'.repeat(1_000_000)}</t></is></c></row>` } },
      'too-large',
    );
  });

  test('XML 200,000 deep, a tag with 100,000 attributes, a name of 10 MB', async () => {
    const deep = '<a>'.repeat(200_000);
    expect(await workbook('depth.xlsx', { sheets: { S: deep } }, 'too-large')).toMatch(/50 elements/);
    const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(' ');
    await workbook('attributes.xlsx', { sheets: { S: `<row ${attributes}/>` } }, 'invalid-input');
    const noise = deflateRawSync(Buffer.alloc(1)).length > 0 ? 'abcdefghij' : '';
    await refused(
      'name.xlsx',
      makeZip([
        ...Object.entries(WORKBOOK).map(([name, data]) => ({ name, data })),
        { name: 'xl/worksheets/sheet1.xml', data: `<worksheet><${noise.repeat(MB)}`, stored: true },
      ]),
      'too-large',
    );
  });

  test('200,001 rows, five million empty cells, a million columns', async () => {
    await workbook('rows.xlsx', { sheets: { S: '<row><c><v>1</v></c></row>'.repeat(200_001) } }, 'too-large');
    const cells = '<row><c/></row>'.repeat(5_000_001);
    const parts = Object.entries(WORKBOOK).map(([name, data]) => ({ name, data }));
    const sheet = `<worksheet><sheetData>${cells}</sheetData></worksheet>`;
    await refused(
      'cells.xlsx',
      makeZip([...parts, { name: 'xl/worksheets/sheet1.xml', data: sheet }]),
      'too-large',
    );
    await workbook(
      'wide.xlsx',
      { sheets: { S: `<row>${'<c><v>1</v></c>'.repeat(1_000_000)}</row>` } },
      'too-large',
    );
  });

  test('cells and rows out of order, texts that are not there, parts that are missing', async () => {
    await workbook('order.xlsx', { sheets: { S: '<row r="5"/><row r="4"/>' } }, 'invalid-input');
    await workbook(
      'cell-order.xlsx',
      { sheets: { S: '<row r="1"><c r="B1"/><c r="A1"/></row>' } },
      'invalid-input',
    );
    await workbook('text.xlsx', { sheets: { S: '<row><c t="s"><v>7</v></c></row>' } }, 'invalid-input');
    await workbook('sheetless.xlsx', { sheets: {} }, 'invalid-input');
    await refused(
      'partless.xlsx',
      makeZip(Object.entries(WORKBOOK).map(([name, data]) => ({ name, data }))),
      'invalid-input',
    );
  });
});

describe('lines of JSON made to do harm', () => {
  test('a line of 300 MB, one nested 200,000 deep, 3,000 fields', async () => {
    const path = join(folder, 'line.ndjson');
    const block = Buffer.alloc(MB, 'x');
    await pipeline(
      Readable.from(
        (function* () {
          yield Buffer.from('{"id": 1, "why": "');
          for (let i = 0; i < 300; i++) yield block;
        })(),
      ),
      createWriteStream(path),
    );
    expect(await attempt('inspect', path)).toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(SENTENCE),
    });
    const deep = `{"id":1,"why":"ok"}\n{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n`;
    expect((await attempt('inspect', write('deep.ndjson', deep))).rows).toBe(2);
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`f${i}`, i])));
    expect(await attempt('inspect', write('wide.ndjson', wide))).toMatchObject({ code: 'too-large' });
  });
});

/** The parts of a workbook with one sheet, without the sheet. */
const WORKBOOK: Readonly<Record<string, string>> = {
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels':
    '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': '<workbook><sheets><sheet name="S" r:id="s"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="s" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
};
