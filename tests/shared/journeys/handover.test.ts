import { describe, expect, test } from 'vitest';
import { continuity, handovers } from '../../../shared/journeys/handover.ts';
import { defined, notDefined } from '../../../shared/stats/defined.ts';

test('a handover is two consecutive steps with different channels', () => {
  const steps = ['web', 'web', 'phone', null, 'phone', 'visit'].map((channel, id) => ({ id, channel }));
  expect(handovers(steps).map(({ from, to }) => [from.id, to.id])).toEqual([
    [1, 2],
    [4, 5],
  ]);
  expect(handovers([])).toEqual([]);
});

describe('continuity', () => {
  test('is the sum carried over twice the handovers rated', () => {
    const result = continuity([
      { carried: 2 },
      { carried: 1, repeated: true },
      { carried: 0, repeated: true },
      { carried: 0, repeated: false },
    ]);
    expect(result.value).toEqual(defined(3 / 8));
    expect(result.repeated).toEqual(defined(2 / 3));
    expect(result.n).toBe(4);
  });

  test('is not defined where none was rated', () => {
    expect(continuity([])).toEqual({
      value: notDefined('not rated'),
      repeated: notDefined('not rated'),
      n: 0,
    });
    expect(continuity([{ carried: 2 }]).repeated).toEqual(notDefined('not rated'));
  });
});
