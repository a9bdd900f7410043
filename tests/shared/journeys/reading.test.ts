import { describe, expect, test } from 'vitest';
import { importanceShare, rescale } from '../../../shared/journeys/reading.ts';
import { defined, notDefined } from '../../../shared/stats/defined.ts';

describe('rescale to -2..+2', () => {
  test.each([
    [1, { min: 1, max: 5 }, -2],
    [3, { min: 1, max: 5 }, 0],
    [5, { min: 1, max: 5 }, 2],
    [4, { min: 1, max: 7 }, 0],
    [10, { min: 0, max: 10 }, 2],
    [7.5, { min: 0, max: 10 }, 1],
    [-1, { min: -2, max: 2 }, -1],
  ])('%d on %j is %d', (value, scale, expected) => {
    expect(rescale(value, scale)).toEqual(defined(expected));
  });

  test.each([
    [6, { min: 1, max: 5 }, 'outside its scale'],
    [0, { min: 1, max: 5 }, 'outside its scale'],
    [Number.NaN, { min: 1, max: 5 }, 'not a number'],
    [1, { min: 1, max: 1 }, 'no scale'],
    [1, { min: 5, max: 1 }, 'no scale'],
  ] as const)('%d on %j: %s', (value, scale, reason) => {
    expect(rescale(value, scale)).toEqual(notDefined(reason));
  });
});

test('importance is a share of its scale', () => {
  expect(importanceShare(4, { min: 1, max: 5 })).toEqual(defined(0.75));
  expect(importanceShare(9, { min: 1, max: 5 })).toEqual(notDefined('outside its scale'));
});
