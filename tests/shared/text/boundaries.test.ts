import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextBoundary, previousBoundary, unitAt } from '../../../shared/text/boundaries.ts';
import { utf16 } from '../../../shared/text/code-points.ts';

const line = 'He came late. "Never again!" she said.\nNext line: 3.5 mm';

describe('words', () => {
  test.each([
    [0, 2],
    [2, 7],
    [3, 7],
    [8, 12],
    [12, 20],
  ])('to the right of %i ends at %i', (from, to) => {
    expect(nextBoundary(line, utf16(from), 'word')).toBe(to);
  });

  test.each([
    [7, 3],
    [4, 3],
    [3, 0],
    [0, 0],
  ])('to the left of %i starts at %i', (from, to) => {
    expect(previousBoundary(line, utf16(from), 'word')).toBe(to);
  });

  test('crosses to the next line and keeps numbers whole', () => {
    expect(nextBoundary(line, utf16(line.indexOf('said') + 4), 'word')).toBe(line.indexOf('Next') + 4);
    expect(nextBoundary(line, utf16(line.indexOf('3.5')), 'word')).toBe(line.indexOf('3.5') + 3);
  });

  test('the word at a position; none in white space', () => {
    expect(unitAt(line, utf16(4), 'word')).toEqual({ start: 3, end: 7 });
    expect(unitAt(line, utf16(7), 'word')).toEqual({ start: 3, end: 7 });
    expect(unitAt('a   b', utf16(2), 'word')).toBeUndefined();
    expect(unitAt('', utf16(0), 'word')).toBeUndefined();
  });
});

describe('sentences', () => {
  test('end after their full stop, without the space behind', () => {
    expect(nextBoundary(line, utf16(0), 'sentence')).toBe(13);
    expect(unitAt(line, utf16(5), 'sentence')).toEqual({ start: 0, end: 13 });
    expect(previousBoundary(line, utf16(13), 'sentence')).toBe(0);
  });

  test('a newline ends a sentence', () => {
    const newline = line.indexOf('\n');
    expect(nextBoundary(line, utf16(newline - 2), 'sentence')).toBe(newline);
    expect(previousBoundary(line, utf16(newline + 5), 'sentence')).toBe(newline + 1);
  });

  test('ideographic full stops end sentences', () => {
    expect(nextBoundary('遅かった。二度と頼まない。', utf16(0), 'sentence')).toBe(5);
  });
});

test('repeating always arrives at both ends, in steps that only go one way', () => {
  const texts = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '.', '\n', '😀', '\ud83d', '字', '\u0301'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(texts, fc.constantFrom('word' as const, 'sentence' as const), (text, unit) => {
      let right = utf16(0);
      while (right < text.length) {
        const next = nextBoundary(text, right, unit);
        expect(next).toBeGreaterThan(right);
        right = next;
      }
      let left = utf16(text.length);
      while (left > 0) {
        const next = previousBoundary(text, left, unit);
        expect(next).toBeLessThan(left);
        left = next;
      }
    }),
  );
});

test('an endless line is not segmented as a whole', () => {
  const text = 'word '.repeat(200_000);
  expect(nextBoundary(text, utf16(500_000), 'word')).toBe(500_004);
  expect(previousBoundary(text, utf16(500_000), 'word')).toBe(499_995);
});
