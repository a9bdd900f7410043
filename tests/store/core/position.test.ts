import { describe, expect, test } from 'vitest';
import { placeAmong } from '../../../electron/store/core/position.ts';

const row = (id: number, position: number) => ({ id, position });

describe('a place among siblings', () => {
  test.each([
    ['the first of all', [], null, 1],
    ['last', [row(1, 1), row(2, 5)], null, 6],
    ['before the first', [row(1, 1), row(2, 5)], 1, 0],
    ['between two', [row(1, 1), row(2, 5)], 2, 3],
  ])('%s', (_, siblings, beforeId, position) => {
    expect(placeAmong(siblings, beforeId)).toEqual({ position, renumbered: [] });
  });

  test('where two stand too close, all are numbered anew and the place stays between them', () => {
    expect(placeAmong([row(7, 0.5), row(8, 0.5), row(9, 3)], 8)).toEqual({
      position: 2,
      renumbered: [row(7, 1), row(8, 3), row(9, 4)],
    });
  });

  test('a sibling that is not there is refused', () => {
    expect(() => placeAmong([row(1, 1)], 2)).toThrow('no longer there');
  });
});
