import { expect, test } from 'vitest';
import { rank } from '../../../renderer/features/voices/coding/match.ts';
import {
  amountOf,
  inVivoName,
  ratingText,
  shortQuote,
} from '../../../renderer/features/voices/coding/words.ts';

const codes = [
  { value: 'Waiting', name: 'Waiting', context: 'Service' },
  { value: 'No reason', name: 'No reason given', context: 'Being told' },
  { value: 'Await', name: 'Await reply', context: '' },
  { value: 'Café', name: 'Café visits', context: '' },
];
const found = (query: string): readonly string[] => rank(codes, query, 10);

test('the beginning of a name counts more than its middle', () => {
  expect(found('wait')).toEqual(['Waiting', 'Await']);
});

test('several words in any order, without accents, and letters scattered through the name', () => {
  expect(found('given no')).toEqual(['No reason']);
  expect(found('cafe')).toEqual(['Café']);
  expect(found('wtg')).toEqual(['Waiting']);
});

test('the path finds too, but not by scattered letters', () => {
  expect(found('service')).toEqual(['Waiting']);
  expect(found('bgtd')).toEqual([]);
});

test('signs with a meaning in patterns are only signs', () => {
  expect(found('a+b(')).toEqual([]);
});

test('nothing typed: used lately first, then as they stand', () => {
  const used = codes.map((entry, index) => ({ ...entry, recency: index === 2 ? 0 : undefined }));
  expect(rank(used, '', 10)).toEqual(['Await', 'Waiting', 'No reason', 'Café']);
});

test('a text in words, a quote cut short, the name of an in-vivo code', () => {
  expect(amountOf('He came late, didn’t he?')).toBe('5 words');
  expect(amountOf('…')).toBe('1 character');
  expect(shortQuote('a  b\nc', 80)).toBe('a b c');
  expect(shortQuote('😀'.repeat(10), 4)).toBe('😀😀😀…');
  expect(inVivoName('  “a black hole”, ')).toBe('a black hole');
  expect(inVivoName(' … ')).toBe('');
});

test('a rating reads as a sentence', () => {
  expect(ratingText({ kind: 'direct', direct: -1, importance: null })).toBe('Worse than expected');
  const scale = { min: 0, max: 10, expectation: 9, experience: 3, importance: 1 };
  expect(ratingText({ kind: 'subtracted', ...scale })).toBe('Expected 9, experienced 3 (0–10); decides');
});

test('letters scattered through a name are an answer only where they may be', () => {
  const found = (mayScatter: boolean) => rank(codes, 'wtg', 10, mayScatter);
  expect(found(true)).toContain('Waiting');
  expect(found(false)).toEqual([]);
});
