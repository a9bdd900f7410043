import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codePoint,
  codePointLength,
  indexCodePoints,
  sliceCodePoints,
  utf16,
} from '../../../shared/text/code-points.ts';

/** Any string, lone surrogates and emoji included. */
const anyText = fc.string({
  unit: fc.constantFrom('a', 'é', '\n', '😀', '\ud83d', '\ude00', 'ی', '𝒳'),
  maxLength: 700,
});

describe('code points', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['a😀b', 3],
    ['\ud83d', 1],
    ['\ude00\ud83d', 2],
    ['e\u0301', 2],
    ['a\u0000b', 3],
  ])('%j has %i', (text, expected) => {
    expect(codePointLength(text)).toBe(expected);
  });

  test('agrees with string iteration at every position', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const index = indexCodePoints(text);
        const characters = Array.from(text);
        expect(index.length).toBe(characters.length);
        let unit = 0;
        characters.forEach((character, offset) => {
          expect(index.toUtf16(codePoint(offset))).toBe(unit);
          for (let i = 0; i < character.length; i++) expect(index.toCodePoint(utf16(unit + i))).toBe(offset);
          unit += character.length;
        });
        expect(index.toUtf16(index.length)).toBe(text.length);
        expect(index.toCodePoint(utf16(text.length))).toBe(characters.length);
      }),
      { numRuns: 60 },
    );
  });

  test('slices what array slicing slices', () => {
    fc.assert(
      fc.property(anyText, fc.nat(700), fc.nat(700), (text, a, b) => {
        expect(sliceCodePoints(text, codePoint(a), codePoint(b))).toBe(Array.from(text).slice(a, b).join(''));
      }),
    );
  });

  test('positions beyond the end are the end', () => {
    const index = indexCodePoints('a😀');
    expect(index.toUtf16(codePoint(9))).toBe(3);
    expect(index.toCodePoint(utf16(9))).toBe(2);
  });

  test('a million characters convert at both ends', () => {
    const index = indexCodePoints('😀a'.repeat(500_000));
    expect(index.length).toBe(1_000_000);
    expect(index.toUtf16(codePoint(999_999))).toBe(1_499_999);
    expect(index.toCodePoint(utf16(1_499_999))).toBe(999_999);
    expect(index.toCodePoint(utf16(1_499_998))).toBe(999_998);
  });

  test.each([-1, 0.5, Number.NaN])('%d is no offset', (value) => {
    expect(() => codePoint(value)).toThrow(RangeError);
    expect(() => utf16(value)).toThrow(RangeError);
  });
});
