import { expect, test, vi } from 'vitest';
import type { SqlParams } from '../../../electron/store/core/db.ts';
import { contract, type InputOf, type QueryName } from '../../../shared/api/contract.ts';
import { type TableName, tableNames } from '../../../shared/api/tables.ts';
import type { ConditionTest } from '../../../shared/voices/condition.ts';
import { openTestWorkspace, type TestWorkspace } from '../support.ts';

/** Inputs that take every query through all of its statements. */
function inputsOf(ids: Ids): { readonly [N in QueryName]: readonly InputOf<N>[] } {
  const filter = {
    kinds: ['note' as const],
    text: 'slow',
    studyId: ids.study,
    waveId: ids.wave,
    touchpointId: ids.touchpoint,
    questionId: 1,
    importFileId: 1,
    codeId: ids.code,
    coded: true,
    attributes: [
      { attributeId: 1, op: 'contains' as const, value: 'a' },
      { attributeId: 1, op: 'at-least' as const, value: '3' },
      { attributeId: 1, op: 'is' as const, value: 'a' },
    ],
  };
  const { codeId: _, coded: __, touchpointId: ___, ...plain } = filter;
  const people = [
    { test: 'participant' as const, id: 1 },
    { test: 'segment' as const, id: ids.segment },
    { test: 'date' as const, from: '2026-01-05' },
  ];
  const tests = [
    { test: 'set' as const, id: 1 },
    { test: 'coder' as const, id: 1 },
  ];
  const plainGroups = [
    'question',
    'participant',
    'segment',
    'touchpoint',
    'study',
    'wave',
    'kind',
    { attributeId: 1 },
  ] as const;
  const map = { kind: 'subtracted' as const, segmentId: ids.segment, waveId: ids.wave, studyId: ids.study };
  const sorts = [
    'order',
    'date',
    'text',
    'length',
    'participant',
    'touchpoint',
    'codings',
    { attributeId: 1 },
  ] as const;
  const coded = { kind: 'code', id: ids.code, below: true } as const;
  const near = {
    kind: 'near',
    left: coded,
    right: { kind: 'any' },
    within: { count: 0, unit: 'turns' },
  } as const;
  const asked: readonly ConditionTest[] = [
    ...people,
    ...tests,
    { test: 'touchpoint', id: ids.touchpoint },
    { test: 'study', id: ids.study },
    { test: 'attribute', attributeId: 1, op: 'filled' },
    { test: 'text', words: 'slow' },
  ];
  const retrievals = [
    { ast: near, rule: 'shared' as const, where: null },
    { ast: coded, rule: 'whole' as const, where: { any: asked } },
    { ast: coded, rule: 'whole' as const, where: { not: { test: 'import' as const, id: 1 } } },
  ];
  return {
    'workspace.activity': [{ limit: 5 }, { limit: 5, before: 9 }],
    'workspace.search': [
      { text: 'slow', limit: 20 },
      { text: 'a', limit: 20 },
    ],
    'workspace.coders': [{}],
    'workspace.coder.hidden': [{}],
    'people.segments': [{}],
    'people.participants': [{}],
    'people.personas': [{}],
    'studies.list': [{}],
    'studies.study.get': [{ id: ids.study }],
    'studies.waves': [{}, { studyId: ids.study }],
    'studies.sessions': [{ studyId: ids.study }],
    'studies.forums': [{}],
    'voices.sources': [{}, { filter }],
    'voices.source.get': [{ id: ids.source }],
    'voices.source.read': [{ id: ids.source }],
    'voices.source.codings': [{ id: ids.source }],
    'voices.source.memos': [{ id: ids.source }],
    'voices.grid.columns': [{}],
    'voices.grid.values': [{ attributeId: 1 }],
    'voices.grid.order': [
      ...sorts.flatMap((by) => [
        { sort: { by, direction: 'ascending' as const } },
        { filter, sort: { by, direction: 'descending' as const } },
      ]),
      { condition: { any: [...people, ...tests] }, group: 'code' as const },
    ],
    'voices.grid.plainOrder': [
      ...sorts
        .filter((by) => by !== 'codings')
        .flatMap((by) => [
          { sort: { by, direction: 'ascending' as const } },
          { filter: plain, sort: { by, direction: 'descending' as const } },
        ]),
      ...plainGroups.map((group) => ({ condition: { any: people }, group })),
    ],
    'voices.grid.rows': [{ ids: [ids.source] }],
    'voices.grid.codesIn': [{ ids: [ids.source] }],
    'voices.grid.siblings': [{ id: ids.source }],
    'voices.codes': [{}],
    'voices.code.counts': [{}],
    'voices.code.history': [{ codeId: ids.code }],
    'voices.code.memos': [{ codeId: ids.code }],
    'voices.code.examples': [{ codeId: ids.code }],
    'voices.code.mergePreview': [{ ids: [ids.code], intoId: ids.otherCode }],
    'voices.code.splitPreview': [
      { codeId: ids.code, rule: { by: 'words', words: ['slow'] } },
      { codeId: ids.code, rule: { by: 'touchpoint', id: ids.touchpoint } },
      { codeId: ids.code, rule: { by: 'segment', id: ids.segment } },
      {
        codeId: ids.code,
        rule: {
          by: 'condition',
          condition: {
            any: [
              { test: 'segment', id: ids.segment },
              { test: 'touchpoint', id: ids.touchpoint },
              { test: 'study', id: ids.study },
              { test: 'set', id: 1 },
              { test: 'attribute', attributeId: 1, op: 'at-least', value: '3' },
              { test: 'attribute', attributeId: 1, op: 'contains', value: 'a' },
              { test: 'text', words: 'slow' },
              { test: 'date', from: '2026-01-01' },
            ],
          },
        },
      },
    ],
    'voices.agreement.disagreements': (['characters', 'turns', 'sentences'] as const).map((units) => ({
      coders: ids.coders,
      codeId: ids.code,
      units,
      where: {
        any: [
          { test: 'segment', id: ids.segment },
          { test: 'coded', is: true },
        ],
      },
    })),
    'voices.codeSets': [{}],
    'voices.retrieve.names': [{}],
    'voices.retrieve.page': retrievals.map((query) => ({ query, context: { unit: 'turns', count: 1 } })),
    'voices.retrieve.count': retrievals.map((query) => ({ query })),
    'voices.savedQueries': [{}],
    'voices.imports': [{}],
    'voices.quotes': [{}, { codeId: ids.code, withChildren: true, touchpointId: ids.touchpoint }],
    'journeys.touchpoints': [{}],
    'journeys.list': [{}],
    'journeys.map': [
      { id: ids.journey, filter: {} },
      { id: ids.journey, filter: map },
    ],
    'journeys.step.evidence': [
      { stepId: ids.step, filter: {} },
      { stepId: ids.step, filter: map },
    ],
    'journeys.opportunities': [{}],
  };
}

