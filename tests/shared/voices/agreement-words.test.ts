import { describe, expect, test } from 'vitest';
import { agreementReasons } from '../../../shared/stats/agreement.ts';
import { joined, placesOf, shared } from '../../../shared/voices/agreement/spans.ts';
import { codedUnits, textUnits } from '../../../shared/voices/agreement/text-units.ts';
import { coefficientText, reasonSentence } from '../../../shared/voices/agreement/words.ts';

const value = (number: number) => ({ defined: true, value: number }) as const;

describe('coefficients as text', () => {
  test('three decimals, percent with one, and nothing rounded up to full agreement', () => {
    expect(coefficientText('kappa', value(0.4915))).toBe('0.491');
    expect(coefficientText('kappa', value(-0.25))).toBe('−0.250');
    expect(coefficientText('alpha', value(-0.0001))).toBe('0.000');
    expect(coefficientText('ac1', value(0.9998))).toBe('> 0.999');
    expect(coefficientText('ac1', value(1))).toBe('1.000');
    expect(coefficientText('percent', value(0.85))).toBe('85.0 %');
    expect(coefficientText('percent', value(0.9999))).toBe('> 99.9 %');
    expect(coefficientText('percent', value(1))).toBe('100.0 %');
    expect(coefficientText('pi', { defined: false, reason: 'one coder' })).toBe('not defined');
  });

  test('every reason is a sentence', () => {
    for (const reason of agreementReasons) expect(reasonSentence(reason)).toMatch(/^[A-Z].*\.$/);
  });
});

describe('ranges', () => {
  test('joined where they overlap or touch; shared part; places apart from each other', () => {
    expect(joined([0, 4, 2, 6, 6, 8, 10, 12])).toEqual([0, 8, 10, 12]);
    expect(shared([0, 8, 10, 12], [4, 11])).toEqual([4, 8, 10, 11]);
    expect(placesOf([0, 4, 6, 9], [3, 7, 9, 11])).toEqual([
      { start: 0, end: 9, first: [0, 4, 6, 9], second: [3, 7] },
      { start: 9, end: 11, first: [], second: [9, 11] },
    ]);
  });
});

describe('units of a text', () => {
  test('sentences and paragraphs count code points and leave white space out', () => {
    const text = '  😀 One. Two!\n\n Three ';
    expect(textUnits(text, 'sentences')).toEqual({ starts: [2, 9, 16], ends: [8, 13, 21] });
    expect(textUnits(text, 'paragraphs')).toEqual({ starts: [2, 16], ends: [13, 21] });
  });

  test('a unit counts by any part of it, or by half of its characters in all ranges together', () => {
    const cuts = { starts: [0, 10], ends: [10, 20] };
    expect(codedUnits(cuts, [1, 2, 4, 8, 19, 20], 'any')).toEqual([0, 1]);
    expect(codedUnits(cuts, [1, 2, 4, 8, 19, 20], 'half')).toEqual([0]);
    expect(codedUnits(cuts, [1, 2, 4, 7, 19, 20], 'half')).toEqual([]);
  });
});
