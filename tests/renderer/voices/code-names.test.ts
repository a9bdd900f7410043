import { describe, expect, test } from 'vitest';
import { buildCodebook } from '../../../renderer/features/voices/coding/codebook.ts';
import { hasSameNames } from '../../../renderer/features/voices/coding/use-codes.ts';
import type { Code } from '../../../shared/voices/model.ts';

const code = (id: number, fields: Partial<Code> = {}): Code => ({
  id,
  rev: 1,
  parentId: null,
  name: `Code ${id}`,
  colour: 3,
  description: '',
  whenToUse: '',
  whenNot: '',
  pin: null,
  position: id,
  codings: 4,
  sources: 2,
  ...fields,
});
const book = (...changed: readonly Code[]) => buildCodebook([code(1), ...changed, code(3)]);

describe('whether rows that show names must be drawn again', () => {
  test('not for new counts', () => {
    expect(hasSameNames(book(code(2)), book(code(2, { codings: 5, sources: 3 })))).toBe(true);
  });

  test.each<[string, Partial<Code>]>([
    ['name', { name: 'Waiting' }],
    ['colour', { colour: 4 }],
    ['place in the tree', { parentId: 1 }],
    ['pin', { pin: 1 }],
    ['definition', { description: 'Time spent on hold' }],
    ['order', { position: 9 }],
    ['revision', { rev: 2 }],
  ])('for another %s', (_, change) => {
    expect(hasSameNames(book(code(2)), book(code(2, change)))).toBe(false);
  });

  test('for a code that came or went', () => {
    expect(hasSameNames(book(), book(code(2)))).toBe(false);
    expect(hasSameNames(book(code(2)), book())).toBe(false);
  });
});
