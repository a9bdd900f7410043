import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incompleteBeta, logGamma } from '../../../shared/stats/beta.ts';
import { notDefined } from '../../../shared/stats/defined.ts';
import { oneSampleT, tCdf, tInterval, tQuantile } from '../../../shared/stats/student-t.ts';

describe('special functions', () => {
  test.each([
    [1, 0],
    [5, Math.log(24)],
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [0.25, 1.2880225246980774],
    [100, 359.1342053695754],
  ])('logGamma(%d)', (x, expected) => {
    expect(logGamma(x)).toBeCloseTo(expected, 11);
  });

  test('the incomplete beta function has its closed forms and symmetry', () => {
    expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 14);
    expect(incompleteBeta(0.3, 2, 1)).toBeCloseTo(0.09, 14);
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
    const shape = fc.double({ min: 0.1, max: 200, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1024 }), shape, shape, (k, a, b) => {
        const x = k / 1024;
        expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 10);
      }),
    );
  });
});

describe("Student's t", () => {
  // Printed tables of the distribution (for instance Abramowitz & Stegun 26.10).
  test.each([
    [0.975, 1, 12.7062047],
    [0.975, 2, 4.30265273],
    [0.975, 4, 2.77644511],
    [0.975, 10, 2.22813885],
    [0.975, 30, 2.04227246],
    [0.975, 100, 1.98397152],
    [0.995, 5, 4.03214298],
    [0.95, 3, 2.35336343],
    [0.5, 7, 0],
    [0.025, 4, -2.77644511],
  ])('quantile of %d with %i df', (p, df, expected) => {
    expect(tQuantile(p, df)).toBeCloseTo(expected, 7);
  });

  test('comes near the normal for many degrees of freedom', () => {
    expect(tQuantile(0.975, 1e7)).toBeCloseTo(1.959964, 5);
  });

  test('one degree of freedom is the Cauchy distribution', () => {
    for (const t of [-30, -1, 0, 0.5, 4]) expect(tCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12);
  });

  test('quantile and probability undo each other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 5000 }),
        (p, df) => {
          expect(tCdf(tQuantile(p, df), df)).toBeCloseTo(p, 9);
        },
      ),
    );
  });

  test.each([
    [0, 3],
    [1, 3],
    [0.5, 0],
    [Number.NaN, 3],
  ])('no quantile for p %d, df %d', (p, df) => {
    expect(() => tQuantile(p, df)).toThrow(RangeError);
  });
});

describe('the worked gaps', () => {
  const gaps = [-2, -1, 0, -1, -1];

  test('t, df and p', () => {
    const result = oneSampleT(gaps);
    expect(result.defined).toBe(true);
    if (!result.defined) return;
    expect(result.value.t.toFixed(5)).toBe('-3.16228');
    expect(result.value.df).toBe(4);
    expect(result.value.p.toFixed(7)).toBe('0.0341094');
  });

  test('the interval is mean -/+ 2.77644511 * 0.70711 / sqrt 5', () => {
    const interval = tInterval(gaps, 0.95);
    expect(interval.defined).toBe(true);
    if (!interval.defined) return;
    expect(interval.value.low).toBeCloseTo(-1.877989, 5);
    expect(interval.value.high).toBeCloseTo(-0.122011, 5);
  });

  test.each([
    [[], notDefined('no values'), notDefined('no values')],
    [[1], notDefined('fewer than two values'), notDefined('fewer than two values')],
    [[2, 2], { defined: true, value: { low: 2, high: 2 } }, notDefined('nothing varies')],
  ])('%j', (values, interval, testResult) => {
    expect(tInterval(values)).toEqual(interval);
    expect(oneSampleT(values)).toEqual(testResult);
  });
});
