import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Laned, labelLayout, laneLayout } from '../../../renderer/features/voices/reader/lane-layout.ts';

const coding = (id: number, start: number, end: number): Laned => ({ id, start, end });

test('codings apart share a lane; overlapping ones stand side by side, the longer nearer the text', () => {
  const { laneOf, count } = laneLayout([
    coding(1, 0, 10),
    coding(2, 0, 20),
    coding(3, 20, 30),
    coding(4, 5, 25),
  ]);
  expect(laneOf.get(2)).toBe(0);
  expect(laneOf.get(1)).toBe(1);
  expect(laneOf.get(4)).toBe(2);
  expect(laneOf.get(3)).toBe(0);
  expect(count).toBe(3);
});

test('bars that end and start on the same line do not touch', () => {
  expect(laneLayout([coding(1, 0, 10), coding(2, 12, 30)], 72).count).toBe(2);
  expect(laneLayout([coding(1, 0, 10), coding(2, 82, 90)], 72).count).toBe(1);
});

test('no two codings that overlap share a lane, and no more lanes are used than overlap somewhere', () => {
  const lists = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 60 })), { maxLength: 60 });
  fc.assert(
    fc.property(lists, (list) => {
      const codings = list.map(([start, length], id) => coding(id, start, start + length));
      const { laneOf, count } = laneLayout(codings);
      let deepest = 0;
      for (const one of codings) {
        const here = codings.filter((other) => other.start <= one.start && other.end > one.start);
        deepest = Math.max(deepest, here.length);
        for (const other of codings) {
          const overlaps = one.id !== other.id && one.start < other.end && other.start < one.end;
          if (overlaps) expect(laneOf.get(one.id)).not.toBe(laneOf.get(other.id));
        }
      }
      expect(count).toBe(deepest);
    }),
  );
});

test('twenty thousand codings over each other each have a lane', () => {
  const codings = Array.from({ length: 20_000 }, (_, id) => coding(id, id, 1_000_000 - id));
  const { laneOf, count } = laneLayout(codings);
  expect(count).toBe(20_000);
  expect(new Set(laneOf.values()).size).toBe(20_000);
});

test('labels stand at the top of their bars, below each other where they would overlap', () => {
  const places = labelLayout(
    [
      { id: 1, top: 100, bottom: 200 },
      { id: 2, top: 100, bottom: 140 },
      { id: 3, top: 300, bottom: 320 },
    ],
    { height: 18 },
  ).tops;
  expect([...places]).toEqual([
    [1, 100],
    [2, 118],
    [3, 300],
  ]);
});

test('the label of a bar that began above the window stays in sight while the bar is', () => {
  expect(labelLayout([{ id: 1, top: 0, bottom: 900 }], { height: 18, from: 400 }).tops.get(1)).toBe(400);
  expect(labelLayout([{ id: 1, top: 0, bottom: 410 }], { height: 18, from: 400 }).tops.get(1)).toBe(392);
  expect(labelLayout([{ id: 1, top: 0, bottom: 300 }], { height: 18, from: 400 }).tops.get(1)).toBe(0);
});

test('names that would stand too far from their bars fold, the picked one never', () => {
  const labels = Array.from({ length: 12 }, (_, at) => ({ id: at + 1, top: 100, bottom: 140 }));
  const later = { id: 20, top: 200, bottom: 220 };
  const { tops, folds } = labelLayout([...labels, later], { height: 10, mostDrop: 40, first: 12 });
  expect([...tops]).toEqual([
    [12, 100],
    [1, 110],
    [2, 120],
    [3, 130],
    [4, 140],
    [20, 200],
  ]);
  expect(folds).toEqual([{ top: 150, ids: [5, 6, 7, 8, 9, 10, 11] }]);
});
