import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import mammoth from 'mammoth';
import { expect, onTestFinished, test } from 'vitest';
import { exportCodebookJob } from '../../electron/jobs/export-codebook.ts';
import { contract } from '../../shared/api/contract.ts';
import { openTestWorkspace, type TestWorkspace } from '../store/support.ts';

function setUp() {
  const workspace = openTestWorkspace();
  const ana = workspace.run('people.participant.add', { pseudonym: 'Ana' }).id;
  const sourceId = workspace.run('voices.source.add', {
    kind: 'note',
    title: 'A visit',
    text: 'It took weeks. Nobody called.',
    participantId: ana,
  }).id;
  const delay = workspace.run('voices.code.add', {
    name: '=Delay',
    description: 'Time lost\nwaiting',
    whenToUse: 'Any wait',
    whenNot: 'Not queues in a shop',
  }).id;
  let parentId = delay;
  for (const depth of [2, 3, 4, 5, 6, 7]) {
    parentId = workspace.run('voices.code.add', { name: `Level ${depth}`, parentId }).id;
  }
  const coding = workspace.run('voices.coding.add', { sourceId, code: { id: delay }, start: 0, end: 14 }).id;
  workspace.run('voices.coding.add', { sourceId, code: { id: parentId }, start: 15, end: 29 });
  workspace.run('voices.code.example.add', { codingId: coding });
  workspace.run('voices.codeSet.add', { name: 'Service', codeIds: [delay] });
  return { workspace, delay };
}

async function exported(
  workspace: TestWorkspace,
  format: 'docx' | 'csv' | 'xlsx',
  onlyCoder: number | null = null,
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'touchline-codebook-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, `codebook.${format}`);
  const args = {
    workspacePath: workspace.db.raw.name,
    coderId: workspace.coderId,
    onlyCoder,
    format,
    file,
    part: `${file}.part`,
  };
  const value = contract['voices.codebook.export'].output.parse(
    await exportCodebookJob(args, () => undefined),
  );
  expect(value.bytes).toBe(readFileSync(file).byteLength);
  return { file, ...value };
}

test('as a table: one row a code with its path, definition and counts, no formula in it', async () => {
  const { workspace } = setUp();
  const { file, codes, notes } = await exported(workspace, 'csv');
  const rows: Readonly<Record<string, string>>[] = parse(readFileSync(file), { bom: true, columns: true });
  expect(codes).toBe(7);
  expect(rows).toHaveLength(7);
  expect(rows[0]).toMatchObject({
    Code: "'=Delay",
    Level: '1',
    Description: 'Time lost\nwaiting',
    'When to use': 'Any wait',
    'When not to use': 'Not queues in a shop',
    Sets: 'Service',
    Codings: '1',
    People: '1',
    'Codings with those below': '2',
    'People with those below': '1',
    Examples: '1',
  });
  expect(rows[6]?.Path).toBe("'=Delay › Level 2 › Level 3 › Level 4 › Level 5 › Level 6 › Level 7");
  expect(notes.join(' ')).toContain('apostrophe');
  expect((await exported(workspace, 'xlsx')).notes.join(' ')).not.toContain('apostrophe');
});

test('as a document: headings as deep as the tree, definitions and examples with who said them', async () => {
  const { workspace } = setUp();
  const { file } = await exported(workspace, 'docx');
  const { value } = await mammoth.convertToHtml({ path: file });
  expect(value).toContain('<h1>=Delay</h1>');
  expect(value).toContain('<h6>Level 6</h6>');
  // Deeper than headings go: the path is said.
  expect(value).toMatch(
    /<h6>Level 7<\/h6><p>=Delay › Level 2 › .*Level 6; 1 coding in 1 source, 1 person<\/p>/,
  );
  expect(value).toContain('Time lost<br />waiting');
  expect(value).toContain('<strong>When not to use: </strong>Not queues in a shop');
  expect(value).toContain('It took weeks.</p><p>Ana, A visit</p>');
});

test('while others’ work is hidden, neither their counts nor their words are in it, and it says so', async () => {
  const { workspace } = setUp();
  const { file, notes } = await exported(workspace, 'csv', workspace.coderId + 1);
  const rows: Readonly<Record<string, string>>[] = parse(readFileSync(file), { bom: true, columns: true });
  expect(rows.map((row) => row['Codings with those below'])).toEqual(Array.from({ length: 7 }, () => '0'));
  expect(rows[0]?.Examples).toBe('0');
  expect(notes.join(' ')).toContain('of one coder alone');
});

test('a codebook without codes is a file that says so', async () => {
  const workspace = openTestWorkspace();
  const { file } = await exported(workspace, 'docx');
  expect((await mammoth.extractRawText({ path: file })).value).toContain('There are no codes yet.');
});