type Ids = ReturnType<typeof fill>;

/** A workspace in which every query finds something. */
function fill(workspace: TestWorkspace) {
  const segment = workspace.run('people.segment.add', { name: 'Families' }).id;
  const participant = workspace.run('people.participant.add', { pseudonym: 'P1', segmentId: segment }).id;
  const study = workspace.run('studies.study.add', { name: 'Moving', pattern: 'past' }).id;
  const wave = workspace.run('studies.wave.add', { studyId: study, name: 'Spring' }).id;
  const touchpoint = workspace.run('journeys.touchpoint.add', { name: 'Installation' }).id;
  const journey = workspace.run('journeys.journey.add', { name: 'Moving home' }).id;
  const stage = workspace.run('journeys.stage.add', { journeyId: journey, name: 'Before' }).id;
  const step = workspace.run('journeys.step.add', {
    stageId: stage,
    name: 'Install',
    touchpoint: { id: touchpoint },
    channel: 'visit',
  }).id;
  const source = workspace.run('voices.source.add', {
    kind: 'note',
    title: 'A visit',
    text: 'It was slow and late',
    participantId: participant,
    waveId: wave,
    touchpointId: touchpoint,
  }).id;
  const coding = workspace.run('voices.coding.add', {
    sourceId: source,
    code: { name: 'Delay', parentId: null },
    start: 7,
    end: 11,
  });
  workspace.run('journeys.coding.touchpoint', { codingId: coding.id, touchpoint: { id: touchpoint } });
  workspace.run('journeys.coding.rate', {
    codingId: coding.id,
    rating: { kind: 'subtracted', expectation: 5, experience: 2, min: 1, max: 5, importance: null },
  });
  const otherCode = workspace.run('voices.code.add', { name: 'Praise' }).id;
  workspace.run('voices.code.example.add', { codingId: coding.id });
  workspace.run('voices.savedQuery.add', {
    name: 'Delays',
    query: { ast: { kind: 'code', id: coding.codeId, below: false }, rule: 'whole', where: null },
    context: { unit: 'none', count: 0 },
  });
  // Somebody else coded a little more: there is a place to differ in.
  const other = workspace.run('workspace.coder.add', { name: 'Bo' }).id;
  const first = workspace.coderId;
  workspace.coderId = other;
  workspace.run('voices.coding.add', {
    sourceId: source,
    code: { id: coding.codeId },
    start: 7,
    end: 20,
  });
  workspace.coderId = first;
  const coders: [number, number] = [first, other];
  return { coders, segment, study, wave, touchpoint, journey, step, source, code: coding.codeId, otherCode };
}

