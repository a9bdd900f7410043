import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { inspectTable } from '../../../electron/jobs/import/inspect-table.ts';
import { readTable } from '../../../electron/jobs/import/read-table.ts';
import type { TableChoices } from '../../../shared/voices/import-model.ts';
import { haveSamples, samples, temporaryFiles } from './files.ts';
import { makeWorkbook, makeZip, textRow } from './make-zip.ts';

const { write } = temporaryFiles();

async function cellsOf(path: string, choices: TableChoices = {}) {
  const shape = await inspectTable(path, choices);
  const rows: (readonly string[])[] = [];
  for await (const row of readTable(path, shape)) rows.push(row.cells);
  return { shape, rows };
}

/** Records of a delimited text read one character at a time: as RFC 4180 has it, any line end, nothing else. */
function plainRecords(text: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  const endRecord = () => {
    record.push(cell);
    if (record.some((value) => value !== '')) records.push(record);
    record = [];
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === delimiter) {
      record.push(cell);
      cell = '';
    } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++;
      endRecord();
    } else cell += c;
  }
  if (cell !== '' || record.length > 0) endRecord();
  return records;
}

const names = haveSamples
  ? readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(csv|tsv)$/.test(name))
  : [];

describe.skipIf(!haveSamples)('every cell of every table of the samples', () => {
  test.each(names)('%s', async (name) => {
    const path = join(samples, name);
    // The rows as they lie in the file, not put together into conversations.
    const { shape } = await cellsOf(path);
    const { rows } = await cellsOf(path, shape.dialect === 'intercom' ? { dialect: 'generic' } : {});
    const text = iconv.decode(readFileSync(path), shape.encoding).replace(/^\ufeff/, '');
    const expected = plainRecords(text, shape.delimiter).slice(shape.headerDepth);
    expect(rows.length).toBe(expected.length);
    expect(rows.length).toBeGreaterThan(0);
    for (const [i, row] of expected.entries()) {
      // A BOM at the start of a cell is taken off, and told.
      expect(rows[i]).toEqual(row.map((cell) => cell.replace(/^\ufeff/, '')));
    }
  });

  test('the workbook says what its XML says, cell by cell', async () => {
    const path = join(samples, 'r-community-2019-es.xlsx');
    const part = (name: string) =>
      execFileSync('unzip', ['-p', path, name], { maxBuffer: 1e8 }).toString('utf8');
    const plain = (xml: string) =>
      xml.replace(
        /&(lt|gt|quot|apos|amp);/g,
        (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '&',
      );
    const strings = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) =>
      [...si.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, t = '']) => plain(t)).join(''),
    );
    const { rows } = await cellsOf(path);
    const found = [...part('xl/worksheets/sheet1.xml').matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/gs)].slice(
      1,
    );
    expect(rows.length).toBe(338);
    let compared = 0;
    for (const [at, [, line = '', xml = '']] of found.entries()) {
      for (const [, letters = '', attributes = '', value = ''] of xml.matchAll(
        /<c r="([A-Z]+)\d+"([^>]*)>\s*<v>(.*?)<\/v>/gs,
      )) {
        const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        const cell = rows[at]?.[column];
        if (attributes.includes('t="s"')) expect(`${line} ${cell}`).toBe(`${line} ${strings[Number(value)]}`);
        else if (/ s="3"/.test(attributes)) {
          const at1900 = Date.UTC(1899, 11, 30) + Math.round(Number(value) * 86_400) * 1000;
          expect(cell).toBe(new Date(at1900).toISOString().slice(0, 19).replace('T', ' '));
        } else expect(Number(cell)).toBe(Number(value));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(9000);
  });
});

