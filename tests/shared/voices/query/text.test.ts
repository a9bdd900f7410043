import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QueryNode } from '../../../../shared/voices/query/ast.ts';
import { nameBook, type QueryNames } from '../../../../shared/voices/query/names.ts';
import { parseQuery } from '../../../../shared/voices/query/parse.ts';
import { printQuery } from '../../../../shared/voices/query/print.ts';
import { queryArbitrary } from '../../../store/voices/retrieve/arbitraries.ts';

const names: QueryNames = {
  codes: [
    { id: 1, parentId: null, name: 'Waiting' },
    { id: 2, parentId: 1, name: 'delay' },
    { id: 3, parentId: null, name: 'praise' },
    { id: 4, parentId: null, name: 'agent' },
    { id: 5, parentId: null, name: 'Service' },
    { id: 6, parentId: 5, name: 'hotline' },
    { id: 7, parentId: 1, name: 'hotline' },
    { id: 8, parentId: null, name: 'Before/after' },
    { id: 9, parentId: null, name: 'hotline' },
  ],
  sets: [{ id: 1, name: 'Emotions' }],
};
const book = nameBook(names);
const code = (id: number, below = false): QueryNode => ({ kind: 'code', id, below });
const [delay, praise, agent] = [code(2), code(3), code(4)];

function astOf(text: string): QueryNode {
  const parsed = parseQuery(text, book);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.ast;
}

function problemOf(text: string) {
  const parsed = parseQuery(text, book);
  if (parsed.ok) throw new Error(`${text} was read`);
  return parsed.problem;
}

