import { describe, expect, test } from 'vitest';
import type { QueryNode } from '../../../../shared/voices/query/ast.ts';
import type { QuerySpec } from '../../../../shared/voices/query/spec.ts';
import { failureOf, openTestWorkspace, type TestWorkspace } from '../../support.ts';

const text = 'Ada: It was slow. 😀 Very slow. Nobody called.\nBo: I am sorry for that. We were busy.';
/** Where words stand, in code points. */
function rangeOf(words: string): { readonly start: number; readonly end: number } {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`There is no “${words}”`);
  const start = Array.from(text.slice(0, at)).length;
  return { start, end: start + Array.from(words).length };
}

function setUp() {
  const workspace = openTestWorkspace();
  const segmentId = workspace.run('people.segment.add', { name: 'Families' }).id;
  const ana = workspace.run('people.participant.add', { pseudonym: 'Ana', segmentId }).id;
  const studyId = workspace.run('studies.study.add', { name: 'Moving', pattern: 'past' }).id;
  const waveId = workspace.run('studies.wave.add', { studyId, name: 'Spring' }).id;
  const turn = rangeOf('Bo: I am sorry for that. We were busy.');
  const sourceId = workspace.run('voices.source.add', {
    kind: 'transcript',
    title: 'Interview 1',
    text,
    waveId,
    turns: [
      { speaker: 'Ada', participantId: ana, start: 0, end: turn.start, startMs: 1000 },
      { speaker: 'Bo', participantId: null, ...turn, startMs: 65_000 },
    ],
  }).id;
  const code = (name: string, parentId: number | null = null) =>
    workspace.run('voices.code.add', { name, parentId }).id;
  const waiting = code('Waiting');
  const delay = code('delay', waiting);
  const apology = code('apology');
  const put = (codeId: number, words: string) =>
    workspace.run('voices.coding.add', { sourceId, code: { id: codeId }, ...rangeOf(words) }).id;
  const codings = {
    slow: put(delay, 'It was slow.'),
    verySlow: put(delay, 'Very slow.'),
    sorry: put(apology, 'I am sorry for that.'),
  };
  return { workspace, sourceId, waiting, delay, apology, codings, put };
}

const code = (id: number, below = false): QueryNode => ({ kind: 'code', id, below });
const spec = (ast: QueryNode, rule: QuerySpec['rule'] = 'whole'): QuerySpec => ({ ast, rule, where: null });

function textsOf(workspace: TestWorkspace, query: QuerySpec): readonly string[] {
  return workspace.ask('voices.retrieve.page', { query }).results.map((result) => result.text);
}

