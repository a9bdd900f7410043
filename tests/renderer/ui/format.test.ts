import { expect, test } from 'vitest';
import { countOf, formatAgo, formatIsoDate, formatSigned } from '../../../renderer/ui/format.ts';
import { gapDirection } from '../../../renderer/ui/gap-mark.tsx';
import { keyNames, shortcutText } from '../../../renderer/ui/kbd.tsx';
import { indexAfterKey } from '../../../renderer/ui/virtual-list.tsx';

test.each([
  [1, '1 study'],
  [0, '0 studies'],
  [12, '12 studies'],
])('%d is counted as %s', (count, expected) => {
  expect(countOf(count, 'study', 'studies')).toBe(expected);
});

test.each([
  [-1.44, '\u22121.4'],
  [0.75, '+0.8'],
  [-0.01, '0.0'],
])('the gap %d shows as %s', (gap, expected) => {
  expect(formatSigned(gap)).toBe(expected);
});

test('a gap that is shown as 0.0 is drawn as “as expected”', () => {
  expect([-0.04, 0, 0.04].map(gapDirection)).toEqual(['as', 'as', 'as']);
  expect([-0.06, 0.06].map(gapDirection)).toEqual(['worse', 'better']);
});

test('how long ago: to the minute, the hour, the day', () => {
  const now = Date.UTC(2026, 2, 9, 12);
  const ago = (ms: number) => formatAgo(now - ms, now);
  expect([0, 61_000, 2 * 3_600_000, 86_400_000].map(ago)).toEqual([
    'just now',
    '1 minute ago',
    '2 hours ago',
    'yesterday',
  ]);
});

test('a calendar date has no time zone, and what is none is left as it is', () => {
  expect(formatIsoDate('2026-03-09')).toContain('9');
  expect(formatIsoDate('spring')).toBe('spring');
});

test('keys carry the names of the keyboard', () => {
  expect(shortcutText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
  expect(shortcutText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
  expect(keyNames('Mod++', false)).toEqual(['Ctrl', '+']);
});

test.each([
  ['ArrowDown', 4, 5],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['PageDown', 4, 8],
  ['Home', 4, 0],
  ['End', 4, 9],
  ['x', 4, null],
])('%s leads from row %d to %s', (key, from, to) => {
  expect(indexAfterKey(key, from, 10, 4)).toBe(to);
});
