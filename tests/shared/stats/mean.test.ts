import { describe, expect, test } from 'vitest';
import { defined, mapDefined, notDefined } from '../../../shared/stats/defined.ts';
import { mean, sd } from '../../../shared/stats/mean.ts';

describe('mean and standard deviation', () => {
  test('of the worked gaps', () => {
    const gaps = [-2, -1, 0, -1, -1];
    expect(mean(gaps)).toEqual(defined(-1));
    const spread = sd(gaps);
    expect(spread.defined && spread.value.toFixed(5)).toBe('0.70711');
  });

  test.each([
    [[], notDefined('no values'), notDefined('no values')],
    [[3], defined(3), notDefined('fewer than two values')],
    [[3, 3, 3], defined(3), defined(0)],
    [[1, Number.NaN], notDefined('not a number'), notDefined('not a number')],
    [[1, Number.POSITIVE_INFINITY], notDefined('not a number'), notDefined('not a number')],
  ])('%j', (values, expectedMean, expectedSd) => {
    expect(mean(values)).toEqual(expectedMean);
    expect(sd(values)).toEqual(expectedSd);
  });

  test('does not lose digits to a large offset', () => {
    const spread = sd([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);
    expect(spread.defined && spread.value).toBeCloseTo(Math.sqrt(30), 9);
  });
});

test('mapDefined changes a value and passes a reason on', () => {
  expect(mapDefined(defined(2), (value) => value * 2)).toEqual(defined(4));
  expect(mapDefined(notDefined('no values'), () => 1)).toEqual(notDefined('no values'));
});
