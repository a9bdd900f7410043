import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrixOf } from '../../../electron/store/voices/compare/matrix.ts';
import { concordance, wordList } from '../../../electron/store/voices/compare/words.ts';
import { passagesOfQuery } from '../../../electron/store/voices/retrieve/retrieve.ts';
import { cellQuery } from '../../../shared/voices/compare/cell-query.ts';
import {
  type Axis,
  type AxisLabel,
  axisCondition,
  type Matrix,
  type MatrixInput,
  measures,
} from '../../../shared/voices/compare/model.ts';
import type { Condition } from '../../../shared/voices/condition.ts';
import { compareContract } from '../../../shared/voices/contract-compare.ts';
import { openTestWorkspace, TestWorkspace } from '../support.ts';

const LENGTH = 40;

interface Made {
  readonly source: number;
  readonly code: number;
  readonly coder: number;
  readonly start: number;
  readonly length: number;
  readonly touchpoint: boolean;
}

const made = fc.array(
  fc.record({
    source: fc.nat(5),
    code: fc.nat(4),
    coder: fc.nat(1),
    start: fc.nat(LENGTH - 10),
    length: fc.integer({ min: 1, max: 10 }),
    touchpoint: fc.boolean(),
  }),
  { maxLength: 40 },
);

/** Six texts of three persons in two segments and two waves, five codes in a tree, two coders. */
function workspaceOf(codings: readonly Made[], workspace = openTestWorkspace()): TestWorkspace {
  const { db } = workspace;
  const step = (work: () => void): void => {
    db.raw.transaction(() =>
      workspace.undoLog.record({ label: 'Fill', at: 0, mergeKey: () => undefined }, work),
    )();
  };
  const script = (sql: string) => step(() => db.script(sql));
  script(`
    INSERT INTO coder (uid, rev, name, initials) VALUES (x'01', 0, 'Bo', 'B');
    INSERT INTO segment (uid, rev, name) VALUES (x'01', 0, 'Families'), (x'02', 0, 'Business');
    INSERT INTO participant (uid, rev, pseudonym, segment_id, created_at)
      VALUES (x'01', 0, 'P1', 1, 0), (x'02', 0, 'P2', 2, 0), (x'03', 0, 'P3', NULL, 0);
    INSERT INTO study (uid, rev, name, pattern, created_at) VALUES (x'01', 0, 'Moving', 'past', 0);
    INSERT INTO wave (uid, rev, study_id, name, position) VALUES (x'01', 0, 1, 'Spring', 1), (x'02', 0, 1, 'Autumn', 2);
    INSERT INTO touchpoint (uid, rev, name) VALUES (x'01', 0, 'Visit'), (x'02', 0, 'Bill');
    INSERT INTO attribute (uid, rev, name, kind) VALUES (x'01', 0, 'Region', 'text');
    INSERT INTO respondent (uid, rev, participant_id, wave_id) VALUES (x'01', 0, NULL, 2), (x'02', 0, 2, NULL);
    INSERT INTO respondent_attribute (rev, respondent_id, attribute_id, value) VALUES (0, 1, 1, 'North'), (0, 2, 1, 'South');
    INSERT INTO code (uid, rev, parent_id, name, position) VALUES
      (x'01', 0, NULL, 'Service', 1), (x'02', 0, 1, 'Waiting', 1), (x'03', 0, 2, 'Hours', 1),
      (x'04', 0, NULL, 'Kindness', 2), (x'05', 0, NULL, 'Price', 3);`);
  const text = 'a'.repeat(LENGTH);
  const sources = [
    { participantId: 1, waveId: 1, touchpointId: 1, heardAt: Date.UTC(2024, 0, 10, 12) },
    { participantId: 2, waveId: null, touchpointId: 2, heardAt: Date.UTC(2024, 4, 10, 12) },
    { participantId: 3, waveId: 2, touchpointId: null, heardAt: null },
  ];
  for (const source of sources)
    workspace.run('voices.source.add', { kind: 'note', title: 'T', text, ...source });
  workspace.run('voices.source.add', {
    kind: 'transcript',
    title: 'Two speak',
    text,
    participantId: 1,
    turns: [
      { speaker: 'A', participantId: 1, start: 0, end: 20, startMs: null },
      { speaker: 'B', participantId: 2, start: 20, end: LENGTH, startMs: null },
    ],
  });
  for (const respondent of [1, 2]) {
    const { id } = workspace.run('voices.source.add', { kind: 'answer', title: 'R', text });
    step(() => {
      db.run('UPDATE source SET respondent_id = ? WHERE id = ?', [respondent, id]);
    });
  }
  step(() => {
    for (const { source, code, coder, start, length, touchpoint } of codings) {
      const { lastId } = db.run(
        `INSERT INTO coding (uid, rev, source_id, code_id, coder_id, start_cp, end_cp, created_at)
      VALUES (x'00', 0, ?, ?, ?, ?, ?, 0)`,
        [source + 1, code + 1, coder + 1, start, start + length],
      );
      if (touchpoint)
        db.run("INSERT INTO evidence (uid, rev, touchpoint_id, coding_id, at) VALUES (x'00', 0, 2, ?, 0)", [
          lastId,
        ]);
    }
  });
  return workspace;
}

