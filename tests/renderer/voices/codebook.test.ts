import { expect, test } from 'vitest';
import {
  countWithChildren,
  moveByDrop,
  moveByKey,
} from '../../../renderer/features/voices/codebook/code-moves.ts';
import { buildCodebook, parentPath } from '../../../renderer/features/voices/coding/codebook.ts';
import type { Code } from '../../../shared/voices/model.ts';

function code(id: number, parentId: number | null, position: number, more: Partial<Code> = {}): Code {
  const texts = { description: '', whenToUse: '', whenNot: '' };
  return {
    id,
    rev: 1,
    parentId,
    name: `c${id}`,
    colour: 0,
    ...texts,
    pin: null,
    position,
    codings: 1,
    sources: 1,
    ...more,
  };
}

// 1 (2, 3 (5)), 4
const book = buildCodebook([
  code(4, null, 2),
  code(1, null, 1),
  code(3, 1, 2, { pin: 2 }),
  code(2, 1, 1),
  code(5, 3, 1),
]);

test('codes stand in their tree, in their order; pins and paths are found', () => {
  expect(book.flat.map(({ id }) => id)).toEqual([1, 2, 3, 5, 4]);
  expect(book.pins.get(2)?.id).toBe(3);
  expect(parentPath(book, 5)).toBe('c1 › c3');
  expect(countWithChildren(book, 1)).toEqual({ codes: 4, codings: 4 });
});

test('a code whose parent is missing stands at the top', () => {
  expect(buildCodebook([code(9, 77, 1)]).roots.map((node) => node.code.id)).toEqual([9]);
});

test.each([
  [3, 'ArrowUp', { id: 3, parentId: 1, beforeId: 2 }],
  [2, 'ArrowDown', { id: 2, parentId: 1, beforeId: null }],
  [3, 'ArrowRight', { id: 3, parentId: 2, beforeId: null }],
  [5, 'ArrowLeft', { id: 5, parentId: 1, beforeId: null }],
  [2, 'ArrowLeft', { id: 2, parentId: null, beforeId: 4 }],
  [1, 'ArrowUp', null],
  [1, 'ArrowLeft', null],
  [2, 'ArrowRight', null],
  [4, 'ArrowDown', null],
])('Alt and an arrow: code %i with %s', (id, key, expected) => {
  expect(moveByKey(book, id, key)).toEqual(expected);
});

test('dropping on, before and after; never under itself', () => {
  expect(moveByDrop(book, 4, 3, 'on')).toEqual({ id: 4, parentId: 3, beforeId: null });
  expect(moveByDrop(book, 4, 2, 'before')).toEqual({ id: 4, parentId: 1, beforeId: 2 });
  expect(moveByDrop(book, 4, 2, 'after')).toEqual({ id: 4, parentId: 1, beforeId: 3 });
  expect(moveByDrop(book, 1, 5, 'on')).toBeNull();
  expect(moveByDrop(book, 1, 1, 'before')).toBeNull();
});
