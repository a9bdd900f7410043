import { Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import {
  type Extension,
  extendSelection,
  type Selected,
  type Stretch,
} from '../../../renderer/features/voices/reader/select-by.ts';

const words = 'He came late. Nobody rang 😀 us! Then, nothing.\nA new line starts here.';
const doc = Text.of(words.split('\n'));
const at = (offset: number): Selected => ({ anchor: offset, head: offset });
const shown = ({ anchor, head }: Selected): string =>
  words.slice(Math.min(anchor, head), Math.max(anchor, head));

function steps(
  from: Selected,
  extension: Extension,
  count: number,
  turns: readonly Stretch[] = [],
): string[] {
  const seen: string[] = [];
  let selected = from;
  for (let step = 0; step < count; step += 1) {
    selected = extendSelection(doc, selected, extension, turns);
    seen.push(shown(selected));
  }
  return seen;
}

test('the first step takes the whole word, each further one the next', () => {
  expect(steps(at(4), { by: 'word', direction: 1 }, 3)).toEqual(['came', 'came late', 'came late. Nobody']);
});

test('backwards the selection grows at its start', () => {
  expect(steps(at(10), { by: 'word', direction: -1 }, 3)).toEqual(['late', 'came late', 'He came late']);
});

test('in white space the next word begins it', () => {
  expect(steps(at(13), { by: 'word', direction: 1 }, 1)).toEqual(['Nobody']);
});

test('a sentence, and the sentences after it', () => {
  expect(steps(at(16), { by: 'sentence', direction: 1 }, 2)).toEqual([
    'Nobody rang 😀 us!',
    'Nobody rang 😀 us! Then, nothing.',
  ]);
});

test('without turns a paragraph is one; once it is selected the next one joins', () => {
  expect(steps(at(3), { by: 'turn' }, 2)).toEqual([words.split('\n')[0], words]);
});

test('a turn is taken whole from anywhere in it', () => {
  const turns = [
    { start: 0, end: 13 },
    { start: 14, end: 32 },
  ];
  expect(steps(at(20), { by: 'turn' }, 1, turns)).toEqual(['Nobody rang 😀 us!']);
  expect(steps(at(2), { by: 'turn' }, 2, turns)).toEqual([
    'He came late.',
    'He came late. Nobody rang 😀 us!',
  ]);
});

test('at the end of the text nothing more is taken', () => {
  const end = words.length;
  expect(steps({ anchor: end - 5, head: end }, { by: 'word', direction: 1 }, 1)).toEqual([
    words.slice(end - 5),
  ]);
});
