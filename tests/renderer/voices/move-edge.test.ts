import { Text } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EdgeStep, movedEdge } from '../../../renderer/features/voices/reader/move-edge.ts';

const words = 'He came late, nobody rang.';
const move = (text: string, from: number, to: number, step: EdgeStep): string => {
  const moved = movedEdge(Text.of(text.split('\n')), { from, to }, step);
  return text.slice(moved.from, moved.to);
};

test.each([
  ['end', 'word', 1, 'came late'],
  ['start', 'word', -1, 'He came'],
  ['end', 'character', 1, 'came '],
  ['end', 'character', -1, 'cam'],
  ['start', 'character', 1, 'ame'],
  ['start', 'character', -1, ' came'],
] as const)('the %s by a %s (%i) of “came” makes it “%s”', (edge, by, direction, wanted) => {
  expect(move(words, 3, 7, { edge, by, direction })).toBe(wanted);
});

test('words are taken back from either end', () => {
  expect(move(words, 3, 12, { edge: 'end', by: 'word', direction: -1 })).toBe('came');
  expect(move(words, 3, 12, { edge: 'start', by: 'word', direction: 1 })).toBe('late');
});

test('an emoji and a letter with its accent are one character', () => {
  expect(move('a👩‍👩‍👧b', 0, 1, { edge: 'end', by: 'character', direction: 1 })).toBe('a👩‍👩‍👧');
  expect(move('ae\u0301b', 0, 3, { edge: 'end', by: 'character', direction: -1 })).toBe('a');
});

test('something is always left, inside the text', () => {
  const steps = fc.record<EdgeStep>({
    edge: fc.constantFrom('start' as const, 'end' as const),
    by: fc.constantFrom('word' as const, 'character' as const),
    direction: fc.constantFrom(1 as const, -1 as const),
  });
  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(texts, fc.array(steps, { maxLength: 12 }), fc.nat(), fc.nat(), (text, list, a, b) => {
      const doc = Text.of(text.split('\n'));
      const from = a % doc.length;
      let range = { from, to: from + 1 + (b % (doc.length - from)) };
      for (const step of list) {
        range = movedEdge(doc, range, step);
        expect(range.from).toBeGreaterThanOrEqual(0);
        expect(range.to).toBeGreaterThan(range.from);
        expect(range.to).toBeLessThanOrEqual(doc.length);
      }
    }),
  );
});
