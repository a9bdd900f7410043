import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePoint, indexCodePoints } from '../../../../shared/text/code-points.ts';
import { hitsOf } from '../../../../shared/voices/auto-code/ranges.ts';
import { termFinder, termsIn } from '../../../../shared/voices/auto-code/terms.ts';

const found = (text: string, ...terms: string[]): string[] => {
  const index = indexCodePoints(text);
  return termFinder(terms)(text).map(({ start, end }) => index.slice(codePoint(start), codePoint(end)));
};

test.each([
  ['delay', 'Delay, DÉLAY; delays undelayed delay', ['Delay', 'DÉLAY', 'delay']],
  ['delay*', 'delay delays undelayed', ['delay', 'delays']],
  ['on hold', 'On  hold. On\nhold. on, hold', ['On  hold', 'on, hold']],
  ["don't", "I don’t and I don't", ['don’t', "don't"]],
  ['strasse', 'Die Straße', ['Straße']],
  ['café', 'cafe\u0301 CAFÉ cafes', ['cafe\u0301', 'CAFÉ']],
  ['c++', 'C++ is not C', ['C++']],
  ['e-mail', 'an e-mail, not e mail', ['e-mail']],
  ['配送', '昨日配送が遅い', ['配送']],
  ['wi*fi', 'wifi wi-fi wiifi', ['wifi', 'wiifi']],
  ['.*', 'anything', []],
  ['no_reply', 'no_reply noreply', ['no_reply']],
])('%s in “%s”', (term, text, expected) => {
  expect(found(text, term)).toEqual(expected);
});

test('what is typed is split at commas and lines; quotation marks keep a phrase with a comma together', () => {
  expect(termsIn('delay, late\n“late, again”; "on hold"\n , ;!')).toEqual([
    'delay',
    'late',
    'late, again',
    'on hold',
  ]);
  expect(termsIn('late,late')).toEqual(['late']);
});

/** An independent matcher: words cut by hand, compared one by one. */
function bruteForce(words: readonly string[], term: string): number {
  const wanted = term.split(' ');
  let count = 0;
  for (let at = 0; at + wanted.length <= words.length; ) {
    const isHere = wanted.every((want, i) => {
      const word = (words[at + i] ?? '').toLowerCase();
      return want.endsWith('*') ? word.startsWith(want.slice(0, -1)) : word === want;
    });
    if (isHere) count += 1;
    at += isHere ? wanted.length : 1;
  }
  return count;
}

const word = fc.constantFrom('a', 'ab', 'abc', 'late', 'later', 'Late', 'ABC', 'x1', 'b');
const termWord = fc.constantFrom('a', 'ab', 'ab*', 'late', 'late*', 'abc', 'x1', 'x*', 'b');

test('random terms are found as often as an independent matcher finds them', () => {
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 30 }),
      fc.array(termWord, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(' ', ', ', '  ', ' – '),
      (words, term, between) => {
        expect(found(words.join(between), term.join(' '))).toHaveLength(bruteForce(words, term.join(' ')));
      },
    ),
    { numRuns: 2000 },
  );
});

const piece = fc.constantFrom('late', 'a', '. ', ' ', '\n', '😀', 'bill', '? ', 'e\u0301', 'مرحبا', '! ');

test('stretches to be coded never overlap, hold their finds, and with “all” every term', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
      fc.constantFrom('match', 'sentence', 'turn', 'source'),
      fc.constantFrom(1, 2),
      (text, scope, needs) => {
        const index = indexCodePoints(text);
        const all = termFinder(['late', 'bill'])(text);
        const hits = hitsOf(index, all, { scope, needs, turns: [] });
        let end = 0;
        for (const hit of hits) {
          expect(hit.start).toBeGreaterThanOrEqual(end);
          expect(hit.end).toBeLessThanOrEqual(index.length);
          for (const one of hit.found) {
            expect(hit.start <= one.start && one.end <= hit.end).toBe(true);
          }
          if (scope !== 'match')
            expect(new Set(hit.found.map((f) => f.term)).size).toBeGreaterThanOrEqual(needs);
          end = hit.end;
        }
        if (needs === 1) expect(hits.flatMap((hit) => hit.found)).toHaveLength(all.length);
      },
    ),
    { numRuns: 1500 },
  );
});
