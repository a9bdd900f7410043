import type { InputOf, QueryName } from '../../../shared/api/contract.ts';
import type { ConditionTest } from '../../../shared/voices/condition.ts';
import type { TestWorkspace } from '../support.ts';

/** Inputs that take every query through all of its statements. */
export function inputsOf(ids: Ids): { readonly [N in QueryName]: readonly InputOf<N>[] } {
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
      {
        codeId: ids.code,
        rule: {
          by: 'query',
          query: {
            ast: {
              kind: 'near',
              left: { kind: 'code', id: ids.code, below: true },
              right: { kind: 'any' },
              within: { count: 0, unit: 'turns' },
            },
            rule: 'whole',
            where: { test: 'segment', id: ids.segment },
          },
        },
      },
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
    'voices.pseudonymise.state': [{}],
    'voices.agreement.disagreements': (['characters', 'turns', 'sentences'] as const).map((units) => ({
      coders: ids.coders,
      codeId: ids.code,
      units,
      where: {
        any: [
          { test: 'segment', id: ids.segment },
          { test: 'coded', is: true },
          { test: 'attribute', attributeId: 1, op: 'contains', value: 'a' },
          { test: 'study', id: ids.study },
          { test: 'touchpoint', id: ids.touchpoint },
        ],
      },
    })),
    'voices.suggestion.refusals': [{ sourceIds: [1, 2] }],
    'voices.quotes.context': [{ codingIds: [1] }],
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

export type Ids = ReturnType<typeof fill>;

/** A workspace in which every query finds something, of two coders. */
export function fill(workspace: TestWorkspace) {
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
  const theirs = workspace.run('voices.coding.add', {
    sourceId: source,
    code: { id: coding.codeId },
    start: 7,
    end: 20,
  }).id;
  workspace.run('journeys.coding.touchpoint', { codingId: theirs, touchpoint: { id: touchpoint } });
  workspace.run('journeys.coding.rate', {
    codingId: theirs,
    rating: { kind: 'subtracted', expectation: 5, experience: 4, min: 1, max: 5, importance: null },
  });
  workspace.run('voices.code.example.add', { codingId: theirs });
  workspace.run('voices.memo.add', { codingId: theirs, text: 'slow, says Bo' });
  workspace.run('voices.memo.add', { codeId: coding.codeId, text: 'Delay as Bo means it' });
  // And something all to themselves.
  const otherSource = workspace.run('voices.source.add', {
    kind: 'note',
    title: 'A call',
    text: 'slow too',
  }).id;
  for (const start of [0, 2, 5]) {
    const range = { start, end: start + 2 };
    workspace.run('voices.coding.add', { sourceId: otherSource, code: { id: otherCode }, ...range });
  }
  workspace.coderId = first;
  const coders: [number, number] = [first, other];
  return { coders, segment, study, wave, touchpoint, journey, step, source, code: coding.codeId, otherCode };
}
