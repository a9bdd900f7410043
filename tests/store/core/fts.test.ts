import { expect, test } from 'vitest';
import { ftsQuery } from '../../../electron/store/core/fts.ts';

test.each([
  ['late engineer', '"late" * "engineer" *'],
  ['  a  bill ', '"a" "bill" *'],
  ['say "no" OR', '"say" * """no""" * "OR" *'],
  ["don't 😀 -", '"don\'t" *'],
  ['\u0000one\u0000two', '"one" * "two" *'],
  ['水', '"水" *'],
])('%j becomes words and nothing else', (text, expected) => {
  expect(ftsQuery(text)).toBe(expected);
});

test.each(['', '   ', '"', '***', '😀', '\u0000', '\ud800'])('%j holds nothing to search', (text) => {
  expect(ftsQuery(text)).toBeUndefined();
});
