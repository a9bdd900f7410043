import { ChangeSet } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CodingSpan } from '../../../renderer/features/voices/reader/coding-spans.ts';
import {
  besideCoding,
  codingsTouching,
  findCoding,
  mapCodings,
  noCodings,
  placeCodings,
  withCoding,
  withoutCoding,
} from '../../../renderer/features/voices/reader/placed-codings.ts';

const look = { colour: 1, name: 'Waiting', initials: '', isPlaced: false, isRated: false };
const span = (id: number, from: number, to: number): CodingSpan => ({ id, from, to, ...look });
const spansOf = fc
  .array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 60 })), { maxLength: 40 })
  .map((list) => list.map(([from, length], at) => span(at + 1, from, from + length)));

test('what touches a stretch is found as a look at every coding finds it, also after adding and taking away', () => {
  fc.assert(
    fc.property(spansOf, fc.nat(200), fc.nat(80), fc.nat(45), (spans, from, length, gone) => {
      const [extra, ...rest] = spans;
      if (!extra) return;
      const placed = withoutCoding(withCoding(placeCodings(noCodings, rest), extra), gone);
      const wanted = spans
        .filter((one) => one.id !== gone && one.from <= from + length && one.to >= from)
        .map(({ id }) => id)
        .toSorted((a, b) => a - b);
      const found = codingsTouching(placed, from, from + length).map((one) => one.span.id);
      expect(found.toSorted((a, b) => a - b)).toEqual(wanted);
    }),
  );
});

test('codings that overlap never share a lane, however they came', () => {
  fc.assert(
    fc.property(spansOf, (spans) => {
      const half = placeCodings(noCodings, spans.slice(0, spans.length / 2));
      const placed = placeCodings(half, spans);
      const all = codingsTouching(placed, 0, 1000);
      for (const one of all)
        for (const other of all)
          if (one.span.id < other.span.id && one.from < other.to && other.from < one.to)
            expect(one.lane).not.toBe(other.lane);
      expect(placed.lanes).toBe(all.reduce((most, { lane }) => Math.max(most, lane + 1), 0));
    }),
  );
});

test('a coding keeps its lane when others come and go', () => {
  const before = placeCodings(noCodings, [span(1, 0, 50), span(2, 10, 60)]);
  const after = placeCodings(before, [span(2, 10, 60), span(3, 20, 30)]);
  expect(findCoding(after, 2)?.lane).toBe(findCoding(before, 2)?.lane);
});

test('edits move codings; one that lost its words is not found any more', () => {
  const placed = placeCodings(noCodings, [span(1, 2, 5), span(2, 6, 9)]);
  const moved = mapCodings(
    placed,
    ChangeSet.of(
      [
        { from: 2, to: 5 },
        { from: 6, insert: 'xy' },
      ],
      10,
    ),
  );
  expect(findCoding(moved, 1)).toBeNull();
  expect(findCoding(moved, 2)).toMatchObject({ from: 5, to: 8 });
});

test('steps go through the codings in the order of the text, from the cursor or from the picked one', () => {
  const placed = placeCodings(noCodings, [span(1, 10, 20), span(2, 10, 30), span(3, 40, 50)]);
  const beside = (picked: number | null, head: number, by: 1 | -1) =>
    besideCoding(placed, picked, head, by)?.span.id;
  expect(beside(null, 0, 1)).toBe(2);
  expect(beside(2, 0, 1)).toBe(1);
  expect(beside(1, 0, 1)).toBe(3);
  expect(beside(3, 0, 1)).toBeUndefined();
  expect(beside(null, 40, -1)).toBe(1);
  expect(beside(null, 41, -1)).toBe(3);
});