describe('reading', () => {
  test.each<[string, QueryNode]>([
    ['"delay"', delay],
    [' “DELAY” ', delay],
    ['"delay"+', code(2, true)],
    ['set:"emotions"', { kind: 'set', id: 1 }],
    ['*', { kind: 'any' }],
    ['"Before/after"', code(8)],
    ['"/ hotline"', code(9)],
    ['"Service / hotline"', code(6)],
    ['"waiting / Hotline"+', code(7, true)],
    [
      '"delay" AND "praise" OR "agent"',
      { kind: 'or', parts: [{ kind: 'and', parts: [delay, praise] }, agent] },
    ],
    [
      '"delay" and ("praise" or "agent")',
      { kind: 'and', parts: [delay, { kind: 'or', parts: [praise, agent] }] },
    ],
    ['NOT NOT "delay"', { kind: 'not', part: { kind: 'not', part: delay } }],
    [
      '"delay" AND NOT "praise" NEAR/30w "agent"',
      {
        kind: 'and',
        parts: [
          delay,
          {
            kind: 'not',
            part: { kind: 'near', left: praise, right: agent, within: { count: 30, unit: 'words' } },
          },
        ],
      },
    ],
    [
      '"delay" FOLLOWED BY "praise" PRECEDED BY / 2 turns "agent"',
      {
        kind: 'preceded',
        left: { kind: 'followed', left: delay, right: praise, within: null },
        right: agent,
        within: { count: 2, unit: 'turns' },
      },
    ],
    [
      '"delay" INSIDE ("praise" CONTAINS "agent")',
      { kind: 'inside', left: delay, right: { kind: 'contains', left: praise, right: agent } },
    ],
  ])('%s', (text, ast) => {
    expect(astOf(text)).toEqual(ast);
  });

  test.each<[text: string, at: number, end: number, message: RegExp, fixed: string | null]>([
    ['', 0, 0, /nothing to look for/, null],
    ['delay', 0, 5, /in quotes/, '"delay"'],
    ['"delay" AND', 11, 11, /ends where a code is expected/, null],
    ['"delay" "praise"', 8, 16, /goes together/, '"delay" AND "praise"'],
    ['"delay" NOT "praise"', 8, 11, /NOT follows AND/, '"delay" AND NOT "praise"'],
    ['"delay', 0, 6, /closing quote/, '"delay"'],
    ['("delay"', 0, 1, /never closed/, '("delay")'],
    ['"delay")', 7, 8, /never opened/, '"delay"'],
    ['"dely"', 0, 6, /no code “dely”.*"delay"/, '"delay"'],
    ['"delay" NEAR "praise"', 13, 21, /distance/, '"delay" NEAR/30w "praise"'],
    ['"delay" NEAR/30x "praise"', 12, 13, /w \(words\)/, null],
    ['"delay" NEAR/999999w "praise"', 12, 20, /at most/, null],
    ['"delay" NEAR/3w NOT "praise"', 16, 19, /cannot be followed by NOT/, null],
    ['"delay" FOLLOWED "praise"', 17, 25, /comes BY/, '"delay" FOLLOWED BY "praise"'],
    ['set:"Emotoins"', 4, 14, /no set/, 'set:"Emotions"'],
    ['set:"Emotions"+', 14, 15, /exactly the codes/, 'set:"Emotions"'],
    ['set: AND', 5, 8, /name in quotes/, null],
    ['"delay" XOR "praise"', 8, 11, /no operator/, null],
    ['"delay" & "praise"', 8, 9, /cannot stand here/, null],
    ['"" OR "delay"', 0, 2, /name of a code/, null],
    ['"hotline"#99', 0, 9, /has the number 99/, null],
  ])('%s is refused where it goes wrong', (text, at, end, message, fixed) => {
    const problem = problemOf(text);
    expect([problem.at, problem.end]).toEqual([at, end]);
    expect(problem.message).toMatch(message);
    const { fix } = problem;
    expect(fix && text.slice(0, fix.at) + fix.insert + text.slice(fix.end)).toBe(fixed);
    if (fixed !== null) expect(parseQuery(fixed, book).ok).toBe(true);
  });

  test('a name that several codes have is refused with what tells them apart', () => {
    const problem = problemOf('"praise" OR "hotline"');
    expect(problem.message).toContain('Service / hotline; Waiting / hotline; hotline');
    expect(problem.expected).toEqual(['"Service / hotline"', '"Waiting / hotline"', '"/ hotline"']);
    expect(problem.expected.map(astOf)).toEqual([code(6), code(7), code(9)]);
  });

  test('a query nested too deep is refused in words', () => {
    expect(problemOf(`${'NOT '.repeat(100_000)}"delay"`).message).toMatch(/at most 12 deep/);
    expect(problemOf(`${'('.repeat(100_000)}"delay"`).message).toMatch(/at most 12 deep/);
    expect(astOf(`${'('.repeat(40)}"delay"${')'.repeat(40)}`)).toEqual(delay);
  });

  test('no text makes it throw', () => {
    const piece = fc.constantFrom(
      '"',
      '"delay"',
      'AND ',
      'NOT ',
      '(',
      ')',
      '/3w',
      '/',
      '#',
      '\\',
      'set:',
      '+',
      '😀',
      '“',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 }),
        (parts) => {
          const text = parts.join('');
          const parsed = parseQuery(text, book);
          if (parsed.ok) return;
          const { at, end } = parsed.problem;
          expect(0 <= at && at <= end && end <= text.length).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('writing', () => {
  test('names are as short as they can be, operators stand apart', () => {
    const text = '("Waiting / hotline"+ AND NOT ("praise" NEAR/30w "agent")) OR "/ hotline"';
    expect(printQuery(astOf(text), book)).toBe(text);
  });

  test('after a code was renamed and moved, the query says so', () => {
    const renamed = nameBook({
      ...names,
      codes: names.codes.map((one) => (one.id === 2 ? { id: 2, parentId: 5, name: 'hotline ' } : one)),
    });
    const text = printQuery({ kind: 'and', parts: [delay, praise] }, renamed);
    expect(text).not.toContain('delay');
    expect(parseQuery(text, renamed)).toEqual({ ok: true, ast: { kind: 'and', parts: [delay, praise] } });
  });

  test('what is gone keeps its old name, which is what reading it complains about', () => {
    const gone: QueryNode = { kind: 'gone', what: 'code', name: 'noise "x"', below: true };
    const text = printQuery({ kind: 'or', parts: [gone, praise] }, book);
    expect(text).toBe('"noise \\"x\\""+ OR "praise"');
    expect(problemOf(text).message).toMatch(/no code “noise "x"”/);
  });

  test('reading gives back what was written, whatever codes are called', () => {
    const name = fc.oneof(
      {
        arbitrary: fc.constantFrom(
          'a',
          'b',
          'A',
          'a / b',
          '/',
          '/ a',
          'b /',
          'AND',
          '"',
          '\\',
          '\\"',
          'a\nb',
          'é',
          'e\u0301',
          ' a ',
          '#1',
          '”',
        ),
        weight: 4,
      },
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).filter((text) => text.trim() !== ''),
    );
    const tree = fc.record({
      codes: fc.array(name, { minLength: 7, maxLength: 7 }),
      parents: fc.array(fc.nat(7), { minLength: 7, maxLength: 7 }),
      sets: fc.array(name, { minLength: 2, maxLength: 2 }),
    });
    fc.assert(
      fc.property(tree, queryArbitrary, ({ codes, parents, sets }, ast) => {
        const anyNames = nameBook({
          codes: codes.map((text, n) => {
            const parent = parents[n] ?? 0;
            return { id: n + 1, parentId: parent > 0 && parent <= n ? parent : null, name: text };
          }),
          sets: sets.map((text, n) => ({ id: n + 1, name: text })),
        });
        const text = printQuery(ast, anyNames);
        expect(parseQuery(text, anyNames), text).toEqual({ ok: true, ast });
      }),
      { numRuns: 3000 },
    );
  });
});
