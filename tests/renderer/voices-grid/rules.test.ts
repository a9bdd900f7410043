import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allColumns,
  isColumnSettings,
  isShown,
  nextSort,
  noSettings,
  widthOf,
} from '../../../renderer/features/voices/grid/columns.ts';
import { type Cursor, cursorAfterKey, idsBetween } from '../../../renderer/features/voices/grid/cursor.ts';
import {
  chipsOfFilter,
  type FilterNames,
  filterFromAddress,
  filterToAddress,
} from '../../../renderer/features/voices/grid/filter-words.ts';
import { chipsOf, segmentsOf } from '../../../renderer/features/voices/grid/segments.ts';
import { extendBy, selectionAfterKey } from '../../../renderer/features/voices/grid/text-selection.ts';
import { windowAround } from '../../../renderer/features/voices/grid/use-grid-rows.ts';
import type { AttributeColumn, Coding, SourceFilter } from '../../../shared/voices/model.ts';

const attribute = (id: number, kind: AttributeColumn['kind']): AttributeColumn => ({
  id,
  name: `A${id}`,
  kind,
  min: null,
  max: null,
});
const coding = (id: number, start: number, end: number, over: Partial<Coding> = {}): Coding => ({
  id,
  rev: 1,
  sourceId: 1,
  codeId: id,
  coderId: 1,
  start,
  end,
  touchpointId: null,
  rating: null,
  ...over,
});

describe('columns', () => {
  const all = allColumns([attribute(1, 'text'), attribute(2, 'score'), attribute(3, 'question')]);

  test('scores stand before other attributes; questions are no columns', () => {
    expect(all.map(({ id }) => id).slice(-2)).toEqual(['a2', 'a1']);
  });
  test('the answer is always shown, others as chosen', () => {
    const settings = { shown: { text: false, a1: false, length: true }, widths: {} };
    const shown = all.filter((column) => isShown(column, all, settings)).map(({ id }) => id);
    expect(shown).toEqual(['text', 'codes', 'participant', 'touchpoint', 'date', 'length', 'a2']);
  });
  test('of many attributes only the first few are shown until chosen', () => {
    const many = allColumns(Array.from({ length: 30 }, (_, i) => attribute(i + 1, 'text')));
    expect(many.filter((column) => column.attribute && isShown(column, many, noSettings))).toHaveLength(4);
  });
  test('widths stay within reach', () => {
    const [text] = all;
    if (!text) throw new Error('no column');
    expect(widthOf(text, { shown: {}, widths: { text: 5 } })).toBe(64);
    expect(widthOf(text, { shown: {}, widths: { text: 9000 } })).toBe(1200);
  });
  test.each([null, 3, {}, { shown: {}, widths: { a: 'x' } }])('%j are no settings', (value) => {
    expect(isColumnSettings(value)).toBe(false);
  });
  test('a header sorts upwards, downwards, then not at all', () => {
    const by = { attributeId: 4 };
    const first = nextSort({ by: 'order', direction: 'ascending' }, by);
    const second = nextSort(first, by);
    expect([first, second, nextSort(second, by)]).toEqual([
      { by, direction: 'ascending' },
      { by, direction: 'descending' },
      { by: 'order', direction: 'ascending' },
    ]);
  });
});

describe('cursor', () => {
  const size = { rows: 100, columns: 5, page: 10 };
  const press = (key: string, over: Partial<Parameters<typeof cursorAfterKey>[0]> = {}) => ({
    key,
    shiftKey: false,
    isMod: false,
    altKey: false,
    ...over,
  });
  const at = (row: number, column = 2): Cursor => ({ row, column });

  test.each([
    ['ArrowDown', at(3), at(4)],
    ['ArrowDown', at(99), at(99)],
    ['ArrowUp', at(0), at(-1)],
    ['ArrowUp', at(-1), at(-1)],
    ['PageDown', at(95), at(99)],
    ['PageUp', at(4), at(0)],
    ['ArrowLeft', at(3, 0), at(3, 0)],
    ['ArrowRight', at(3, 4), at(3, 4)],
    ['Home', at(3), at(3, 0)],
    ['End', at(3), at(3, 4)],
  ])('%s from %j', (key, from, to) => {
    expect(cursorAfterKey(press(key), from, size)).toEqual(to);
  });
  test('Ctrl with Home and End goes to the corners', () => {
    expect(cursorAfterKey(press('Home', { isMod: true }), at(50), size)).toEqual(at(0, 0));
    expect(cursorAfterKey(press('End', { isMod: true }), at(50), size)).toEqual(at(99, 4));
  });
  test('other keys are left alone', () => {
    expect(cursorAfterKey(press('c'), at(1), size)).toBeNull();
    expect(cursorAfterKey(press('ArrowLeft', { altKey: true }), at(1), size)).toBeNull();
  });
  test('a selection reaches from its beginning either way', () => {
    expect([...idsBetween([5, 6, 7, 8], 2, 1)]).toEqual([6, 7]);
    expect([...idsBetween([5, 6, 7, 8], 0, 3)]).toEqual([5, 6, 7, 8]);
  });
});

describe('rows asked for', () => {
  test('are the same while the list moves a little', () => {
    expect(windowAround(110, 130, 50_000)).toEqual(windowAround(120, 140, 50_000));
  });
  test('never are more than a request takes, and hold all in sight', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(120), fc.nat(100_000), (first, height, count) => {
        const last = Math.min(first + height, Math.max(0, count - 1));
        const { first: from, last: to } = windowAround(Math.min(first, last), last, count);
        expect(to - from).toBeLessThanOrEqual(300);
        if (count > 0) {
          expect(from).toBeLessThanOrEqual(Math.min(first, last));
          expect(to).toBeGreaterThan(last);
        }
      }),
    );
  });
});

