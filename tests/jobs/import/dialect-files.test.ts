import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { inspectTable } from '../../../electron/jobs/import/inspect-table.ts';
import { readTable, type TableRow } from '../../../electron/jobs/import/read-table.ts';
import type { TableShape } from '../../../shared/voices/import-model.ts';
import { isIncomplete, leftOutReason } from '../../../shared/voices/left-out.ts';

async function read(name: string): Promise<{ shape: TableShape; rows: readonly TableRow[] }> {
  const path = fileURLToPath(new URL(`../../fixtures/import/tables/${name}`, import.meta.url));
  const shape = await inspectTable(path);
  const rows: TableRow[] = [];
  for await (const row of readTable(path, shape)) rows.push(row);
  return { shape, rows };
}
const roles = ({ columns }: TableShape) => columns.map(({ name, guess }) => `${name}: ${guess.role}`);
const cells = (rows: readonly TableRow[]) => rows.map((row) => row.cells);

describe('a file of each tool, as its export writes it', () => {
  test('Qualtrics, classic TSV in UTF-16: three header rows, a preview, one not finished', async () => {
    const { shape, rows } = await read('qualtrics-classic-utf16le.tsv');
    expect(shape).toMatchObject({
      dialect: 'qualtrics',
      headerDepth: 3,
      encoding: 'utf-16le',
      delimiter: '\t',
    });
    expect(shape.columns[4]?.name).toBe('Where? Tick all');
    expect(cells(rows)[0]).toEqual([
      '2026-04-01 08:00:00',
      'IP Address',
      'True',
      'R_a',
      'Desk,Phone',
      'Grüße 🎈',
    ]);
    expect(rows.map((row) => leftOutReason(shape, row.cells) === undefined)).toEqual([true, false, true]);
    expect(rows.map((row) => isIncomplete(shape, row.cells))).toEqual([false, false, true]);
  });

  test('Qualtrics, legacy: two header rows, a BOM, a trailing empty column, display order', async () => {
    const { shape, rows } = await read('qualtrics-legacy-2header.csv');
    expect(shape).toMatchObject({ dialect: 'qualtrics', headerDepth: 2, bom: true, rowCount: 2 });
    expect(shape.columns[7]?.name).toBe('What could be better?');
    expect(shape.columns[8]?.guess.role).toBe('ignore');
    expect(shape.columns[9]?.guess.role ?? 'ignore').toBe('ignore');
    expect(rows.map((row) => row.cells[7])).toEqual(['The lift, please', 'Später']);
    expect(rows.map((row) => isIncomplete(shape, row.cells))).toEqual([false, true]);
  });

  test('SurveyMonkey: two header rows, options of one question, tags in headers, Windows bytes', async () => {
    const { shape, rows } = await read('surveymonkey-cp1252.csv');
    expect(shape).toMatchObject({ dialect: 'surveymonkey', headerDepth: 2, encoding: 'windows-1252' });
    expect(shape.columns.slice(3).map(({ name }) => name)).toEqual([
      'What did you use? - Lift',
      'What did you use? - Stairs',
      'What did you use? - Other (please specify)',
      'Anything else? Tell us',
    ]);
    expect(rows[1]?.cells[6]).toBe('Café shut');
  });

  test('LimeSurvey: BOM, semicolons, lines inside cells, one not submitted, a blank last line', async () => {
    const { shape, rows } = await read('limesurvey-semicolon.csv');
    expect(shape).toMatchObject({ dialect: 'limesurvey', delimiter: ';', bom: true, rowCount: 2 });
    expect(rows[0]?.cells[4]).toBe('Erste Zeile,\nzweite "Zeile"');
    expect(rows.map((row) => isIncomplete(shape, row.cells))).toEqual([false, true]);
    expect(roles(shape)).toContain('interviewtime: ignore');
  });

  test('Typeform: id first, choices joined, piped questions', async () => {
    const { shape, rows } = await read('typeform.csv');
    expect(shape.dialect).toBe('typeform');
    expect(roles(shape)[0]).toBe('#: response-id');
    expect(cells(rows)[0]?.slice(0, 3)).toEqual(['t1', 'Lift / Stairs', 'Because, well']);
    expect(shape.columns[2]?.name).toBe('Hello {{answer_77}}: why?');
  });

  test('Google Forms: a grid, and two questions of one title', async () => {
    const { shape, rows } = await read('google-forms-grid.csv');
    expect(shape.dialect).toBe('google-forms');
    expect(shape.columns.map(({ name }) => name)).toEqual([
      'Timestamp',
      'Why?',
      'Why? (2)',
      'Rate [Speed]',
      'Rate [Care]',
      'Used (tick all)',
    ]);
    expect(rows.map((row) => row.cells[5])).toEqual(['Lift;Stairs', 'Lift']);
  });

  test('Google Play: UTF-16, stars on their scale, the link as id', async () => {
    const { shape, rows } = await read('google-play-utf16le.csv');
    expect(shape).toMatchObject({ dialect: 'google-play', encoding: 'utf-16le' });
    expect(roles(shape).slice(1)).toEqual([
      'Reviewer Language: attribute',
      'Review Submit Date and Time: date',
      'Review Submit Millis Since Epoch: ignore',
      'Star Rating: score',
      'Review Title: answer',
      'Review Text: answer',
      'Review Link: response-id',
    ]);
    expect(shape.columns[4]?.guess).toMatchObject({ scale: { min: 1, max: 5 } });
    expect(rows[1]?.cells.slice(5, 7)).toEqual(['Bad', '遅い']);
  });

  test('Zendesk: one ticket a line, internal comments counted, a bad line told', async () => {
    const { shape, rows } = await read('zendesk.ndjson');
    expect(shape).toMatchObject({ dialect: 'zendesk', format: 'json-lines', rowCount: 3 });
    expect(rows[0]?.conversation?.messages.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Customer', 'It creaks & stops.\n\nFloor 3'],
      ['Agent 8', 'We come today.'],
    ]);
    expect([...(rows[0]?.conversation?.leftOut ?? [])]).toEqual([
      ['Internal comment, not said to the customer.', 1],
    ]);
    expect(rows[1]).toMatchObject({ line: 2, refused: 'This line is no JSON object.' });
    expect(rows[2]?.conversation?.messages[0]?.text).toBe('Door < 1 m wide');
  });

  test('Intercom: messages put together in the order they were said, notes left out', async () => {
    const { shape, rows } = await read('intercom.csv');
    expect(shape).toMatchObject({ dialect: 'intercom', rowCount: 2 });
    expect(
      rows.map(({ conversation }) =>
        conversation?.messages.map(({ speaker, text }) => `${speaker}: ${text}`),
      ),
    ).toEqual([['Ana: The lift, again', 'Bo: We look.'], ['Customer: Door stuck']]);
    expect([...(rows[0]?.conversation?.leftOut.values() ?? [])]).toEqual([1]);
    expect(roles(shape)).toContain('Conversation: answer');
  });
});
