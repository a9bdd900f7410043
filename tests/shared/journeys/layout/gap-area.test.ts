import { describe, expect, test } from 'vitest';
import { type CurvePiece, monotoneCurve } from '../../../../shared/journeys/layout/curve.ts';
import { gapArea } from '../../../../shared/journeys/layout/gap-area.ts';

const pieces = (...ys: number[]): readonly CurvePiece[] =>
  monotoneCurve(ys.map((y, i) => ({ x: i * 100, y })));

describe('the area between two curves', () => {
  test('is worse where the experience lies below, better where it lies above', () => {
    expect(gapArea(pieces(10, 10), pieces(30, 40)).map((part) => part.side)).toEqual(['worse']);
    expect(gapArea(pieces(30, 40), pieces(10, 10)).map((part) => part.side)).toEqual(['better']);
  });

  test('stays one part over several steps', () => {
    expect(gapArea(pieces(0, 0, 0, 0), pieces(5, 9, 2, 5))).toHaveLength(1);
  });

  test('is cut exactly where straight lines cross', () => {
    const parts = gapArea(pieces(0, 0), pieces(-30, 10));
    expect(parts.map((part) => part.side)).toEqual(['better', 'worse']);
    expect(parts[1]?.d[0]).toMatchObject({ op: 'M', x: expect.closeTo(75, 4), y: expect.closeTo(0, 4) });
  });

  test('touching at a step parts worse from better', () => {
    expect(gapArea(pieces(0, 0, 0), pieces(20, 0, -20)).map((part) => part.side)).toEqual([
      'worse',
      'better',
    ]);
  });

  test('is empty between equal curves and where either is broken', () => {
    expect(gapArea(pieces(1, 2, 3), pieces(1, 2, 3))).toEqual([]);
    expect(gapArea([undefined, undefined], [...pieces(1, 2, 3)])).toEqual([]);
    const [first, , third] = pieces(0, 0, 0, 0);
    expect(gapArea([first, undefined, third], pieces(9, 9, 9, 9))).toHaveLength(2);
  });
});
