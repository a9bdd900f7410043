import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import mammoth from 'mammoth';
import { SaxesParser } from 'saxes';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import yauzl from 'yauzl';
import { writeCsvFile } from '../../../electron/jobs/export/csv-file.ts';
import { writeDocxFile } from '../../../electron/jobs/export/docx-file.ts';
import { SheetNames } from '../../../electron/jobs/export/sheet-names.ts';
import {
  looksLikeFormula,
  type TableCell,
  type TableFile,
} from '../../../electron/jobs/export/table-file.ts';
import { writeXlsxFile } from '../../../electron/jobs/export/xlsx-file.ts';
import { columnName } from '../../../electron/jobs/export/xlsx-parts.ts';
import { newCsvTally } from '../../../electron/jobs/import/csv.ts';
import { readSheet as importSheet } from '../../../electron/jobs/import/xlsx/sheet.ts';
import { openWorkbook } from '../../../electron/jobs/import/xlsx/workbook.ts';
import { openZip } from '../../../electron/jobs/import/zip.ts';
import { FailureError } from '../../../shared/api/failure.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'touchline-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const at = (name: string): readonly [string, string] => [
  path.join(folder, name),
  path.join(folder, `.${name}.part`),
];

const prefixes = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＠', '  =', '"=', '\n='] as const;

const texts = (rows: readonly (readonly TableCell[])[], columns = rows[0]?.length ?? 1): TableFile => ({
  sheets: [
    {
      name: 'Quotes',
      columns: Array.from({ length: columns }, (_, index) => ({
        title: `Column ${index + 1}`,
        kind: 'text' as const,
      })),
      rows,
    },
  ],
});

/** Every part of a ZIP by its name; each XML part is checked to be well-formed. */
async function unzipped(file: string): Promise<ReadonlyMap<string, string>> {
  const zip = await yauzl.openPromise(file);
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString('utf8');
    if (/\.(xml|rels)$/.test(entry.fileName)) checkXml(text);
    parts.set(entry.fileName, text);
  }
  return parts;
}

function checkXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

interface ReadCell {
  readonly type: string;
  readonly style: string;
  readonly value: string;
}

/** The cells of a sheet part, row by row and by column letter: read as a spreadsheet does, `_xHHHH_` undone. */
function readSheet(xml: string): readonly ReadonlyMap<string, ReadCell>[] {
  const rows: Map<string, ReadCell>[] = [];
  const parser = new SaxesParser();
  let cell: { at: string; type: string; style: string; value: string } | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'f') throw new Error('A formula stands in the sheet');
    if (name === 'row') rows.push(new Map());
    if (name === 'c') {
      cell = {
        at: attributes.r ?? '',
        type: attributes.t ?? 'n',
        style: attributes.s ?? '0',
        value: '',
      };
    }
  });
  parser.on('text', (text) => {
    if (cell) cell.value += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name !== 'c' || !cell) return;
    const value = cell.value.replaceAll(/_x([\dA-F]{4})_/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    rows.at(-1)?.set(cell.at.replace(/\d+$/, ''), { type: cell.type, style: cell.style, value });
    cell = undefined;
  });
  parser.write(xml).close();
  return rows;
}

async function firstSheet(file: string) {
  return readSheet((await unzipped(file)).get('xl/worksheets/sheet1.xml') ?? '');
}

