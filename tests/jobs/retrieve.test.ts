import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import mammoth from 'mammoth';
import { expect, onTestFinished, test } from 'vitest';
import { retrieveCountJob } from '../../electron/jobs/retrieve-count.ts';
import { retrieveExportJob } from '../../electron/jobs/retrieve-export.ts';
import { openWriter } from '../../electron/store/core/open-connection.ts';
import { contract } from '../../shared/api/contract.ts';
import { FailureError } from '../../shared/api/failure.ts';
import { resultColumns } from '../../shared/voices/contract-retrieve.ts';
import type { QuerySpec } from '../../shared/voices/query/spec.ts';
import { openTestWorkspace, type TestWorkspace } from '../store/support.ts';

function setUp() {
  const workspace = openTestWorkspace();
  const segmentId = workspace.run('people.segment.add', { name: 'Families' }).id;
  const participantId = workspace.run('people.participant.add', { pseudonym: 'Ana', segmentId }).id;
  const parentId = workspace.run('voices.code.add', { name: 'Waiting' }).id;
  const delay = workspace.run('voices.code.add', { name: 'delay', parentId }).id;
  const add = (title: string, text: string, end: number) => {
    const { id } = workspace.run('voices.source.add', {
      kind: 'note',
      title,
      text,
      participantId,
      heardAt: Date.UTC(2026, 2, 3, 12),
    });
    workspace.run('voices.coding.add', { sourceId: id, code: { id: delay }, start: 0, end });
  };
  add('A visit', '=cmd it took weeks. Nobody called.', 19);
  add('A call', 'It, "again",\nwas late. Sorry.', 22);
  const query: QuerySpec = { ast: { kind: 'code', id: delay, below: false }, rule: 'whole', where: null };
  return { workspace, query, delay };
}

async function exported(
  workspace: TestWorkspace,
  query: QuerySpec,
  format: 'csv' | 'xlsx' | 'docx',
  onlyCoder: number | null = null,
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'touchline-retrieve-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, `results.${format}`);
  const args = {
    workspacePath: workspace.db.raw.name,
    onlyCoder,
    query,
    name: 'Delays',
    text: '"delay"',
    context: { unit: 'sentences', count: 1 },
    format,
    columns: resultColumns,
    file,
    part: `${file}.part`,
  };
  const value = contract['voices.retrieve.export'].output.parse(
    await retrieveExportJob(args, () => undefined),
  );
  expect(value.bytes).toBe(readFileSync(file).byteLength);
  expect(readdirSync(folder)).toEqual([`results.${format}`]);
  return { file, ...value };
}

test('as a table: one row a passage with all that says whose words they are, no formula in it', async () => {
  const { workspace, query } = setUp();
  const { file, results, notes } = await exported(workspace, query, 'csv');
  const rows: Readonly<Record<string, string>>[] = parse(readFileSync(file), { bom: true, columns: true });
  expect(results).toBe(2);
  expect(notes.join()).toMatch(/One cell begins like a formula/);
  expect(rows).toMatchObject([
    {
      Passage: "'=cmd it took weeks.",
      Source: 'A visit',
      Codes: 'Waiting / delay',
      Coders: 'Ada Berg',
      Person: 'Ana',
      Segment: 'Families',
      Heard: '2026-03-03',
      Before: '',
      After: ' Nobody called.',
    },
    { Passage: 'It, "again",\nwas late.', Source: 'A call' },
  ]);
});

test('as a document: each passage a quotation under its source, with its attribution and the query in words', async () => {
  const { workspace, query } = setUp();
  const { file, results } = await exported(workspace, query, 'docx');
  const { value } = await mammoth.extractRawText({ path: file });
  expect(results).toBe(2);
  for (const part of ['Query: "delay"', 'Whole coding', 'A visit', '=cmd it took weeks. Nobody called.']) {
    expect(value).toContain(part);
  }
  expect(value).toContain('Ana (Families), A visit · Waiting / delay');
});

test('as a workbook, and of a query that finds nothing', async () => {
  const { workspace, query } = setUp();
  expect((await exported(workspace, query, 'xlsx')).results).toBe(2);
  const nobody = workspace.run('workspace.coder.add', { name: 'Bo' }).id;
  for (const format of ['csv', 'xlsx', 'docx'] as const) {
    expect((await exported(workspace, query, format, nobody)).results).toBe(0);
  }
});

test('a document of more passages than it can hold is refused and nothing is written', async () => {
  const { workspace, query, delay } = setUp();
  const text = 'word '.repeat(5001);
  const { id } = workspace.run('voices.source.add', { kind: 'note', title: 'Long', text });
  const direct = openWriter(workspace.db.raw.name, 'wal');
  direct.run(
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 4999)
    INSERT INTO coding (uid, rev, source_id, code_id, coder_id, start_cp, end_cp, created_at)
    SELECT randomblob(16), 1, ?, ?, ?, i * 5, i * 5 + 4, 0 FROM n`,
    [id, delay, workspace.coderId],
  );
  direct.close();
  const failure = await exported(workspace, query, 'docx').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(FailureError);
  expect(String(failure)).toMatch(/more than 5000 passages/);
  expect((await exported(workspace, query, 'csv')).results).toBe(5002);
});

test('the job counts what the query counts, for those alone who may be seen', async () => {
  const { workspace, query } = setUp();
  const told: (number | null)[] = [];
  const count = (onlyCoder: number | null) =>
    retrieveCountJob({ workspacePath: workspace.db.raw.name, onlyCoder, query }, (share) => told.push(share));
  const { counts } = workspace.ask('voices.retrieve.count', { query });
  expect(count(null)).toEqual(counts);
  expect(counts).toEqual({ results: 2, sources: 2, people: 1 });
  const nobody = workspace.run('workspace.coder.add', { name: 'Bo' }).id;
  expect(count(nobody)).toEqual({ results: 0, sources: 0, people: 0 });
  expect(told.at(-1)).toBe(1);
});