describe('coded stretches', () => {
  test('are cut where a coding begins or ends, and overlaps name both', () => {
    const found = segmentsOf('one two three', [coding(1, 0, 7), coding(2, 4, 13)]);
    expect(found.map(({ text, codings }) => [text, codings.map(({ id }) => id)])).toEqual([
      ['one ', [1]],
      ['two', [1, 2]],
      [' three', [2]],
    ]);
  });
  test('count code points, not units', () => {
    const found = segmentsOf('🙂🙂 late', [coding(1, 3, 7)]);
    expect(found.map(({ text }) => text)).toEqual(['🙂🙂 ', 'late']);
  });
  test('of the whole answer colour no words', () => {
    expect(segmentsOf('all of it', [coding(1, 0, 9)], null, 9)[0]?.codings).toEqual([]);
  });
  test('put together are the text, whatever the codings', () => {
    const range = fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.array(range, { maxLength: 6 }),
        (text, ranges) => {
          const codings = ranges.map(([start, end], at) => coding(at + 1, start, end));
          const found = segmentsOf(text, codings, { from: 0, to: Math.min(3, text.length) });
          expect(found.map((segment) => segment.text).join('')).toBe(text);
        },
      ),
    );
  });
  test('a code is one chip, the own ones first', () => {
    const chips = chipsOf(
      [
        coding(1, 0, 2, { codeId: 7, coderId: 2 }),
        coding(2, 0, 2, { codeId: 8 }),
        coding(3, 4, 6, { codeId: 8 }),
      ],
      1,
    );
    expect(chips.map(({ codeId, count, isOwn }) => [codeId, count, isOwn])).toEqual([
      [8, 2, true],
      [7, 1, false],
    ]);
  });
});

describe('filter', () => {
  const names: FilterNames = {
    question: (id) => `Question ${id}`,
    wave: () => undefined,
    study: () => 'Study',
    touchpoint: () => 'Billing',
    code: () => 'Waiting',
    importFile: () => 'a.csv',
    attribute: () => 'Region',
  };
  const filter: SourceFilter = {
    text: ' late ',
    questionId: 3,
    waveId: 4,
    coded: false,
    attributes: [
      { attributeId: 1, op: 'is-not', value: 'North' },
      { attributeId: 1, op: 'filled' },
    ],
  };
  test('every condition is a chip in words, and each can be removed alone', () => {
    const chips = chipsOfFilter(filter, names);
    expect(chips.map(({ text }) => text)).toEqual([
      'Words: late',
      'Question: Question 3',
      'Wave: …',
      'Not coded',
      'Region is not North',
      'Region is filled',
    ]);
    expect(chips[3]?.without).not.toHaveProperty('coded');
    expect(chips[4]?.without.attributes).toEqual([{ attributeId: 1, op: 'filled' }]);
    const last = chipsOfFilter(chips[4]?.without ?? {}, names).at(-1);
    expect(last?.without).not.toHaveProperty('attributes');
  });
  test('goes into the address and comes back the same', () => {
    expect(filterFromAddress(filterToAddress(filter))).toEqual(filter);
    expect(filterToAddress({})).toBeNull();
  });
  test.each(['', 'x', '{"touchpointId":"1"}', '{"drop":1}', '[1]'])(
    '%j in an address asks for nothing',
    (text) => {
      expect(filterFromAddress(text)).toEqual({});
    },
  );
});

describe('selecting words', () => {
  const text = 'The engineer came late. Nobody called 🙂.';
  const key = (name: string, over: Partial<Parameters<typeof selectionAfterKey>[2]> = {}) => ({
    key: name,
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    ...over,
  });
  const none = () => undefined;
  const from = (anchor: number, head = anchor) => ({ anchor, head });

  test('Shift with Ctrl takes word after word', () => {
    const word = key('ArrowRight', { shiftKey: true, ctrlKey: true });
    const one = selectionAfterKey(text, from(0), word, none);
    const two = one && selectionAfterKey(text, one, word, none);
    expect([one, two]).toEqual([from(0, 3), from(0, 12)]);
  });
  test('an arrow steps over an emoji at once', () => {
    const smile = text.indexOf('🙂');
    expect(selectionAfterKey(text, from(smile), key('ArrowRight'), none)).toEqual(from(smile + 2));
    expect(selectionAfterKey(text, from(smile + 2), key('ArrowLeft'), none)).toEqual(from(smile));
  });
  test('an arrow without Shift collapses the selection to its side', () => {
    expect(selectionAfterKey(text, from(4, 12), key('ArrowLeft'), none)).toEqual(from(4));
    expect(selectionAfterKey(text, from(4, 12), key('ArrowRight'), none)).toEqual(from(12));
  });
  test('up and down follow the lines on screen where they are known', () => {
    expect(selectionAfterKey(text, from(2), key('ArrowDown'), () => 26)).toEqual(from(26));
    expect(selectionAfterKey(text, from(2), key('ArrowDown', { shiftKey: true }), none)).toEqual(from(2, 23));
  });
  test('S takes the sentence, then the next one', () => {
    const first = extendBy(text, from(5), 'sentence', 1);
    expect(first).toEqual(from(0, 23));
    expect(extendBy(text, first, 'sentence', 1).head).toBe(text.length);
  });
  test('letters are not its business', () => {
    expect(selectionAfterKey(text, from(0), key('c'), none)).toBeNull();
  });
});
