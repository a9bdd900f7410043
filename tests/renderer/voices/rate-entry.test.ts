import { expect, test } from 'vitest';
import {
  entryOf,
  isFull,
  numberOn,
  type RateEntry,
  rateKey,
  ratingOf,
} from '../../../renderer/features/voices/coding/rate-entry.ts';
import type { Rating } from '../../../shared/util/rating.ts';

const ten = { min: 0, max: 10 };

/** The entry after keys pressed outside a number field. */
function press(entry: RateEntry, keys: string): RateEntry {
  let now = entry;
  for (const key of keys) {
    const meaning = rateKey(now, key, false);
    if (meaning?.type === 'change') now = meaning.entry;
  }
  return now;
}

test('W and 4: worse than expected, and it matters a lot', () => {
  const entry = press(entryOf(null, 'word', ten), 'w4');
  expect(ratingOf(entry)).toEqual({ ok: true, rating: { kind: 'direct', direct: -1, importance: 0.75 } });
});

test('0 clears the importance; a later letter replaces an earlier one', () => {
  const entry = press(entryOf(null, 'word', ten), 'w4b0');
  expect(ratingOf(entry)).toEqual({ ok: true, rating: { kind: 'direct', direct: 1, importance: null } });
});

test('Enter saves, and digits in a number field are the number', () => {
  const entry = entryOf(null, 'scale', ten);
  expect(rateKey(entry, 'Enter', true)).toEqual({ type: 'save' });
  expect(rateKey(entry, '4', true)).toBeNull();
});

test('numbers must be on the scale', () => {
  expect(numberOn(ten, '7,5')).toBe(7.5);
  expect(numberOn(ten, '11')).toBeNull();
  expect(numberOn(ten, '1e1')).toBeNull();
  expect(numberOn({ min: 1, max: 5 }, '0')).toBeNull();
});

test('the focus moves on only when no other number can begin this way', () => {
  expect(isFull(ten, '1')).toBe(false);
  expect(isFull(ten, '10')).toBe(true);
  expect(isFull(ten, '7')).toBe(true);
  expect(isFull({ min: 1, max: 5 }, '1')).toBe(true);
});

test('what is missing is asked for', () => {
  expect(ratingOf(entryOf(null, 'word', ten))).toMatchObject({ ok: false });
  const half = { ...entryOf(null, 'scale', ten), expected: '9' };
  expect(ratingOf(half)).toEqual({ ok: false, problem: 'What was experienced, from 0 to 10?' });
});

test.each<Rating>([
  { kind: 'direct', direct: 0, importance: 0.25 },
  { kind: 'subtracted', expectation: 9, experience: 2.5, min: 0, max: 10, importance: null },
])('a rating opens as it was saved: %o', (rating) => {
  expect(ratingOf(entryOf(rating, 'word', ten))).toEqual({ ok: true, rating });
});
