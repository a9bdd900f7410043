import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentenceStarts, wordPositions } from '../../../shared/text/text-units.ts';

function words(text: string): readonly string[] {
  const characters = Array.from(text);
  const { starts, ends } = wordPositions(text);
  return Array.from(starts, (start, n) => characters.slice(start, ends[n]).join(''));
}

test.each<[string, readonly string[]]>([
  ['', []],
  [' — … ', []],
  ['They came late.', ['They', 'came', 'late']],
  ["don't ’tis rock ’n’ roll’s", ["don't", 'tis', 'rock', 'n', 'roll’s']],
  ['3,5 of 1.000,5 or 3, 4', ['3,5', 'of', '1.000,5', 'or', '3', '4']],
  ['a,b well-known e.g. x_y', ['a', 'b', 'well', 'known', 'e.g', 'x_y']],
  ['e\u0301te\u0301 naïve', ['e\u0301te\u0301', 'naïve']],
  ["𝒜𝓫 😀 𝓫'𝓬", ['𝒜𝓫', "𝓫'𝓬"]],
  ['שלום לך', ['שלום', 'לך']],
  ['a\ud800b', ['a', 'b']],
])('the words of %j', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test('scripts without blanks between words are cut by their dictionaries', () => {
  expect(words('東京に行きました。').length).toBeGreaterThan(2);
  expect(words('สวัสดีครับ').length).toBeGreaterThan(1);
});

test('words are in order, apart and within the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { starts, ends } = wordPositions(text);
      let last = 0;
      for (const [n, start] of starts.entries()) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(ends[n]).toBeGreaterThan(start);
        last = ends[n] ?? 0;
      }
      expect(last).toBeLessThanOrEqual(Array.from(text).length);
    }),
  );
});

test('sentences begin where they are read, counted in code points', () => {
  expect([...sentenceStarts('')]).toEqual([]);
  expect([...sentenceStarts('😀 Late. Very late!\nStill 3.5 stars.')]).toEqual([0, 8, 19]);
});
