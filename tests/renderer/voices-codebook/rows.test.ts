import { expect, test } from 'vitest';
import { eventWords } from '../../../renderer/features/voices/codebook/code-history.tsx';
import { movesByDrop } from '../../../renderer/features/voices/codebook/code-moves.ts';
import { movedWords } from '../../../renderer/features/voices/codebook/merge-dialog.tsx';
import { type RowsShown, treeRows } from '../../../renderer/features/voices/codebook/tree-rows.ts';
import { buildCodebook } from '../../../renderer/features/voices/coding/codebook.ts';
import type { TreeNode } from '../../../renderer/ui/tree.tsx';
import type { Code } from '../../../shared/voices/model.ts';

function code(id: number, parentId: number | null, position: number, name: string): Code {
  const texts = { description: '', whenToUse: '', whenNot: '' };
  return { id, rev: 1, parentId, name, colour: 0, ...texts, pin: null, position, codings: 0, sources: 0 };
}

// Waiting (Phone (Queue), Post), Émotion (Anger)
const book = buildCodebook([
  code(1, null, 1, 'Waiting'),
  code(2, 1, 1, 'Phone'),
  code(3, 2, 1, 'Queue'),
  code(4, 1, 2, 'Post'),
  code(5, null, 2, 'Émotion'),
  code(6, 5, 1, 'Anger'),
]);

function shown(nodes: readonly TreeNode<number>[]): string {
  return nodes
    .map(({ text, children }) => (children.length > 0 ? `${text}(${shown(children)})` : text))
    .join(' ');
}

const rows = (options: Partial<RowsShown>): string =>
  shown(treeRows(book, { words: '', order: 'own', only: null, countOf: () => 0, ...options }));

test('the filter keeps what matches, with all above and below it; accents and case do not count', () => {
  expect(rows({})).toBe('Waiting(Phone(Queue) Post) Émotion(Anger)');
  expect(rows({ words: 'emo' })).toBe('Émotion(Anger)');
  expect(rows({ words: 'phone' })).toBe('Waiting(Phone(Queue))');
  expect(rows({ words: 'QUEUE' })).toBe('Waiting(Phone(Queue))');
  expect(rows({ words: 'xyz' })).toBe('');
});

test('a set shows its codes alone, under what they stand under; orders hold among siblings', () => {
  expect(rows({ only: new Set([4, 6]) })).toBe('Waiting(Post) Émotion(Anger)');
  expect(rows({ only: new Set([1]) })).toBe('Waiting');
  expect(rows({ only: new Set([4]), words: 'wait' })).toBe('Waiting(Post)');
  expect(rows({ order: 'name' })).toBe('Émotion(Anger) Waiting(Phone(Queue) Post)');
  expect(rows({ order: 'count', countOf: (id) => id })).toBe('Émotion(Anger) Waiting(Post Phone(Queue))');
});

test('several codes dropped come to one place, never under one of themselves', () => {
  expect(movesByDrop(book, [2, 4], 5, 'on')).toEqual({ parentId: 5, beforeId: null });
  expect(movesByDrop(book, [5], 1, 'before')).toEqual({ parentId: null, beforeId: 1 });
  expect(movesByDrop(book, [6], 2, 'after')).toEqual({ parentId: 1, beforeId: 4 });
  // What is dragged itself is no place to stand before.
  expect(movesByDrop(book, [4, 6], 2, 'after')).toEqual({ parentId: 1, beforeId: null });
  expect(movesByDrop(book, [6, 1], 3, 'on')).toBeNull();
  expect(movesByDrop(book, [1], 1, 'after')).toBeNull();
  expect(movesByDrop(book, [1], 99, 'on')).toBeNull();
});

test('what happened and what will is said in words', () => {
  const event = { id: 1, at: 0, coder: 'Ada' };
  expect(eventWords({ ...event, kind: 'moved', detail: { from: '', to: 'Waiting › Phone' } })).toBe(
    'Moved from the top to “Waiting › Phone”',
  );
  expect(eventWords({ ...event, kind: 'recoloured', detail: { of: 'Delay', from: '0', to: '2' } })).toBe(
    '“Delay”, now part of this code: Colour changed from blue to green',
  );
  expect(eventWords({ ...event, kind: 'split', detail: { to: 'Post', codings: 1 } })).toBe(
    '1 coding split off to “Post”',
  );
  expect(movedWords({ codings: 3, joined: 1, dropped: 0 })).toBe(
    '3 codings move; 1 coding that overlaps becomes part of another',
  );
  expect(movedWords({ codings: 0, joined: 0, dropped: 0 })).toBe('no codings move');
});
