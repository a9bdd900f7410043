import { describe, expect, test } from 'vitest';
import { remembered } from '../../../shared/journeys/remembered.ts';
import { notDefined } from '../../../shared/stats/defined.ts';

describe('peak and end', () => {
  // The published patients' example: pain 0-10, neutral 0.
  test.each([
    [[2, 8, 7], 7.5, 8, 7],
    [[2, 8, 4, 1], 4.5, 8, 1],
    [[5], 5, 5, 5],
    [[1, -2, 0.5], -0.75, -2, 0.5],
    [[-2, 2, 0], 1, 2, 0],
    [[2, -2, 0], -1, -2, 0],
    [[null, 1, null], 1, 1, 1],
  ])('%j is remembered as %d', (values, score, peak, end) => {
    expect(remembered(values)).toMatchObject({ defined: true, value: { score, peak, end } });
  });

  test('ties go to the later value, and positions count missing ones', () => {
    expect(remembered([null, -1, 1, null, 0])).toMatchObject({ value: { peakAt: 2, endAt: 4 } });
  });

  test('neutral may lie elsewhere', () => {
    expect(remembered([1, 4, 3], 3)).toMatchObject({ value: { peak: 1, end: 3, score: 2 } });
  });

  test('not defined without values or with a broken one', () => {
    expect(remembered([])).toEqual(notDefined('no values'));
    expect(remembered([null])).toEqual(notDefined('no values'));
    expect(remembered([1, Number.NaN])).toEqual(notDefined('not a number'));
  });
});
