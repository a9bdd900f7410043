import { expect, test } from 'vitest';
import type { CodingSpan } from '../../../renderer/features/voices/reader/coding-spans.ts';
import { Unsettled } from '../../../renderer/features/voices/reader/unsettled.ts';

const look = { colour: 1, name: 'Waiting', initials: '', isPlaced: false, isRated: false };
const span = (id: number, from: number, to: number): CodingSpan => ({ id, from, to, ...look });
const nothing = () => undefined;
const known = (id: number, rev: number) => (asked: number) => (asked === id ? rev : undefined);

test('a coding drawn ahead of the store is shown until the store has it', () => {
  const unsettled = new Unsettled();
  const drawn = unsettled.draw({ ...look, from: 4, to: 8 });
  expect(drawn.id).toBeLessThan(0);
  expect(unsettled.over([], nothing)).toEqual([drawn]);
  unsettled.stored(drawn.id, 7);
  expect(unsettled.over([span(7, 4, 8)], known(7, 3))).toEqual([span(7, 4, 8)]);
  expect(unsettled.isEmpty).toBe(true);
});

test('one that was refused goes; one undone before the store answered does not stay for ever', () => {
  const unsettled = new Unsettled();
  const refused = unsettled.draw({ ...look, from: 0, to: 2 });
  unsettled.drop(refused.id);
  expect(unsettled.over([], nothing)).toEqual([]);
  const undone = unsettled.draw({ ...look, from: 4, to: 8 });
  unsettled.stored(undone.id, 7);
  expect(unsettled.over([], nothing)).toEqual([undone]);
  expect(unsettled.over([], nothing)).toEqual([]);
});

test('a moved end stays moved until the store’s revision has it; further moves are not undone by it', () => {
  const unsettled = new Unsettled();
  unsettled.move(7, 4, 10);
  expect(unsettled.over([span(7, 4, 8)], known(7, 3))).toEqual([span(7, 4, 10)]);
  unsettled.move(7, 4, 12);
  unsettled.movedTo(7, 4, 10, 5);
  expect(unsettled.over([span(7, 4, 10)], known(7, 5))).toEqual([span(7, 4, 12)]);
  unsettled.movedTo(7, 4, 12, 6);
  expect(unsettled.over([span(7, 4, 10)], known(7, 5))).toEqual([span(7, 4, 12)]);
  expect(unsettled.over([span(7, 4, 12)], known(7, 6))).toEqual([span(7, 4, 12)]);
  expect(unsettled.isEmpty).toBe(true);
});
