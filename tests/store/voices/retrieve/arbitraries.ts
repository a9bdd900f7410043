import fc from 'fast-check';
import type { Condition } from '../../../../shared/voices/condition.ts';
import { depthOf, MOST_DEPTH, type QueryNode } from '../../../../shared/voices/query/ast.ts';
import { type QuerySpec, resultRules } from '../../../../shared/voices/query/spec.ts';
import type { Model, ModelCoding, ModelSource } from './reference.ts';

const CODES = 7;
const SETS = 2;
const CODERS = 3;
const PARTICIPANTS = 3;
const WAVES = 2;
export const VALUES = ['Nord', 'Süd'] as const;

/** Pieces that meet every rule: joined words, numbers, astral letters, marks, scripts with and without blanks, turns of lines. */
const pieces = [
  'slow ',
  'they came late',
  ' ',
  '. ',
  '! ',
  '\n',
  'don’t',
  "x'",
  '3,5 ',
  'a.b',
  '_',
  '𝒜𝓫𝓬 ',
  "𝓫'𝓬",
  '👩‍🔬',
  'e\u0301te\u0301 ',
  'שלום ',
  'مرحبا ',
  'Mr. Berg said ',
  '— ',
] as const;
const unspacedPieces = ['東京タワー', 'สวัสดีครับ', '。', 'と'] as const;

const text = fc
  .record({
    plain: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 14 }),
    unspaced: fc.array(fc.constantFrom(...unspacedPieces), { maxLength: 3 }),
    mixes: fc.nat(4),
  })
  .map(({ plain, unspaced, mixes }) => [...plain, ...(mixes === 0 ? unspaced : [])].join(''));

const source: fc.Arbitrary<ModelSource> = text.chain((words) => {
  const { length } = [...words];
  const coding: fc.Arbitrary<ModelCoding> = fc
    .record({
      code: fc.nat(CODES - 1),
      coder: fc.nat(CODERS - 1),
      from: fc.nat(length - 1),
      long: fc.oneof({ arbitrary: fc.nat(4), weight: 3 }, fc.nat(length)),
    })
    .map(({ from, long, ...rest }) => ({ ...rest, start: from, end: Math.min(length, from + 1 + long) }));
  return fc.record({
    text: fc.constant(words),
    kind: fc.constantFrom('note' as const, 'answer' as const, 'transcript' as const),
    turns: fc
      .uniqueArray(
        fc.record({ start: fc.nat(length - 1), participant: fc.option(fc.nat(PARTICIPANTS - 1)) }),
        { maxLength: 4, selector: ({ start }) => start },
      )
      .map((turns) => turns.sort((a, b) => a.start - b.start)),
    wave: fc.option(fc.nat(WAVES - 1)),
    participant: fc.option(fc.nat(PARTICIPANTS - 1)),
    respondent: fc.boolean(),
    value: fc.option(fc.constantFrom(...VALUES)),
    codings: fc.array(coding, { maxLength: 12 }),
  });
});

/** A workspace of a few sources, dense with codings of several coders; codes stand in a tree, some in sets. */
export const modelArbitrary: fc.Arbitrary<Model> = fc
  .record({
    parents: fc.array(fc.option(fc.nat(CODES - 1)), { minLength: CODES, maxLength: CODES }),
    sets: fc.array(fc.uniqueArray(fc.nat(CODES - 1), { maxLength: 4 }), { minLength: SETS, maxLength: SETS }),
    sources: fc.array(source, { minLength: 1, maxLength: 5 }),
  })
  .map(({ parents, sets, sources }) => ({
    // Only under a code before it: no circle.
    codes: parents.map((parent, n) => ({ parent: parent !== null && parent < n ? parent : null })),
    sets,
    sources: sources.map((one) => (one.respondent ? one : { ...one, value: null })),
  }));

const distance = fc.record({
  count: fc.oneof(fc.nat(3), fc.nat(12)),
  unit: fc.constantFrom('words' as const, 'sentences' as const, 'turns' as const),
});

const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('code' as const),
      id: fc.integer({ min: 1, max: CODES }),
      below: fc.boolean(),
    }),
    weight: 8,
  },
  {
    arbitrary: fc.record({ kind: fc.constant('set' as const), id: fc.integer({ min: 1, max: SETS }) }),
    weight: 2,
  },
  { arbitrary: fc.constant({ kind: 'any' as const }), weight: 1 },
);

/** Queries of every operator; ids are numbers of the model plus one. */
export const queryArbitrary: fc.Arbitrary<QueryNode> = fc
  .letrec<{ node: QueryNode }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(tie('node'), { minLength: 2, maxLength: 4 }),
      }),
      fc.record({ kind: fc.constant('not' as const), part: tie('node') }),
      fc.record({
        kind: fc.constant('near' as const),
        left: tie('node'),
        right: tie('node'),
        within: distance,
      }),
      fc.record({
        kind: fc.constantFrom('followed' as const, 'preceded' as const),
        left: tie('node'),
        right: tie('node'),
        within: fc.option(distance),
      }),
      fc.record({
        kind: fc.constantFrom('inside' as const, 'contains' as const),
        left: tie('node'),
        right: tie('node'),
      }),
    ),
  }))
  .node.filter((node) => depthOf(node) <= MOST_DEPTH);

const conditionTest: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ test: fc.constant('coder' as const), id: fc.integer({ min: 1, max: CODERS }) }),
  fc.record({
    test: fc.constant('kind' as const),
    kinds: fc.subarray(['note' as const, 'answer' as const, 'transcript' as const]),
  }),
  fc.record({ test: fc.constant('wave' as const), id: fc.integer({ min: 1, max: WAVES }) }),
  fc.record({
    test: fc.constant('code' as const),
    id: fc.integer({ min: 1, max: CODES }),
    below: fc.boolean(),
  }),
  fc.record({ test: fc.constant('set' as const), id: fc.integer({ min: 1, max: SETS }) }),
  fc.record({ test: fc.constant('coded' as const), is: fc.boolean() }),
  fc.record({
    test: fc.constant('attribute' as const),
    attributeId: fc.constant(1),
    op: fc.constant('is' as const),
    value: fc.constantFrom(...VALUES),
  }),
);

const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    conditionTest,
    fc.record({ all: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node;

/** A query with its rule and, half the time, a condition. */
export const specArbitrary: fc.Arbitrary<QuerySpec> = fc.record({
  ast: queryArbitrary,
  rule: fc.constantFrom(...resultRules),
  where: fc.option(condition, { freq: 2 }),
});

export const coderArbitrary: fc.Arbitrary<number | null> = fc.option(fc.nat(CODERS - 1), { freq: 2 });
