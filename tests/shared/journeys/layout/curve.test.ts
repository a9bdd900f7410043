import { curveMonotoneX, line } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  backward,
  cutPiece,
  forward,
  heightAt,
  monotoneCurve,
} from '../../../../shared/journeys/layout/curve.ts';
import { pathData } from '../../../../shared/journeys/layout/to-svg.ts';

const heights = fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 2, maxLength: 12 });
const spaced = (ys: readonly number[]) => ys.map((y, i) => ({ x: i * 40, y }));
const numbers = (path: string): number[] => (path.match(/-?\d+(\.\d+)?(e-?\d+)?/g) ?? []).map(Number);

describe('monotoneCurve', () => {
  test("draws what d3's curveMonotoneX draws", () => {
    const d3 = line<{ x: number; y: number }>(
      (p) => p.x,
      (p) => p.y,
    )
      .curve(curveMonotoneX)
      .digits(null);
    fc.assert(
      fc.property(
        heights.filter((ys) => ys.length > 2),
        (ys) => {
          const points = spaced(ys);
          const theirs = numbers(d3(points) ?? '');
          const ours = numbers(pathData(forward(monotoneCurve(points), 'M')));
          expect(ours).toHaveLength(theirs.length);
          ours.forEach((value, i) => {
            expect(Math.abs(value - (theirs[i] ?? Number.NaN))).toBeLessThan(0.006);
          });
        },
      ),
    );
  });

  test('never leaves the span of two neighbours', () => {
    fc.assert(
      fc.property(heights, fc.double({ min: 0, max: 1, noNaN: true }), (ys, t) => {
        for (const piece of monotoneCurve(spaced(ys))) {
          const y = heightAt(piece, t);
          expect(y).toBeGreaterThanOrEqual(Math.min(piece.from.y, piece.to.y) - 1e-9);
          expect(y).toBeLessThanOrEqual(Math.max(piece.from.y, piece.to.y) + 1e-9);
        }
      }),
    );
  });

  test('two points make a straight piece, fewer make none', () => {
    const [piece] = monotoneCurve([
      { x: 0, y: 0 },
      { x: 30, y: 90 },
    ]);
    expect(piece).toEqual({
      from: { x: 0, y: 0 },
      c1: { x: 10, y: 30 },
      c2: { x: 20, y: 60 },
      to: { x: 30, y: 90 },
    });
    expect(monotoneCurve(spaced([5]))).toEqual([]);
    expect(monotoneCurve([])).toEqual([]);
  });
});

test('a cut piece follows the whole one', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(heights, share, share, share, (ys, p, q, t) => {
      const [a, b] = [Math.min(p, q), Math.max(p, q)];
      for (const piece of monotoneCurve(spaced(ys))) {
        expect(heightAt(cutPiece(piece, a, b), t)).toBeCloseTo(heightAt(piece, a + (b - a) * t), 6);
      }
    }),
  );
});

test('backward draws the same pieces from the end', () => {
  const pieces = monotoneCurve(spaced([0, 10, -5]));
  const there = forward(pieces, 'M');
  const back = backward(pieces, 'M');
  expect(back[0]).toEqual({ op: 'M', ...pieces.at(-1)?.to });
  expect(back.at(-1)).toMatchObject({ op: 'C', ...pieces[0]?.from });
  expect(back).toHaveLength(there.length);
});
