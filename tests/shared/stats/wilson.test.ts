import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notDefined } from '../../../shared/stats/defined.ts';
import { wilson } from '../../../shared/stats/wilson.ts';

describe('wilson', () => {
  test('81 of 100', () => {
    const interval = wilson(81, 100);
    expect(interval.defined).toBe(true);
    if (!interval.defined) return;
    expect((interval.value.low * 100).toFixed(2)).toBe('72.22');
    expect((interval.value.high * 100).toFixed(2)).toBe('87.49');
  });

  test('holds the share and stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const n = Math.max(a, b, 1);
        const successes = Math.min(a, b);
        const interval = wilson(successes, n);
        expect(interval.defined).toBe(true);
        if (!interval.defined) return;
        expect(interval.value.low).toBeGreaterThanOrEqual(0);
        expect(interval.value.high).toBeLessThanOrEqual(1);
        expect(interval.value.low).toBeLessThanOrEqual(successes / n + 1e-12);
        expect(interval.value.high).toBeGreaterThanOrEqual(successes / n - 1e-12);
      }),
    );
  });

  test.each([
    [0, 0, 'no values'],
    [3, 2, 'not a number'],
    [-1, 2, 'not a number'],
    [0.5, 2, 'not a number'],
  ] as const)('%d of %d is not defined', (successes, n, reason) => {
    expect(wilson(successes, n)).toEqual(notDefined(reason));
  });
});