describe('cells of a workbook', () => {
  const S = (rows: string, more = {}) => write('book.xlsx', makeWorkbook({ sheets: { One: rows }, ...more }));
  const header = textRow(1, ['a', 'b', 'c', 'd', 'e', 'f']);

  test('numbers, truth, errors, formulas, rich text, escapes, gaps', async () => {
    const row =
      '<row r="3"><c r="A3"><v>118052219061</v></c><c r="B3"><v>4.3499999999999996</v></c><c r="C3" t="b"><v>1</v></c><c r="D3" t="e"><v>#N/A</v></c><c r="F3" t="str"><f>A1&amp;B1</f><v>a_x000D_b</v></c></row>' +
      '<row r="5"><c r="B5" t="inlineStr"><is><r><t>one </t></r><r><rPr/><t xml:space="preserve">two </t></r><rPh><t>kana</t></rPh></is></c><c r="E5"><f>NOW()</f></c></row>';
    const { rows, shape } = await cellsOf(S(header + row));
    expect(rows).toEqual([
      ['118052219061', '4.35', 'TRUE', '#N/A', '', 'a\rb'],
      ['', 'one two '],
    ]);
    expect(shape.notes.map(({ kind, count }) => [kind, count])).toEqual([
      ['formulas', 1],
      ['formulas-empty', 1],
    ]);
  });

  test('dates by their format, from 1900 and from 1904', async () => {
    const styles =
      '<xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="166"/><xf numFmtId="46"/>';
    const formats =
      '<numFmt numFmtId="165" formatCode="[$-407]d. mmmm yyyy\\ hh:mm;@"/><numFmt numFmtId="166" formatCode="0.00&quot; days&quot;"/>';
    const row = `<row r="2">${['43812', '43812.50175918', '0.75', '3', '1.5', '60'].map((value, i) => `<c r="${'ABCDEF'[i]}2" s="${i === 5 ? 0 : i}"><v>${value}</v></c>`).join('')}</row>`;
    expect((await cellsOf(S(header + row, { styles, formats }))).rows[0]).toEqual([
      '2019-12-13',
      '2019-12-13 12:02:32',
      '18:00:00',
      '3',
      '1900-01-01 12:00:00',
      '1900-02-28',
    ]);
    expect((await cellsOf(S(header + row, { styles, formats, date1904: true }))).rows[0]?.[0]).toBe(
      '2023-12-14',
    );
  });

  test('the sheet is chosen; hidden ones come last to mind', async () => {
    const sheets = {
      Lists: textRow(1, ['x']) + textRow(2, ['1']),
      Data: textRow(1, ['why']) + textRow(2, ['Late']),
    };
    const path = write('two.xlsx', makeWorkbook({ sheets, hidden: ['Lists'] }));
    const { shape, rows } = await cellsOf(path);
    expect(shape).toMatchObject({ sheets: ['Lists (hidden)', 'Data'], sheet: 1, format: 'workbook' });
    expect(rows).toEqual([['Late']]);
    expect((await cellsOf(path, { sheet: 0 })).rows).toEqual([['1']]);
    await expect(cellsOf(path, { sheet: 2 })).rejects.toThrow(/sheet chosen/);
  });

  test('tables inside a ZIP: one is opened, several are offered, a workbook among them', async () => {
    const book = makeWorkbook({ sheets: { Data: textRow(1, ['why']) + textRow(2, ['Late']) } });
    const one = write(
      'one.zip',
      makeZip([
        { name: '__MACOSX/._a.csv', data: 'x' },
        { name: 'a.csv', data: 'why\nEarly\n' },
      ]),
    );
    expect((await cellsOf(one)).shape).toMatchObject({ files: ['a.csv'], rowCount: 1 });
    const several = write(
      'several.zip',
      makeZip([
        { name: 'a.csv', data: 'why\nEarly\n' },
        { name: 'readme.pdf', data: 'x' },
        { name: 'b.xlsx', data: book },
      ]),
    );
    const { shape, rows } = await cellsOf(several);
    expect(rows).toEqual([['Early']]);
    expect(shape.notes.map(({ kind }) => kind)).toEqual(['other-files', 'not-read']);
    expect((await cellsOf(several, { file: 1 })).rows).toEqual([['Late']]);
  });
});
