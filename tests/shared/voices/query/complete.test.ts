import { expect, test } from 'vitest';
import { completionsAt } from '../../../../shared/voices/query/complete.ts';
import { nameBook } from '../../../../shared/voices/query/names.ts';
import { parseQuery } from '../../../../shared/voices/query/parse.ts';

const book = nameBook({
  codes: [
    { id: 1, parentId: null, name: 'Waiting' },
    { id: 2, parentId: 1, name: 'delay' },
    { id: 3, parentId: null, name: 'Long delay' },
    { id: 4, parentId: null, name: 'Undelayed' },
    { id: 5, parentId: null, name: 'Été' },
    { id: 6, parentId: 5, name: 'delay' },
  ],
  sets: [{ id: 1, name: 'Delays' }],
});

/** What stands at the bar, completed with each option. */
function completed(textWithBar: string): readonly string[] {
  const offset = textWithBar.indexOf('|');
  const text = textWithBar.replace('|', '');
  const { from, to, options } = completionsAt(text, offset, book);
  return options.map(({ insert }) => text.slice(0, from) + insert + text.slice(to));
}

test('names that begin so come first, then words that do, then what only holds it', () => {
  expect(completed('"del|')).toEqual(['"Waiting / delay"', '"Été / delay"', '"Long delay"', '"Undelayed"']);
});

test('a quote the editor closed by itself is not doubled, and what follows stays', () => {
  expect(completed('"long|" AND *')).toEqual(['"Long delay" AND *']);
});

test('of a code with others below, taking them along is offered first', () => {
  expect(completed('"wait|')).toEqual(['"Waiting"+', '"Waiting"']);
});

test('accents need not be typed, and a path narrows the choice', () => {
  expect(completed('"ete / de|')).toEqual(['"Été / delay"']);
});

test('a bare word is completed to a name in quotes, a set or a keyword', () => {
  expect(completed('* AND dela|')).toEqual([
    '* AND "Waiting / delay"',
    '* AND "Été / delay"',
    '* AND "Long delay"',
    '* AND "Undelayed"',
    '* AND set:"Delays"',
  ]);
  expect(completed('no|')).toEqual(['NOT ']);
});

test('after a name come operators, after set: sets', () => {
  expect(completed('* |')).toContain('* NEAR/30w ');
  expect(completed('* f|')).toEqual(['* FOLLOWED BY ']);
  expect(completed('set:"|')).toEqual(['set:"Delays"']);
  expect(completed('set:|')).toEqual(['set:"Delays"']);
});

test('every code and set offered can be read', () => {
  const offered = completed('|').filter((text) => text.includes('"'));
  expect(offered).toHaveLength(9);
  for (const text of offered) expect(parseQuery(text, book).ok, text).toBe(true);
});
