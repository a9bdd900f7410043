import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  type Group,
  group,
  intoGroup,
  move,
  outOfGroup,
  question,
  remove,
  toCondition,
  toTree,
} from '../../../renderer/features/voices/conditions/tree.ts';
import { type ConditionNames, conditionWords } from '../../../renderer/features/voices/conditions/words.ts';
import { type Condition, conditionSchema } from '../../../shared/voices/condition.ts';
import { asksCodings } from '../../../shared/voices/grid-model.ts';

const names: ConditionNames = (kind, id) => {
  if (id === 99) return undefined;
  if (id === 98) return null;
  return kind === 'attribute' ? ({ 1: 'Region', 2: 'NPS' }[id] ?? `A${id}`) : `${kind} ${id}`;
};
const region = { test: 'attribute', attributeId: 1, op: 'is', value: 'North' } as const;
const nps = { test: 'attribute', attributeId: 2, op: 'at-most', value: '6' } as const;
const uncoded = { test: 'coded', is: false } as const;

describe('a condition in words', () => {
  test.each<[Condition | null, string]>([
    [null, 'Everything'],
    [{ all: [] }, 'Everything'],
    [{ any: [] }, 'Nothing'],
    [{ all: [region, { any: [nps, uncoded] }] }, 'Region is North AND (NPS at most 6 OR no code)'],
    [{ any: [{ all: [region, nps] }, uncoded] }, '(Region is North AND NPS at most 6) OR no code'],
    [{ all: [{ any: [nps] }, { all: [region] }] }, 'NPS at most 6 AND Region is North'],
    [{ not: { any: [nps, uncoded] } }, 'NOT (NPS at most 6 OR no code)'],
    [{ not: { not: nps } }, 'NOT (NOT NPS at most 6)'],
    [{ test: 'code', id: 99, below: true }, 'Coded a deleted code'],
    [{ test: 'code', id: 98, below: true }, 'Coded …'],
    [{ test: 'set', id: 99 }, 'Coded with the set a deleted code set'],
    [{ test: 'code', id: 3, below: false }, 'Coded code 3 itself'],
    [{ test: 'kind', kinds: ['answer', 'post'] }, 'Is an answer or a post'],
    [{ test: 'text', words: ' slow ' }, 'Contains “slow”'],
    [{ test: 'date' }, 'Heard at any time'],
  ])('%j is “%s”', (condition, words) => {
    expect(conditionWords(condition, names)).toBe(words);
  });
});

/** Conditions over four questions that are true or false as `truth` says. */
const questions: readonly Condition[] = [1, 2, 3, 4].map((id) => ({ test: 'wave', id }));
const tree = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(...questions),
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node;

function truthOf(condition: Condition, truth: readonly boolean[]): boolean {
  if ('all' in condition) return condition.all.every((part) => truthOf(part, truth));
  if ('any' in condition) return condition.any.some((part) => truthOf(part, truth));
  if ('not' in condition) return !truthOf(condition.not, truth);
  return 'id' in condition && truth[condition.id - 1] === true;
}

describe('putting a condition together', () => {
  test('what is taken apart to be edited and put together again asks the same', () => {
    const truth = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(tree, truth, (condition, values) => {
        const again = toCondition(toTree(condition));
        expect(again).not.toBeNull();
        if (again) expect(truthOf(again, values)).toBe(truthOf(condition, values));
      }),
    );
  });

  test('moves within a group, into one and out of one, by key alone', () => {
    const [a, b, c] = [1, 2, 3].map((id) => question({ test: 'wave', id }));
    if (!a || !b || !c) throw new Error('unreachable');
    const top = group('all', [a, b, c]);
    const ids = (of: Group): unknown => toCondition(of);
    const wave = (id: number) => ({ test: 'wave', id });
    expect(ids(move(top, c.key, -1))).toEqual({ all: [wave(1), wave(3), wave(2)] });
    expect(move(top, a.key, -1)).toBe(top);
    const grouped = intoGroup(top, b.key);
    const inner = grouped.parts[1];
    if (inner?.kind !== 'group') throw new Error('no group was made');
    expect(inner.join).toBe('any');
    const both = add(grouped, inner.key, question({ test: 'wave', id: 4 }));
    expect(ids(both)).toEqual({ all: [wave(1), { any: [wave(2), wave(4)] }, wave(3)] });
    expect(ids(outOfGroup(both, b.key))).toEqual({ all: [wave(1), wave(4), wave(2), wave(3)] });
    expect(outOfGroup(both, a.key)).toBe(both);
    expect(ids(remove(both, b.key))).toEqual({ all: [wave(1), wave(4), wave(3)] });
  });

  test('what is not finished asks nothing yet', () => {
    const unfinished = [
      question({ test: 'code', id: null, below: true }),
      question({ test: 'text', words: '  ' }),
      question({ test: 'kind', kinds: [] }),
      question({ test: 'date' }),
      question({ test: 'attribute', attributeId: 1, op: 'is', value: '' }),
    ];
    expect(toCondition(group('all', unfinished))).toBeNull();
    expect(toCondition(group('any', [...unfinished, question(uncoded, true)]))).toEqual({ not: uncoded });
    const filled = question({ test: 'attribute', attributeId: 1, op: 'filled' });
    expect(toCondition(group('all', [filled]))).toEqual({ test: 'attribute', attributeId: 1, op: 'filled' });
  });

  test('never nests deeper than a condition may', () => {
    const deepest = question(uncoded);
    let at = group('all', [deepest]);
    for (let n = 0; n < 20; n += 1) {
      const beside = question(region);
      at = intoGroup(at, deepest.key);
      const find = (of: Group): Group => {
        const next = of.parts.find((part) => part.kind === 'group');
        return next?.kind === 'group' ? find(next) : of;
      };
      at = add(at, find(at).key, beside);
    }
    expect(conditionSchema.safeParse(toCondition(at)).success).toBe(true);
  });
});

test('coding changes the answer only of what asks about codings', () => {
  expect(asksCodings({ all: [region, { not: { any: [nps, { test: 'date' }] } }] })).toBe(false);
  for (const test of ['code', 'set', 'coder', 'touchpoint'] as const) {
    const asked: Condition = test === 'code' ? { test, id: 1, below: true } : { test, id: 1 };
    expect(asksCodings({ any: [region, { not: asked }] })).toBe(true);
  }
});
