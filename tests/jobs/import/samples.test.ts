import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectTable } from '../../../electron/jobs/import/inspect-table.ts';
import { readTable } from '../../../electron/jobs/import/read-table.ts';
import { readTextFile } from '../../../electron/jobs/import/text-file.ts';
import type { ColumnRole, TableColumn, TableShape } from '../../../shared/voices/import-model.ts';
import { leftOutReason } from '../../../shared/voices/left-out.ts';
import { haveSamples, samples } from './files.ts';

const inspect = (name: string): Promise<TableShape> => inspectTable(join(samples, name));

async function readAll(
  name: string,
): Promise<{ shape: TableShape; rows: readonly (readonly string[])[]; lines: number[] }> {
  const shape = await inspect(name);
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  for await (const row of readTable(join(samples, name), shape)) {
    rows.push(row.cells);
    lines.push(row.line);
  }
  return { shape, rows, lines };
}

/** name, rows, columns, dialect, header rows, delimiter */
const TABLES: readonly (readonly [string, number, number, string, number, string])[] = [
  ['nhs-fft-coded.csv', 3875, 61, 'generic', 1, ','],
  ['cfpb-payday-loans.csv', 1000, 18, 'generic', 1, ','],
  ['jupyter-notebook-ux-2015.csv', 1706, 37, 'generic', 1, ','],
  ['otel-developer-experience.csv', 217, 23, 'google-forms', 1, ','],
  ['limesurvey-rse-de-2017.csv', 325, 246, 'limesurvey', 1, ','],
  ['ecsi-bank-satisfaction.csv', 250, 29, 'generic', 1, ','],
  ['538-flying-etiquette.csv', 1040, 27, 'surveymonkey', 1, ','],
  ['538-pollsters-open-answers.tsv', 20, 36, 'surveymonkey', 2, '\t'],
  ['r-community-2019-es.csv', 338, 46, 'google-forms', 1, ','],
  ['format-qualtrics-testgenerated-3header.csv', 31, 367, 'qualtrics', 3, ','],
  ['gold-jupyter-hinderances-themes.csv', 763, 3, 'generic', 1, ';'],
  ['gold-jupyter-difficult_aspects-themes.csv', 513, 3, 'generic', 1, ';'],
  ['gold-pdpilot-codings.csv', 133, 7, 'generic', 1, ','],
  ['survey-formats/google_forms.csv', 1, 6, 'google-forms', 1, ','],
  ['survey-formats/gplay_reviews_202603_utf16le.csv', 1, 16, 'google-play', 1, ','],
  ['survey-formats/intercom_conversations.csv', 1, 13, 'intercom', 1, ','],
  ['survey-formats/zendesk_tickets.ndjson', 1, 13, 'zendesk', 1, ','],
  ['r-community-2019-es.xlsx', 338, 52, 'google-forms', 1, ','],
  ['survey-formats/limesurvey_code_headings_bom.csv', 2, 14, 'limesurvey', 1, ','],
  ['survey-formats/limesurvey_full_headings_semicolon.csv', 1, 7, 'limesurvey', 1, ';'],
  ['survey-formats/qualtrics_multiline_3header.csv', 2, 13, 'qualtrics', 3, ','],
  ['survey-formats/qualtrics_sample_3header.csv', 1, 20, 'qualtrics', 3, ','],
  ['survey-formats/surveymonkey_current_2header.csv', 1, 14, 'surveymonkey', 2, ','],
  ['survey-formats/typeform_old.csv', 1, 8, 'typeform', 1, ','],
];

const roleOf = (shape: TableShape, words: RegExp): ColumnRole | undefined =>
  shape.columns.find((column) => words.test(column.name))?.guess;

const withRole = (shape: TableShape, role: ColumnRole['role']): readonly TableColumn[] =>
  shape.columns.filter((column) => column.guess.role === role);

