import { expect, test } from 'vitest';
import type { QueryNode } from '../../../../shared/voices/query/ast.ts';
import { normalForm, sameQuery } from '../../../../shared/voices/query/normal-form.ts';

const code = (id: number): QueryNode => ({ kind: 'code', id, below: false });
const [a, b, c] = [code(1), code(2), code(3)];
const and = (...parts: QueryNode[]): QueryNode => ({ kind: 'and', parts });
const or = (...parts: QueryNode[]): QueryNode => ({ kind: 'or', parts });
const not = (part: QueryNode): QueryNode => ({ kind: 'not', part });

test.each<[string, QueryNode, QueryNode]>([
  ['the order of OR', or(a, b), or(b, a)],
  ['OR within OR', or(a, or(b, c)), or(or(a, b), c)],
  ['the same twice', or(a, b, a), or(a, b)],
  ['NOT of NOT', not(not(a)), a],
  ['the order of what follows the first', and(a, b, not(c)), and(a, not(c), b)],
  ['NOT before what leads', and(not(c), a, b), and(a, b, not(c))],
])('%s makes no difference', (_, one, other) => {
  expect(sameQuery(one, other)).toBe(true);
  expect(normalForm(normalForm(one))).toEqual(normalForm(one));
});

test.each<[string, QueryNode, QueryNode]>([
  ['which one leads: whole codings are its own', and(a, b), and(b, a)],
  ['AND within AND: what must meet what', and(a, and(b, c)), and(a, b, c)],
  ['the sides of a pair', { kind: 'inside', left: a, right: b }, { kind: 'inside', left: b, right: a }],
])('%s makes a difference', (_, one, other) => {
  expect(sameQuery(one, other)).toBe(false);
});