describe('Tables as CSV', () => {
  test.each(prefixes)('a text that begins with %j is no formula', async (prefix) => {
    const [file, part] = at('a.csv');
    const text = `${prefix}HYPERLINK("http://x","y")`;
    const { notes } = await writeCsvFile(file, texts([[text, 'plain']]), part);
    const [, row] = parse(readFileSync(file), { bom: true, relax_column_count: true });
    expect(row).toEqual([`'${text}`, 'plain']);
    expect(notes.join()).toContain('One cell begins like a formula and got an apostrophe');
    await writeCsvFile(file, texts([[text, 'plain']]), part, { guard: false });
    expect(parse(readFileSync(file), { bom: true })[1]).toEqual([text, 'plain']);
  });

  test('numbers stay numbers, negative ones too, and dates are days of the wall clock', async () => {
    const [file, part] = at('a.csv');
    const table: TableFile = {
      sheets: [
        {
          name: 'A',
          columns: [
            { title: '=n', kind: 'number' },
            { title: 'when', kind: 'date' },
          ],
          rows: [
            [-1.5, new Date(2026, 2, 4, 12).getTime()],
            [Number.NaN, new Date(2026, 10, 22, 0, 5).getTime()],
            [null, null],
          ],
        },
      ],
    };
    const { rows, bytes } = await writeCsvFile(file, table, part, { bom: false });
    expect(readFileSync(file, 'utf8')).toBe("'=n,when\r\n-1.5,2026-03-04\r\n,2026-11-22 00:05\r\n,\r\n");
    expect(rows).toBe(3);
    expect(bytes).toBe(readFileSync(file).byteLength);
  });

  test('whatever is written is read back the same', async () => {
    const cells = fc.array(
      fc.tuple(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('"', ',', '\r\n', ' ')),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    await fc.assert(
      fc.asyncProperty(cells, fc.constantFrom(',', ';', '\t'), async (rows, delimiter) => {
        const [file, part] = at('r.csv');
        await writeCsvFile(file, texts(rows), part, { guard: false, delimiter });
        const [, ...read] = parse(readFileSync(file), { bom: true, delimiter });
        expect(read).toEqual(rows.map((row) => row.map((text) => text.toWellFormed())));
      }),
      { numRuns: 200 },
    );
  });

  test('one table fits: the others are named, notes go in only when asked for', async () => {
    const [file, part] = at('a.csv');
    const table = {
      sheets: [...texts([['x']]).sheets, { name: 'People', columns: [], rows: [] }],
      notes: ['Wave 2 only.'],
    };
    const { notes } = await writeCsvFile(file, table, part);
    expect(notes[0]).toBe('Wave 2 only.');
    expect(notes[1]).toContain('“People”');
    expect(readFileSync(file, 'utf8')).toBe('\uFEFFColumn 1\r\nx\r\n');
    await writeCsvFile(file, table, part, { notesInFile: true });
    expect(readFileSync(file, 'utf8')).toContain('\r\nWave 2 only.\r\n');
  });
});

describe('Tables as XLSX', () => {
  test.each(prefixes)('a text that begins with %j is a string cell that stays one', async (prefix) => {
    const [file, part] = at('a.xlsx');
    const text = `${prefix}1+cmd|'/c calc'!A1`;
    await writeXlsxFile(file, texts([[text, 'plain']]), part);
    const [, row] = await firstSheet(file);
    expect(row?.get('A')).toEqual({ type: 'inlineStr', style: '3', value: text });
    expect(row?.get('B')).toEqual({ type: 'inlineStr', style: '2', value: 'plain' });
    const styles = (await unzipped(file)).get('xl/styles.xml') ?? '';
    const looks = [...styles.slice(styles.indexOf('<cellXfs')).matchAll(/<xf [^>]*>/g)].map(String);
    expect(looks[3]).toContain('quotePrefix="1"');
    expect(looks[2]).not.toContain('quotePrefix');
  });

  test('every text is read back as it was, whatever is in it', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('_x000D_', 'a_x0041_b', '\uFFFE', '\u0007', ']]>', '<&>"'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 20 }), async (rows) => {
        const [file, part] = at('r.xlsx');
        await writeXlsxFile(file, texts(rows), part);
        const [, ...read] = await firstSheet(file);
        expect(read.map((row) => [row.get('A')?.value ?? '', row.get('B')?.value ?? ''])).toEqual(
          rows.map((row) => row.map((value) => value.toWellFormed())),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('the product’s own import reads back what was written', async () => {
    const [file, part] = at('own.xlsx');
    const rows = [
      ['=1+1', 'a\r\nb', '_x000D_'],
      ['Ana & <Bo>', '', '😀'],
    ];
    await writeXlsxFile(file, texts(rows), part);
    const archive = await openZip(file);
    const book = await openWorkbook(archive);
    expect(book.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([['Quotes', false]]);
    const [sheet] = book.sheets;
    if (!sheet) throw new Error('There is no sheet');
    const read: (readonly string[])[] = [];
    for await (const batch of importSheet(archive, book, [], sheet, newCsvTally())) {
      for (const { cells } of batch) read.push(cells);
    }
    await archive.close();
    expect(read[0]).toEqual(['Column 1', 'Column 2', 'Column 3']);
    expect(read[1]).toEqual(['=1+1', 'a\r\nb', '_x000D_']);
    expect(read[2]).toEqual(['Ana & <Bo>', '', '😀']);
  });

  test('numbers and dates are numbers; the header stays in sight; sheets have distinct legal names', async () => {
    const [file, part] = at('a.xlsx');
    const sheet = {
      name: 'Codes: [all]/them*',
      columns: [
        { title: 'n', kind: 'number' as const },
        { title: 'when', kind: 'date' as const, width: 20 },
      ],
      rows: [
        [-2.25, new Date(2026, 2, 4, 12).getTime()],
        [3, new Date(2026, 2, 4, 18, 30).getTime()],
        [null, new Date(1850, 0, 1).getTime()],
      ],
    };
    const { rows } = await writeXlsxFile(file, { sheets: [sheet, sheet], notes: ['By people.'] }, part);
    expect(rows).toBe(6);
    const parts = await unzipped(file);
    const [, first, second, third] = readSheet(parts.get('xl/worksheets/sheet1.xml') ?? '');
    expect(first?.get('A')).toEqual({ type: 'n', style: '0', value: '-2.25' });
    // 4 March 2026 is day 46085 of the 1900 date system.
    expect(first?.get('B')).toEqual({ type: 'n', style: '4', value: '46085' });
    expect(Number(second?.get('B')?.value)).toBeCloseTo(46085 + 18.5 / 24, 9);
    expect(third?.get('A')).toBeUndefined();
    expect(third?.get('B')).toEqual({ type: 'inlineStr', style: '2', value: '1850-01-01' });
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('state="frozen"');
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('width="20"');
    expect(
      [...(parts.get('xl/workbook.xml') ?? '').matchAll(/sheet name="([^"]*)"/g)].map((match) => match[1]),
    ).toEqual(['Codes all them', 'Codes all them (2)', 'Notes']);
    expect(parts.get('xl/worksheets/sheet3.xml')).toContain('By people.');
  });

  test('more rows than a sheet takes go on in the next, and texts too long are cut and counted', async () => {
    const [file, part] = at('a.xlsx');
    const rows = Array.from({ length: 5 }, (_, index) => [
      index === 4 ? '🙂'.repeat(20_000) : `row ${index}`,
    ]);
    const { notes } = await writeXlsxFile(file, texts(rows), part, { rows: 2 });
    const parts = await unzipped(file);
    expect([1, 2, 3].map((n) => readSheet(parts.get(`xl/worksheets/sheet${n}.xml`) ?? '').length)).toEqual([
      3, 3, 2,
    ]);
    const long = readSheet(parts.get('xl/worksheets/sheet3.xml') ?? '')[1]?.get('A')?.value ?? '';
    expect(long.length).toBeLessThanOrEqual(32_767);
    expect(long.endsWith('🙂…')).toBe(true);
    expect(notes.join(' ')).toContain('One text is longer');
    expect(notes.join(' ')).toContain('goes on in the next sheet');
  });

  test('an error in the rows leaves no file and is told as it is; so does a folder that is gone', async () => {
    const [file, part] = at('a.xlsx');
    let ended = 0;
    function* broken(): Generator<readonly string[]> {
      try {
        for (let index = 0; index < 50_000; index += 1) yield [`row ${index} ${Math.sin(index)}`];
        throw new FailureError('corrupt', 'The text of “Ana” is damaged.');
      } finally {
        ended += 1;
      }
    }
    const table = {
      sheets: [{ name: 'A', columns: [{ title: 'a', kind: 'text' as const }], rows: broken() }],
    };
    await expect(writeXlsxFile(file, table, part)).rejects.toThrow('The text of “Ana” is damaged.');
    expect(readdirSync(folder)).toEqual([]);
    const gone = path.join(folder, 'gone', 'a.xlsx');
    const again = {
      sheets: [{ name: 'A', columns: [{ title: 'a', kind: 'text' as const }], rows: broken() }],
    };
    await expect(writeXlsxFile(gone, again, `${gone}.part`)).rejects.toThrow('is no longer there');
    expect(ended).toBe(2);
    expect(existsSync(gone)).toBe(false);
  });

  test('names and letters', () => {
    const names = new SheetNames();
    expect([
      names.next('History'),
      names.next("'A'"),
      names.next('a'),
      names.next(':'),
      names.next('x'.repeat(40)),
    ]).toEqual(['History (2)', 'A', 'a (2)', 'Sheet', 'x'.repeat(31)]);
    expect(names.next('x'.repeat(50))).toBe(`${'x'.repeat(27)} (2)`);
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    expect(['a=b', '', 'Ana', '1-2'].some(looksLikeFormula)).toBe(false);
  });
});

describe('Documents', () => {
  test('headings, quotes, lists and tables are real ones', async () => {
    const [file, part] = at('a.docx');
    await writeDocxFile(
      file,
      {
        title: 'Codebook',
        blocks: [
          { kind: 'title', text: 'Codebook' },
          { kind: 'heading', level: 1, text: 'Delay <&> \u0007bell' },
          { kind: 'heading', level: 3, text: 'Below' },
          { kind: 'paragraph', text: [{ text: 'When: ', bold: true }, { text: 'one\ntwo' }] },
          { kind: 'quote', text: 'It took weeks', attribution: 'Ana, note' },
          { kind: 'quote', text: 'חיכיתי שבוע' },
          { kind: 'list', items: ['first', 'second'] },
          {
            kind: 'table',
            columns: [{ title: 'Code' }, { title: 'n', align: 'end' }],
            rows: [['Delay', '12']],
          },
          { kind: 'caption', text: 'Counts' },
        ],
      },
      part,
    );
    const { value } = await mammoth.convertToHtml({ path: file });
    expect(value).toContain('<h1>Delay &lt;&amp;&gt; bell</h1>');
    expect(value).toContain('<h3>Below</h3>');
    expect(value).toContain('<strong>When: </strong>one<br />two');
    expect(value).toContain('<ul><li>first</li><li>second</li></ul>');
    expect(value).toMatch(/<thead>.*Code.*<\/thead><tbody>.*Delay.*12/);
    const parts = await unzipped(file);
    const body = parts.get('word/document.xml') ?? '';
    expect(body).toContain('<w:tblHeader/>');
    expect(body.match(/<w:bidi\/>/g)).toHaveLength(1);
    expect(parts.get('word/styles.xml')).toContain('w:val="en-GB"');
    expect([...parts.keys()].some((name) => name.includes('footer'))).toBe(true);
    expect([...parts.values()].join()).toContain('NUMPAGES');
  });
});