const codes = (below = false): Axis => ({ of: 'codes', setId: null, ids: null, below });
const axes: readonly Axis[] = [
  codes(),
  codes(true),
  { of: 'codes', setId: null, ids: [2, 4], below: true },
  { of: 'segment' },
  { of: 'touchpoint' },
  { of: 'study' },
  { of: 'wave' },
  { of: 'coder' },
  { of: 'attribute', attributeId: 1 },
  { of: 'time', unit: 'quarter' },
];

const axis = fc.constantFrom(...axes);
const where = fc.constantFrom<Condition | null>(
  null,
  { test: 'segment', id: 1 },
  { not: { test: 'wave', id: 1 } },
  { test: 'coder', id: 2 },
);

/** What the quotes behind a cell come to, asked of retrieval. */
function countedQuotes(
  workspace: TestWorkspace,
  matrix: Matrix,
  input: MatrixInput,
  row: AxisLabel,
  column: AxisLabel,
  only: number | null,
): number {
  const query = cellQuery(input, matrix, row, column);
  const found = [...passagesOfQuery(workspace.db, query, only)];
  if (input.measure === 'sources') return found.length;
  return found.reduce((sum, { passages }) => sum + passages.length / 2, 0);
}

describe('matrix', () => {
  test('each number is that of the quotes it opens, whatever stands along the sides', () => {
    fc.assert(
      fc.property(
        made,
        axis,
        axis,
        fc.constantFrom('quotes' as const, 'sources' as const),
        where,
        fc.boolean(),
        (codings, rows, columns, measure, asked, isBlind) => {
          const workspace = new TestWorkspace();
          try {
            workspaceOf(codings, workspace);
            const input: MatrixInput = { rows, columns, measure, where: asked, most: 40 };
            const only = isBlind ? 1 : null;
            const matrix = matrixOf(workspace.db, input, only);
            matrix.rows.forEach((row, r) => {
              matrix.columns.forEach((column, c) => {
                expect(matrix.cells[r * matrix.columns.length + c]).toBe(
                  countedQuotes(workspace, matrix, input, row, column, only),
                );
              });
            });
          } finally {
            workspace.close();
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('people are counted once each; who is not known is not counted', () => {
    const coding = { code: 0, coder: 0, start: 0, length: 5, touchpoint: false };
    const workspace = workspaceOf([
      { ...coding, source: 0 },
      { ...coding, source: 3 },
      { ...coding, source: 3, start: 25 },
      { ...coding, source: 4 },
      { ...coding, source: 1 },
    ]);
    const matrix = matrixOf(
      workspace.db,
      { rows: codes(), columns: { of: 'segment' }, measure: 'people', where: null, most: 40 },
      null,
    );
    const row = Object.fromEntries(matrix.columns.map(({ name }, index) => [name, matrix.cells[index]]));
    // P1 twice, P2 in a turn and alone, and a respondent without a participant.
    expect(row).toEqual({ Families: 1, Business: 1, 'No segment': 1 });
    expect(matrix.rows[0]?.total).toBe(3);
  });

  test('times nobody was heard in stand there too, with nothing in them', () => {
    const workspace = workspaceOf([{ source: 0, code: 0, coder: 0, start: 0, length: 2, touchpoint: false }]);
    const input = {
      rows: codes(),
      columns: { of: 'time', unit: 'month' },
      measure: 'quotes',
      where: null,
      most: 40,
    } as const;
    const matrix = matrixOf(workspace.db, input, null);
    expect(matrix.columns.map(({ key, heard }) => [key, heard])).toEqual([
      ['2024-01-01', 1],
      ['2024-02-01', 0],
      ['2024-03-01', 0],
      ['2024-04-01', 0],
      ['2024-05-01', 1],
    ]);
    expect(matrix.cells).toEqual([1, 0, 0, 0, 0]);
  });

  test('only the highest rows are shown, in the order of the tree, and it is told how many there are', () => {
    const coding = { coder: 0, length: 3, touchpoint: false };
    const workspace = workspaceOf([
      { ...coding, code: 4, source: 0, start: 0 },
      { ...coding, code: 4, source: 0, start: 10 },
      { ...coding, code: 0, source: 0, start: 0 },
      { ...coding, code: 0, source: 1, start: 9 },
      { ...coding, code: 3, source: 0, start: 0 },
    ]);
    const matrix = matrixOf(
      workspace.db,
      { rows: codes(), columns: codes(), measure: 'quotes', where: null, most: 2 },
      null,
    );
    expect(matrix.rows.map(({ name, total }) => [name, total])).toEqual([
      ['Service', 2],
      ['Price', 2],
    ]);
    expect(matrix.allRows).toBe(3);
    expect(matrix.cells).toEqual([2, 1, 1, 2]);
  });

  test.each(measures)('an empty workspace has an empty matrix of %s', (measure) => {
    const matrix = matrixOf(
      openTestWorkspace().db,
      { rows: codes(), columns: { of: 'wave' }, measure, where: null, most: 5 },
      null,
    );
    expect(matrix).toMatchObject({ rows: [], columns: [], cells: [], total: 0 });
  });
});

describe('words', () => {
  const scope = { where: null, query: null };

  test('the list and the context of a word agree, over whole texts and over quotes of a code', () => {
    const workspace = openTestWorkspace();
    const text = 'Late again. The engineer was late, and nobody rang. LATE.';
    workspace.run('voices.source.add', { kind: 'note', title: 'One', text });
    workspace.run('voices.source.add', { kind: 'note', title: 'Two', text: 'never late' });
    workspace.run('voices.coding.add', {
      sourceId: 1,
      code: { name: 'Delay', parentId: null },
      start: 12,
      end: 51,
    });
    const words = compareContract['voices.compare.words'].input.parse({ scope });
    const all = wordList(workspace.db, words, new Set(['the', 'was', 'and']), null, () => undefined);
    expect(all.words[0]).toEqual({ word: 'late', count: 4, sources: 2 });
    const asked = compareContract['voices.compare.concordance'].input.parse({ scope, words: 'late' });
    const found = concordance(workspace.db, asked, null, () => undefined);
    expect([found.total, found.sources]).toEqual([4, 2]);
    const ofCode = { ast: { kind: 'code', id: 1, below: false }, rule: 'whole', where: null } as const;
    const inQuotes = concordance(
      workspace.db,
      { ...asked, scope: { where: null, query: ofCode } },
      null,
      () => undefined,
    );
    expect(inQuotes.lines.map(({ start, end }) => [start, end])).toEqual([[29, 33]]);
    const listed = wordList(
      workspace.db,
      { ...words, scope: { where: null, query: ofCode } },
      new Set(),
      null,
      () => undefined,
    );
    expect(listed.words.find(({ word }) => word.toLowerCase() === 'late')).toMatchObject({ count: 1 });
  });

  test('lines are sorted by what stands next to the word', () => {
    const workspace = openTestWorkspace();
    workspace.run('voices.source.add', {
      kind: 'note',
      title: 'One',
      text: 'zebra late apple. apple late zebra.',
    });
    const asked = compareContract['voices.compare.concordance'].input.parse({
      scope,
      words: 'late',
      sort: 'left',
    });
    const by = (sort: 'left' | 'right') =>
      concordance(workspace.db, { ...asked, sort }, null, () => undefined).lines.map(({ start }) => start);
    expect(by('left')).toEqual([24, 6]);
    expect(by('right')).toEqual([6, 24]);
  });
});

test('a key that is none of the others is asked as none of them', () => {
  expect(axisCondition({ of: 'segment' }, null, [1, 2])).toEqual({
    not: {
      any: [
        { test: 'segment', id: 1 },
        { test: 'segment', id: 2 },
      ],
    },
  });
});