/** Tables SQLite opens to carry out `sql`, by what it itself says. */
function tablesOf(workspace: TestWorkspace, sql: string, params: SqlParams): readonly TableName[] {
  const roots = new Map(
    workspace.db
      .all<{ rootpage: number; tbl_name: string }>('SELECT rootpage, tbl_name FROM sqlite_schema')
      .map(({ rootpage, tbl_name }) => [rootpage, tbl_name]),
  );
  const steps = workspace.db.raw.prepare(`EXPLAIN ${sql}`).all(params) as {
    readonly opcode: string;
    readonly p2: number;
    readonly p3: number;
  }[];
  const opened = steps
    .filter(({ opcode, p3 }) => (opcode === 'OpenRead' || opcode === 'ReopenIdx') && p3 === 0)
    .flatMap(({ p2 }) => roots.get(p2) ?? []);
  // Full text is made from these tables.
  if (sql.includes('source_fts')) opened.push('source_text');
  if (sql.includes('code_fts')) opened.push('code');
  return tableNames.filter((name) => opened.includes(name));
}

/** What `work` asks of the database. */
function statementsOf(
  { db }: TestWorkspace,
  work: () => void,
): readonly (readonly [sql: string, params: SqlParams])[] {
  const spies = (['all', 'get', 'value', 'column', 'iterate'] as const).map((way) => vi.spyOn(db, way));
  work();
  const calls = spies.flatMap((spy) => spy.mock.calls.map(([sql, params = []]) => [sql, params] as const));
  for (const spy of spies) spy.mockRestore();
  return calls;
}

test('every query names all the tables it reads: whatever changes them makes its answer stale', () => {
  const workspace = openTestWorkspace();
  const inputs = inputsOf(fill(workspace));
  const missing: string[] = [];
  let statements = 0;
  for (const [name, operation] of Object.entries(contract)) {
    if (operation.kind !== 'query') continue;
    const op = name as QueryName;
    expect(inputs[op]?.length, `${op} needs an input here`).toBeGreaterThan(0);
    const reads: ReadonlySet<TableName> = new Set(operation.reads);
    for (const input of inputs[op]) {
      for (const [sql, params] of statementsOf(workspace, () => workspace.ask(op, input as never))) {
        statements += 1;
        for (const table of tablesOf(workspace, sql, params)) {
          if (!reads.has(table)) missing.push(`${op}: ${table}`);
        }
      }
    }
  }
  expect(statements).toBeGreaterThan(60);
  expect([...new Set(missing)]).toEqual([]);
});
