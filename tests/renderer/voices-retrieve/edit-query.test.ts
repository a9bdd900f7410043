import { expect, test } from 'vitest';
import {
  joined,
  negated,
  related,
  replaceAt,
} from '../../../renderer/features/voices/retrieve/edit-query.ts';
import type { QueryNode } from '../../../shared/voices/query/ast.ts';

const code = (id: number): QueryNode => ({ kind: 'code', id, below: false });

test('a part is replaced where it stands, however deep', () => {
  const query: QueryNode = {
    kind: 'and',
    parts: [code(1), { kind: 'not', part: { kind: 'or', parts: [code(2), code(3)] } }],
  };
  expect(replaceAt(query, [1, 0, 1], code(9))).toEqual({
    kind: 'and',
    parts: [code(1), { kind: 'not', part: { kind: 'or', parts: [code(2), code(9)] } }],
  });
});

test('an operator that loses a part becomes what is left of it', () => {
  const pair: QueryNode = {
    kind: 'near',
    left: code(1),
    right: code(2),
    within: { count: 5, unit: 'words' },
  };
  expect(replaceAt(pair, [0], null)).toEqual(code(2));
  expect(replaceAt(pair, [1], null)).toEqual(code(1));
  const either: QueryNode = { kind: 'or', parts: [code(1), { kind: 'not', part: code(2) }] };
  expect(replaceAt(either, [1, 0], null)).toEqual(code(1));
  expect(replaceAt(code(1), [], null)).toBeNull();
});

test('a path that leads nowhere changes nothing', () => {
  expect(replaceAt(code(1), [3], null)).toEqual(code(1));
});

test('joining flattens its own kind only', () => {
  const both = joined('and', code(1), code(2));
  expect(joined('and', both, code(3))).toEqual({ kind: 'and', parts: [code(1), code(2), code(3)] });
  expect(joined('or', both, code(3))).toEqual({ kind: 'or', parts: [both, code(3)] });
});

test('NOT comes and goes', () => {
  expect(negated(negated(code(1)))).toEqual(code(1));
});

test('a distance is kept between relations that have one', () => {
  const near = related('near', code(1), code(2));
  expect(near).toMatchObject({ within: { count: 30, unit: 'words' } });
  const followed = related('followed', code(1), code(2), { ...near, kind: 'near' } as QueryNode);
  expect(followed).toMatchObject({ kind: 'followed', within: { count: 30, unit: 'words' } });
  expect(related('inside', code(1), code(2), followed)).toEqual({
    kind: 'inside',
    left: code(1),
    right: code(2),
  });
});
