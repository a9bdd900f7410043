import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, onTestFinished, test } from 'vitest';
import { type DocxBlock, writeDocxFile } from '../../../electron/jobs/export/docx-file.ts';
import { writeXlsxFile } from '../../../electron/jobs/export/xlsx-file.ts';

/** A real office program reads what is written; where there is none, that is said and nothing is checked. */
const isHere = spawnSync('soffice', ['--version'], { timeout: 30_000 }).status === 0;
const why = isHere ? '' : ' (LibreOffice is not on this machine)';

const payloads = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(1+1)*cmd',
  '＝1+1',
  '=HYPERLINK("http://192.0.2.1/","here")',
  '<script>alert(1)</script> & "quotes" ]]>',
  'first line\nsecond line',
  'e\u0301 𝒳 👩‍👩‍👧 שלום \u202e back',
  '007',
  '1-2',
  'TRUE',
  '1e5',
  '_x000D_ as written',
];

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'touchline-office-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function convert(into: string, file: string, format: string): void {
  const home = `-env:UserInstallation=file://${path.join(into, 'profile')}`;
  execFileSync('soffice', [home, '--headless', '--convert-to', format, '--outdir', into, file], {
    stdio: 'pipe',
    timeout: 120_000,
  });
}

test.skipIf(!isHere)(
  `a workbook opens with every text as it was and every number a number${why}`,
  async () => {
    const into = folder();
    const file = path.join(into, 'table.xlsx');
    const table = {
      sheets: [
        {
          name: '=Sheet',
          columns: [
            { title: '=Text', kind: 'text' as const },
            { title: 'Number', kind: 'number' as const },
          ],
          rows: payloads.map((text, index) => [text, index + 0.5]),
        },
      ],
    };
    await writeXlsxFile(file, table, `${file}.part`);
    // Comma, double quotes, UTF-8; texts in quotes, numbers bare.
    convert(into, file, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false');
    const written = readFileSync(path.join(into, 'table.csv'), 'utf8');
    const rows: string[][] = parse(written, { relax_column_count: true });
    expect(rows).toEqual([
      ['=Text', 'Number'],
      ...payloads.map((text, index) => [text, String(index + 0.5)]),
    ]);
    expect(written).toContain('"007",9.5');
  },
);

test.skipIf(!isHere)(`a document opens with every word${why}`, async () => {
  const into = folder();
  const file = path.join(into, 'document.docx');
  const blocks: DocxBlock[] = [
    { kind: 'title', text: 'Title' },
    { kind: 'heading', level: 1, text: 'Heading' },
    ...payloads.map((text): DocxBlock => ({ kind: 'quote', text, attribution: 'Somebody' })),
    { kind: 'table', columns: [{ title: 'Code' }, { title: 'n', align: 'end' }], rows: [['delay', '12']] },
    { kind: 'list', items: ['one', 'two'] },
  ];
  await writeDocxFile(file, { title: 'Title', blocks }, `${file}.part`);
  convert(into, file, 'txt:Text (encoded):UTF8');
  const text = readFileSync(path.join(into, 'document.txt'), 'utf8');
  for (const words of ['Title', 'Heading', ...payloads, 'Code', 'delay', '12', 'one', 'two']) {
    expect(text).toContain(words);
  }
  expect(text.split('Somebody')).toHaveLength(payloads.length + 1);
});
