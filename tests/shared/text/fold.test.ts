import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexCodePoints } from '../../../shared/text/code-points.ts';
import { findFolded, foldText, foldWithMap } from '../../../shared/text/fold.ts';

describe('foldText', () => {
  test.each([
    ['Äpfel', 'apfel'],
    ['A\u0308pfel', 'apfel'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['ΛΌΓΟΣ λόγος', 'λογοσ λογοσ'],
    ['İzmir', 'izmir'],
    ['ベル', 'ベル'],
    ['한국', '한국'],
    ['हिन्दी', 'हिन्दी'],
    ['שָׁלוֹם', 'שלום'],
    ['a😀B', 'a😀b'],
    ['\ud83d', '\ud83d'],
  ])('%j is %j', (text, expected) => {
    expect(foldText(text)).toBe(expected);
  });
});

describe('findFolded', () => {
  test.each([
    ['Das Café, das cafe\u0301 und CAFE', 'café', ['Café', 'cafe\u0301', 'CAFE']],
    ['😀 Straße', 'strasse', ['Straße']],
    ['Straße', 's', ['S', 'ß', 'ß']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['nothing', 'x', []],
    ['anything', '', []],
    ['e\u0301e', 'e', ['e\u0301', 'e']],
  ])('in %j for %j', (text, query, expected) => {
    const index = indexCodePoints(text);
    expect(findFolded(text, query).map(({ start, end }) => index.slice(start, end))).toEqual(expected);
  });

  test('stops at the limit', () => {
    expect(findFolded('aaaa', 'a', 3)).toHaveLength(3);
  });

  test('every match folds to the folded query, and a text finds itself', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', 'É', 'e', '\u0301', '😀', 'ß', 'S', ' '),
      maxLength: 25,
    });
    fc.assert(
      fc.property(texts, texts, texts, (before, query, after) => {
        const text = before + query + after;
        const folded = foldWithMap(text);
        expect(folded.folded).toBe(foldText(text));
        const index = indexCodePoints(text);
        const found = findFolded(text, query);
        const needle = foldText(query);
        expect(found.length > 0).toBe(needle !== '');
        for (const { start, end } of found) expect(foldText(index.slice(start, end))).toContain(needle);
      }),
    );
  });
});
