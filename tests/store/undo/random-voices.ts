import type { TestWorkspace } from '../support.ts';
import { command, maybe, name, type Run, revOf, some, span, type Throw } from './dice.ts';

/** Two different coders where there are two; somebody else joins with `workspace.coder.add`. */
function pair(w: TestWorkspace, { a, b }: Throw): [number, number] {
  const one = some(w, 'coder', a);
  const other = some(w, 'coder', b);
  return one === other ? [one, one + 1] : [one, other];
}

function query(w: TestWorkspace, { a, b, c }: Throw) {
  const code = { kind: 'code' as const, id: some(w, 'code', a), below: b % 2 === 0 };
  const ast = c % 2 === 0 ? code : { kind: 'and' as const, parts: [code, { kind: 'any' as const }] };
  return { ast, rule: 'whole' as const, where: null };
}

function exampleOf(w: TestWorkspace, seed: number) {
  const id = some(w, 'code_example', seed);
  return w.db.get<{ codeId: number; codingId: number }>(
    'SELECT code_id AS codeId, coding_id AS codingId FROM code_example WHERE id = ?',
    [id],
  );
}

const twoSources = (w: TestWorkspace, { a, b }: Throw) => [some(w, 'source', a), some(w, 'source', b)];

/** One entry a command of what Voices has beside sources, codings and memos. */
export const randomVoices: readonly Run[] = [
  command('voices.code.deleteAll', (w, { a, b }) => ({ ids: [some(w, 'code', a), some(w, 'code', b)] })),
  command('voices.code.moveAll', (w, { a, b, c }) => ({
    ids: [some(w, 'code', a), some(w, 'code', b)],
    parentId: maybe(w, 'code', c),
    beforeId: null,
  })),
  command('voices.code.merge', (w, { a, b, c }) => ({
    ids: [some(w, 'code', a), some(w, 'code', b)],
    intoId: some(w, 'code', c),
  })),
  command('voices.code.split', (w, dice) => ({
    codeId: some(w, 'code', dice.a),
    rule:
      dice.b % 2 === 0 ? { by: 'condition', condition: { all: [] } } : { by: 'query', query: query(w, dice) },
    to: dice.c % 2 === 0 ? { name: name(dice), parentId: null } : { id: some(w, 'code', dice.c) },
  })),
  ...Array.from({ length: 2 }, () =>
    command('voices.code.example.add', (w, { a }) => ({ codingId: some(w, 'coding', a) })),
  ),
  command('voices.code.example.move', (w, { a, b }) => ({
    codeId: exampleOf(w, a)?.codeId ?? 1,
    codingId: exampleOf(w, a)?.codingId ?? 1,
    beforeId: b % 2 === 0 ? null : (exampleOf(w, b)?.codingId ?? null),
  })),
  command('voices.code.example.remove', (w, { a }) => ({
    codeId: exampleOf(w, a)?.codeId ?? 1,
    codingId: exampleOf(w, a)?.codingId ?? 1,
  })),
  command('voices.codeSet.add', (w, dice) => ({
    name: name(dice),
    codeIds: [some(w, 'code', dice.b), some(w, 'code', dice.c)],
  })),
  command('voices.codeSet.change', (w, { a, b, c }) => ({
    id: some(w, 'code_set', a),
    add: [some(w, 'code', b)],
    remove: [some(w, 'code', c)],
  })),
  command('voices.codeSet.rename', (w, dice) => {
    const id = some(w, 'code_set', dice.b);
    return { id, ifRev: revOf(w, 'code_set', id), name: name(dice) };
  }),
  command('voices.codeSet.delete', (w, { a }) => ({ id: some(w, 'code_set', a) })),

  command('voices.coding.fillDown', (w, dice) => ({
    sourceIds: twoSources(w, dice),
    codeIds: [some(w, 'code', dice.b), some(w, 'code', dice.c)],
  })),
  command('voices.coding.uncode', (w, dice) => ({
    sourceIds: twoSources(w, dice),
    codeIds: [some(w, 'code', dice.c)],
  })),

  command('voices.savedQuery.add', (w, dice) => ({
    name: name(dice),
    query: query(w, dice),
    context: { unit: 'sentences', count: dice.a % 3 },
  })),
  command('voices.savedQuery.edit', (w, dice) => {
    const id = some(w, 'saved_query', dice.b);
    return { id, ifRev: revOf(w, 'saved_query', id), name: name(dice), query: query(w, dice) };
  }),
  command('voices.savedQuery.move', (w, { a, b }) => ({
    id: some(w, 'saved_query', a),
    beforeId: maybe(w, 'saved_query', b),
  })),
  command('voices.savedQuery.delete', (w, { a }) => ({ id: some(w, 'saved_query', a) })),

  ...Array.from({ length: 2 }, () =>
    command('voices.agreement.settle', (w, { a, b, c, text }) => {
      const sourceId = some(w, 'source', c);
      const place = span(w, sourceId, a, b);
      return {
        codeId: some(w, 'code', a),
        sourceId,
        ifTextRev: revOf(w, 'source_text', sourceId),
        start: place.start,
        end: Math.max(place.end, 1),
        spans: b % 3 === 0 || place.end === 0 ? [] : [place],
        note: text,
      };
    }),
  ),
  command('voices.agreement.reopen', (w, { a, b }) => ({
    ids: [some(w, 'settlement', a), some(w, 'settlement', b)],
  })),
  command('voices.agreement.copyAgreed', (w, dice) => ({ coders: pair(w, dice), codes: { all: true } })),

  command('voices.suggestion.refuse', (w, { a, b, c }) => {
    const sourceId = some(w, 'source', c);
    return { sourceId, codeId: some(w, 'code', a), ...span(w, sourceId, a, b) };
  }),
  command('voices.pseudonymise.notNames', (_, dice) => ({
    words: [name(dice)],
    areNames: dice.b % 2 === 0,
  })),
];