describe.skipIf(!haveSamples)('the shared samples', () => {
  test.each(TABLES)('%s', async (name, rows, columns, dialect, headerDepth, delimiter) => {
    const found = await readAll(name);
    expect(found.shape).toMatchObject({
      rowCount: rows,
      rowCountExact: true,
      dialect,
      headerDepth,
      delimiter,
    });
    expect(found.shape.columns).toHaveLength(columns);
    expect(found.rows).toHaveLength(rows);
    expect(new Set(found.shape.columns.map((column) => column.name)).size).toBe(columns);
    expect(found.lines).toEqual(found.lines.toSorted((a, b) => a - b));
    expect(found.rows.flat().some((cell) => cell.includes('\ufffd'))).toBe(false);
  });

  test('every table there is in the list or reads without a refusal', async () => {
    const names = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(csv|tsv|xlsx|ndjson)$/.test(name),
    );
    expect(names.length).toBeGreaterThanOrEqual(TABLES.length);
    for (const name of names) expect((await readAll(name)).rows.length).toBeGreaterThan(0);
  });

  test('the worst text file there is: Mac Roman, CR, two rows, HTML', async () => {
    const { shape, rows } = await readAll('538-pollsters-open-answers.tsv');
    expect(shape).toMatchObject({ encoding: 'macintosh', encodingCertain: false, newline: 'cr' });
    expect(shape.columns.map((column) => column.name).filter((name) => /[<>]|&nbsp;/.test(name))).toEqual([]);
    expect(shape.columns[2]?.name).toMatch(/^The Upshot found that different pollsters/);
    expect(rows.flat().join(' ')).toMatch(/don’t|it’s|I’m|—|don't/);
  });

  test('UTF-16 is read', async () => {
    const { shape, rows } = await readAll('survey-formats/gplay_reviews_202603_utf16le.csv');
    expect(shape).toMatchObject({ encoding: 'utf-16le', bom: true, encodingCertain: true });
    expect(rows[0]).toContain('Stürzt ab, immer');
  });

  test('byte order marks inside cells are taken off and told', async () => {
    const { shape, rows } = await readAll('limesurvey-rse-de-2017.csv');
    expect(shape.notes).toMatchObject([{ kind: 'inner-bom', count: 530 }]);
    expect(rows.flat().filter((cell) => cell.includes('\ufeff'))).toEqual([]);
  });

  test('guesses: NHS comments', async () => {
    const shape = await inspect('nhs-fft-coded.csv');
    expect(withRole(shape, 'answer').map((column) => column.name)).toEqual(['FFT answer']);
    expect(roleOf(shape, /^Comment ID/)).toEqual({ role: 'response-id' });
    expect(roleOf(shape, /^Respondent ID/)).toEqual({ role: 'participant' });
    expect(roleOf(shape, /^Date$/)).toEqual({ role: 'date' });
    expect(roleOf(shape, /^Service type 1/)).toEqual({ role: 'attribute' });
    expect(roleOf(shape, /^Comment sentiment/)).toEqual({
      role: 'score',
      scale: { kind: 'other', min: 1, max: 5 },
    });
    expect(roleOf(shape, /^Timeliness of care/)).toEqual({ role: 'attribute' });
    expect(roleOf(shape, /^Existence of services/)).toEqual({ role: 'ignore' });
    expect(shape.notes).toMatchObject([{ kind: 'date-order', message: expect.stringContaining('mixes') }]);
  });

  test('guesses: OpenTelemetry steps', async () => {
    const shape = await inspect('otel-developer-experience.csv');
    expect(roleOf(shape, /^Timestamp/)).toEqual({ role: 'date' });
    const ease = withRole(shape, 'score');
    expect(ease.map((column) => column.name.slice(0, 15))).toEqual(
      Array.from({ length: 4 }, () => 'How complex was'),
    );
    for (const { guess } of ease)
      expect(guess).toEqual({ role: 'score', scale: { kind: 'ces', min: 1, max: 5 } });
    expect(withRole(shape, 'answer').map((column) => column.name)).toEqual([
      expect.stringMatching(/^What could be changed/),
    ]);
    expect(roleOf(shape, /^What programming languages/)).toEqual({ role: 'attribute' });
  });

  test('guesses: bank customers, expectation against quality', async () => {
    const shape = await inspect('ecsi-bank-satisfaction.csv');
    const kinds = (prefix: string): (string | undefined)[] =>
      shape.columns
        .filter((column) => column.name.startsWith(prefix))
        .map(({ guess }) => (guess.role === 'score' ? `${guess.scale.kind} ${guess.scale.max}` : guess.role));
    expect(kinds('expe')).toEqual(Array.from({ length: 5 }, () => 'expectation 10'));
    expect(kinds('qual')).toEqual(Array.from({ length: 5 }, () => 'experience 10'));
    expect(kinds('sat')).toEqual(Array.from({ length: 4 }, () => 'csat 10'));
    expect(shape.columns[0]?.guess).toEqual({ role: 'response-id' });
    expect(roleOf(shape, /^gender/)).toEqual({ role: 'attribute' });
  });

  test('guesses: Spanish likelihood to recommend', async () => {
    const shape = await inspect('r-community-2019-es.csv');
    const nps = withRole(shape, 'score').filter(
      ({ guess }) => guess.role === 'score' && guess.scale.kind === 'nps',
    );
    expect(nps.map((column) => column.name.slice(0, 37))).toEqual(
      ['¿Qué tan probable es que recomiendes R', '¿Qué tan probable es que recomiendes P'].map((name) =>
        name.slice(0, 37),
      ),
    );
    expect(withRole(shape, 'answer').map((column) => column.name)).toEqual([
      '¿Qué es lo que más te gusta de usar R?',
      '¿Qué es lo que menos te gusta de usar R?',
    ]);
  });

  test('guesses: Google Forms, Typeform, SurveyMonkey, LimeSurvey, complaints', async () => {
    const forms = await inspect('survey-formats/google_forms.csv');
    expect(forms.columns.map((column) => column.guess.role)).toEqual([
      'date',
      'participant',
      'score',
      'attribute',
      'attribute',
      'attribute',
    ]);
    const typeform = await inspect('survey-formats/typeform_old.csv');
    expect(roleOf(typeform, /^#/)).toEqual({ role: 'response-id' });
    expect(roleOf(typeform, /^Why/)).toEqual({ role: 'answer' });
    expect(roleOf(typeform, /^Submit Date/)).toEqual({ role: 'date' });
    const monkey = await inspect('survey-formats/surveymonkey_current_2header.csv');
    expect(roleOf(monkey, /^How likely/)).toEqual({ role: 'score', scale: { kind: 'nps', min: 0, max: 10 } });
    expect(roleOf(monkey, /^Why/)).toEqual({ role: 'answer' });
    const lime = await inspect('survey-formats/limesurvey_code_headings_bom.csv');
    expect(roleOf(lime, /^token/)).toEqual({ role: 'participant' });
    expect(roleOf(lime, /^WHY/)).toEqual({ role: 'answer' });
    const complaints = await inspect('cfpb-payday-loans.csv');
    expect(withRole(complaints, 'answer').map((column) => column.name)).toEqual([
      'Consumer complaint narrative',
    ]);
    expect(roleOf(complaints, /^Complaint ID/)).toEqual({ role: 'response-id' });
  });

  test('guesses: Qualtrics, and its previews are left out', async () => {
    const { shape, rows } = await readAll('survey-formats/qualtrics_multiline_3header.csv');
    expect(roleOf(shape, /^Response ID/)).toEqual({ role: 'response-id' });
    expect(roleOf(shape, /^How likely are you to recommend us/)).toEqual({
      role: 'score',
      scale: { kind: 'nps', min: 0, max: 10 },
    });
    expect(roleOf(shape, /^Why/)).toEqual({ role: 'answer' });
    expect(rows.map((cells) => leftOutReason(shape, cells) !== undefined)).toEqual([true, false]);
    const sample = await inspect('survey-formats/qualtrics_sample_3header.csv');
    expect(roleOf(sample, /free text/)).toEqual({ role: 'answer' });
    expect(roleOf(sample, /^IP-Adresse/)).toEqual({ role: 'ignore' });
    const generated = await inspect('format-qualtrics-testgenerated-3header.csv');
    expect(generated.columns[0]?.guess).toEqual({ role: 'response-id' });
    expect(withRole(generated, 'date').map((column) => column.name)).toEqual(['EndDate']);
  });

  test('interviews are read as text', async () => {
    const file = await readTextFile(join(samples, 'pdpilot-interview-P1.txt'));
    expect(file.title).toBe('pdpilot-interview-P1');
    expect(file.text).not.toContain('\r');
    expect(file.text).toContain('We typically use them to identify trends');
  });
});