describe('results', () => {
  test('a passage comes with its words, its place, its person and what is coded there', () => {
    const { workspace, sourceId, delay, codings } = setUp();
    workspace.run('journeys.coding.touchpoint', {
      codingId: codings.verySlow,
      touchpoint: { name: 'Installation' },
    });
    const { results, next, searched } = workspace.ask('voices.retrieve.page', {
      query: spec(code(delay)),
      context: { unit: 'words', count: 2 },
    });
    expect({ next, searched }).toEqual({ next: null, searched: 1 });
    expect(results[1]).toMatchObject({
      sourceId,
      sourceTitle: 'Interview 1',
      ...rangeOf('Very slow.'),
      text: 'Very slow.',
      cut: false,
      before: 'was slow. 😀 ',
      after: ' Nobody called',
      speaker: 'Ada',
      startMs: 1000,
      person: 'Ana',
      segment: { name: 'Families' },
      study: { name: 'Moving' },
      wave: { name: 'Spring' },
      touchpoints: [{ name: 'Installation' }],
      codings: [{ id: codings.verySlow, codeId: delay, coder: 'Ada Berg' }],
      moreCodings: 0,
    });
  });

  test.each([
    ['none', 0, '', ''],
    // The rest of the sentence the passage stands in, then one more on either side.
    ['sentences', 0, '😀 ', ''],
    ['sentences', 1, 'Ada: It was slow. 😀 ', ' Nobody called.'],
    ['turns', 0, 'Ada: It was slow. 😀 ', ' Nobody called.'],
    ['turns', 1, 'Ada: It was slow. 😀 ', ' Nobody called.\nBo: I am sorry for that. We were busy.'],
  ] as const)('context by %s, %i', (unit, count, before, after) => {
    const { workspace, delay } = setUp();
    const { results } = workspace.ask('voices.retrieve.page', {
      query: spec(code(delay)),
      context: { unit, count },
    });
    expect(results[1]).toMatchObject({ before, after });
  });

  test('page after page gives every passage once, in order', () => {
    const { workspace, delay, apology } = setUp();
    const query = spec({ kind: 'or', parts: [code(delay), code(apology)] });
    const first = workspace.ask('voices.retrieve.page', { query, limit: 2 });
    expect(first.results.map((result) => result.text)).toEqual(['It was slow.', 'Very slow.']);
    const second = workspace.ask('voices.retrieve.page', { query, limit: 2, after: first.next });
    expect(second.results.map((result) => result.text)).toEqual(['I am sorry for that.']);
    expect(second.next).toBeNull();
  });

  test('a code stands for itself; with what is below only where that is said', () => {
    const { workspace, waiting } = setUp();
    expect(textsOf(workspace, spec(code(waiting)))).toEqual([]);
    expect(textsOf(workspace, spec(code(waiting, true)))).toEqual(['It was slow.', 'Very slow.']);
  });

  test('two sentences and two turns apart are told from one', () => {
    const { workspace, delay, apology } = setUp();
    const near = (count: number, unit: 'words' | 'sentences' | 'turns') =>
      textsOf(
        workspace,
        spec({ kind: 'near', left: code(delay), right: code(apology), within: { count, unit } }),
      );
    // Between them: Nobody called Bo.
    expect(near(2, 'words')).toEqual([]);
    expect(near(3, 'words')).toEqual(['Very slow.']);
    expect(near(1, 'sentences')).toEqual([]);
    expect(near(2, 'sentences')).toEqual(['Very slow.']);
    expect(near(0, 'turns')).toEqual([]);
    expect(near(1, 'turns')).toEqual(['It was slow.', 'Very slow.']);
  });

  test('the three rules make three results of one overlap', () => {
    const { workspace, delay, put } = setUp();
    const busy = workspace.run('voices.code.add', { name: 'busy' }).id;
    put(busy, 'slow. 😀 Very');
    const both: QueryNode = { kind: 'and', parts: [code(delay), code(busy)] };
    expect(textsOf(workspace, spec(both, 'shared'))).toEqual(['slow.', 'Very']);
    expect(textsOf(workspace, spec(both, 'whole'))).toEqual(['It was slow.', 'Very slow.']);
    expect(textsOf(workspace, spec(both, 'overlap'))).toEqual(['It was slow. 😀 Very slow.']);
  });
});

describe('numbers', () => {
  test('passages, sources and the people who said them', () => {
    const { workspace, delay, apology } = setUp();
    const count = (ast: QueryNode) => workspace.ask('voices.retrieve.count', { query: spec(ast) }).counts;
    expect(count(code(delay))).toEqual({ results: 2, sources: 1, people: 1 });
    // Nobody knows who Bo is.
    expect(count(code(apology))).toEqual({ results: 1, sources: 1, people: 0 });
  });
});

test('while others’ work is hidden it is neither found, counted, excluded nor shown at a passage', () => {
  const { workspace, delay, put, sourceId } = setUp();
  const ada = workspace.coderId;
  workspace.coderId = workspace.run('workspace.coder.add', { name: 'Bo' }).id;
  put(delay, 'Nobody called.');
  const doubt = workspace.run('voices.code.add', { name: 'doubt' }).id;
  put(doubt, 'It was slow.');
  workspace.coderId = ada;
  const query = spec({ kind: 'and', parts: [code(delay), { kind: 'not', part: code(doubt) }] });
  expect(textsOf(workspace, query)).toEqual(['Very slow.', 'Nobody called.']);
  workspace.hidesOthers = true;
  const { results } = workspace.ask('voices.retrieve.page', { query });
  expect(results.map((result) => result.text)).toEqual(['It was slow.', 'Very slow.']);
  expect(results[0]?.codings).toHaveLength(1);
  expect(workspace.ask('voices.retrieve.count', { query }).counts?.results).toBe(2);
  expect(results[0]?.sourceId).toBe(sourceId);
});

describe('saved queries', () => {
  const context = { unit: 'turns', count: 2 } as const;

  test('a saved query stays what it was when its codes are renamed and moved, and finds what is coded since', () => {
    const { workspace, delay, waiting, apology, put } = setUp();
    const query = spec({
      kind: 'and',
      parts: [
        { kind: 'preceded', left: code(apology), right: code(waiting, true), within: null },
        { kind: 'not', part: code(delay) },
      ],
    });
    const { id } = workspace.run('voices.savedQuery.add', { name: 'After waiting', query, context });
    workspace.run('voices.code.edit', { id: delay, ifRev: revOf(workspace, delay), name: 'slowness' });
    workspace.run('voices.code.move', { id: delay, parentId: null });
    const [saved] = workspace.ask('voices.savedQueries', {});
    expect(saved).toMatchObject({ id, name: 'After waiting', query, context });
    expect(textsOf(workspace, query)).toEqual([]);
    put(waiting, 'Very slow.');
    expect(textsOf(workspace, query)).toEqual(['I am sorry for that.']);
  });

  test('a deleted code is told by its name, nothing runs, and undo brings it all back', () => {
    const { workspace, delay, apology } = setUp();
    const query = spec({ kind: 'or', parts: [code(delay, true), code(apology)] });
    workspace.run('voices.savedQuery.add', { name: 'Both', query, context });
    workspace.run('voices.code.delete', { id: delay });
    const [saved] = workspace.ask('voices.savedQueries', {});
    expect(saved?.query.ast).toEqual({
      kind: 'or',
      parts: [{ kind: 'gone', what: 'code', name: 'delay', below: true }, code(apology)],
    });
    const run = (ran: QuerySpec) => failureOf(() => workspace.ask('voices.retrieve.page', { query: ran }));
    expect(saved && run(saved.query).message).toMatch(/The code “delay” of this query is no longer/);
    expect(run(query).message).toMatch(/A code of this query is no longer/);
    workspace.revert('undo');
    expect(workspace.ask('voices.savedQueries', {})[0]?.query).toEqual(query);
    expect(textsOf(workspace, query)).toHaveLength(3);
  });

  test('what is gone can be kept as it is when the query is renamed or its rule changed', () => {
    const { workspace, delay } = setUp();
    const { id } = workspace.run('voices.savedQuery.add', { name: 'A', query: spec(code(delay)), context });
    workspace.run('voices.code.delete', { id: delay });
    const [before] = workspace.ask('voices.savedQueries', {});
    if (!before) throw new Error('It is not there');
    const query = { ...before.query, rule: 'shared' as const };
    workspace.run('voices.savedQuery.edit', { id, ifRev: before.rev, name: 'B', query });
    expect(workspace.ask('voices.savedQueries', {})[0]).toMatchObject({ name: 'B', query, context });
  });

  test('order, names and revisions are kept as everywhere', () => {
    const { workspace, delay } = setUp();
    const query = spec(code(delay));
    const add = (name: string) => workspace.run('voices.savedQuery.add', { name, query, context }).id;
    const [a, b, c] = [add('A'), add('B'), add('C')];
    const names = () => workspace.ask('voices.savedQueries', {}).map(({ name }) => name);
    workspace.run('voices.savedQuery.move', { id: c, beforeId: a });
    expect(names()).toEqual(['C', 'A', 'B']);
    workspace.run('voices.savedQuery.move', { id: c, beforeId: null });
    expect(names()).toEqual(['A', 'B', 'C']);
    expect(failureOf(() => add('B')).message).toMatch(/already a saved query “B”/);
    expect(
      failureOf(() => workspace.run('voices.savedQuery.edit', { id: b, ifRev: 0, name: 'D' })).code,
    ).toBe('conflict');
    workspace.run('voices.savedQuery.delete', { id: a });
    expect(names()).toEqual(['B', 'C']);
    workspace.revert('undo');
    expect(names()).toEqual(['A', 'B', 'C']);
    expect(failureOf(() => workspace.run('voices.savedQuery.delete', { id: 99 })).code).toBe('not-found');
  });
});

test('codes and sets are named in the order of the codebook', () => {
  const { workspace, waiting, delay, apology } = setUp();
  const set = workspace.run('voices.codeSet.add', { name: 'Service', codeIds: [delay, apology] }).id;
  const { codes, sets } = workspace.ask('voices.retrieve.names', {});
  expect(codes).toMatchObject([
    { id: waiting, parentId: null, name: 'Waiting' },
    { id: delay, parentId: waiting, name: 'delay' },
    { id: apology, parentId: null, name: 'apology' },
  ]);
  expect(sets).toEqual([{ id: set, name: 'Service', codes: 2 }]);
  expect(textsOf(workspace, spec({ kind: 'set', id: set }))).toHaveLength(3);
});

function revOf(workspace: TestWorkspace, id: number): number {
  return workspace.ask('voices.codes', {}).find((one) => one.id === id)?.rev ?? 0;
}
