import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  conditionFromAddress,
  conditionToAddress,
} from '../../../renderer/features/voices/conditions/address.ts';
import {
  allColumns,
  isColumnSettings,
  isShown,
  nextSorts,
  noSettings,
  ordered,
  widthOf,
  withMoved,
  withStep,
} from '../../../renderer/features/voices/grid/columns.ts';
import { rowsAsTable } from '../../../renderer/features/voices/grid/copy-rows.ts';
import { type Cursor, cursorAfterKey, idsBetween } from '../../../renderer/features/voices/grid/cursor.ts';
import {
  filterToAddress,
  sortsFromAddress,
  sortsToAddress,
  withoutWords,
  withWords,
  wordsIn,
} from '../../../renderer/features/voices/grid/filter-address.ts';
import { headAt, linesOf } from '../../../renderer/features/voices/grid/grid-lines.ts';
import { groupFromAddress, groupToAddress } from '../../../renderer/features/voices/grid/groups.ts';
import { chipsOf, segmentsOf } from '../../../renderer/features/voices/grid/segments.ts';
import { extendBy, selectionAfterKey } from '../../../renderer/features/voices/grid/text-selection.ts';
import { windowAround } from '../../../renderer/features/voices/grid/use-grid-rows.ts';
import type { Condition } from '../../../shared/voices/condition.ts';
import type { AttributeColumn, Coding, GridRow, GridSort } from '../../../shared/voices/model.ts';

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
    const settings = { shown: { text: false, a1: false, length: true }, widths: {}, order: [] };
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
    expect(widthOf(text, { shown: {}, widths: { text: 5 }, order: [] })).toBe(64);
    expect(widthOf(text, { shown: {}, widths: { text: 9000 }, order: [] })).toBe(1200);
  });
  test.each([null, 3, {}, { shown: {}, widths: { a: 'x' } }])('%j are no settings', (value) => {
    expect(isColumnSettings(value)).toBe(false);
  });
  test('a header sorts upwards, downwards, then not at all', () => {
    const by = { attributeId: 4 };
    const first = nextSorts([], by, false);
    const second = nextSorts(first, by, false);
    expect([first, second, nextSorts(second, by, false)]).toEqual([
      [{ by, direction: 'ascending' }],
      [{ by, direction: 'descending' }],
      [],
    ]);
  });
  test('with Shift it sorts beside the others, and turns without disturbing them', () => {
    const by = { attributeId: 4 };
    const date: GridSort = { by: 'date', direction: 'descending' };
    const both = nextSorts([date], by, true);
    expect(both).toEqual([date, { by, direction: 'ascending' }]);
    expect(nextSorts(both, 'date', true)).toEqual([{ by, direction: 'ascending' }]);
    expect(nextSorts(both, by, true)).toEqual([date, { by, direction: 'descending' }]);
    expect(nextSorts(both, 'length', false)).toEqual([{ by: 'length', direction: 'ascending' }]);
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

describe('what is asked, in the address', () => {
  const region: Condition = { test: 'attribute', attributeId: 1, op: 'is', value: 'North' };
  const nested: Condition = { all: [region, { any: [{ test: 'coded', is: false }, { not: region }] }] };

  test('a condition goes in and comes back the same', () => {
    expect(conditionFromAddress(conditionToAddress(nested))).toEqual(nested);
    expect(conditionToAddress(null)).toBeNull();
  });
  test('a simple filter, as deep links write it, is read as the condition it stands for', () => {
    const link = filterToAddress({ codeId: 3, attributes: [{ attributeId: 1, op: 'filled' }] });
    expect(conditionFromAddress(link)).toEqual({
      all: [
        { test: 'code', id: 3, below: true },
        { test: 'attribute', attributeId: 1, op: 'filled' },
      ],
    });
    expect(filterToAddress({})).toBeNull();
  });
  test.each(['', 'x', '{"touchpointId":"1"}', '{"drop":1}', '[1]', '{"not":{"test":"code"}}'])(
    '%j asks for nothing',
    (text) => {
      expect(conditionFromAddress(text)).toBeNull();
      expect(sortsFromAddress(text)).toEqual([]);
      expect(groupFromAddress(text)).toBeNull();
    },
  );
  test('the words of the search field stand beside the rest', () => {
    const both = withWords(nested, 'late');
    expect(wordsIn(both)).toBe('late');
    expect(withoutWords(both)).toEqual(nested);
    expect(withWords(nested, ' ')).toEqual(nested);
    expect(withWords(null, 'late')).toEqual({ test: 'text', words: 'late' });
    expect(withWords({ test: 'text', words: 'late' }, '')).toBeNull();
    expect(withWords({ any: [region, nested] }, 'late')).toEqual({
      all: [{ test: 'text', words: 'late' }, { any: [region, nested] }],
    });
  });
  test('one sort or several, one group', () => {
    const sorts: readonly GridSort[] = [
      { by: { attributeId: 2 }, direction: 'descending' },
      { by: 'date', direction: 'ascending' },
    ];
    expect(sortsFromAddress(sortsToAddress(sorts))).toEqual(sorts);
    expect(sortsFromAddress(sortsToAddress(sorts.slice(0, 1)))).toEqual(sorts.slice(0, 1));
    expect(sortsToAddress([])).toBeNull();
    expect(groupFromAddress(groupToAddress({ attributeId: 12 }))).toEqual({ attributeId: 12 });
    expect(groupFromAddress(groupToAddress('code'))).toBe('code');
  });
});

describe('groups', () => {
  const groups = [
    { key: '4', label: 'North', count: 2 },
    { key: '', label: 'No value', count: 1 },
  ];
  test('each has a head over its rows; a closed one keeps only its head', () => {
    expect(linesOf([7, 8, 9], groups, new Set()).ids).toEqual([-1, 7, 8, -2, 9]);
    const closed = linesOf([7, 8, 9], groups, new Set(['4']));
    expect(closed.ids).toEqual([-1, -2, 9]);
    expect(closed.lineOf(8)).toBeUndefined();
    expect(closed.sources).toEqual([7, 8, 9]);
    expect(headAt(closed, -2)?.label).toBe('No value');
    expect(headAt(closed, 9)).toBeUndefined();
  });
  test('an answer with two codes stands in both groups, with lines told apart', () => {
    const both = linesOf([7, 8, 7], groups, new Set());
    expect(both.ids).toEqual([-1, 7, 8, -2, 7]);
    expect(both.sources).toEqual([7, 8]);
    expect(new Set(both.ids.map((_, line) => both.keyAt(line))).size).toBe(5);
    expect(both.lineOf(7)).toBe(1);
  });
  test('a selection across heads marks rows alone', () => {
    expect([...idsBetween(linesOf([7, 8, 9], groups, new Set()).ids, 1, 4)]).toEqual([7, 8, 9]);
  });
});

describe('copied rows', () => {
  const columns = allColumns([{ id: 1, name: 'NPS', kind: 'score', min: 0, max: 10 }]).filter(({ id }) =>
    ['text', 'codes', 'a1'].includes(id),
  );
  const row = (text: string, nps: string): GridRow => ({
    id: 1,
    kind: 'answer',
    title: 'A',
    question: null,
    text,
    cut: false,
    length: text.length,
    participant: null,
    touchpoint: null,
    heardAt: null,
    values: { '1': nps },
    codings: [coding(5, 0, 1), coding(5, 2, 3)],
  });
  test('are quoted where a cell would end early, and never become formulas', () => {
    const rows = [row('two\nlines, "so"', '-3'), row('=HYPERLINK("x")', '7'), row('-late', '')];
    expect(rowsAsTable(columns, rows, () => 'Waiting').split('\r\n')).toEqual([
      'Answer\tCodes\tNPS',
      '"two\nlines, ""so"""\tWaiting\t-3',
      `"'=HYPERLINK(""x"")"\tWaiting\t7`,
      "'-late\tWaiting\t",
    ]);
  });
});

describe('the order of columns', () => {
  const all = allColumns([attribute(1, 'text')]);
  const shown = all.filter((column) => isShown(column, all, noSettings));
  const ids = (settings: typeof noSettings): readonly string[] => ordered(all, settings).map(({ id }) => id);

  test('is as it comes until one is moved', () => {
    expect(ids(noSettings)).toEqual(all.map(({ id }) => id));
  });
  test('a step passes the next column shown, whatever is hidden between', () => {
    const moved = withStep(all, shown, noSettings, 'codes', 1);
    expect(
      ordered(all, moved)
        .filter((column) => shown.includes(column))
        .map(({ id }) => id),
    ).toEqual(['text', 'participant', 'codes', 'touchpoint', 'date', 'a1']);
    expect(withStep(all, shown, noSettings, 'text', -1)).toBe(noSettings);
  });
  test('a column can come before any other, or last', () => {
    expect(ids(withMoved(all, noSettings, 'a1', 'text'))[0]).toBe('a1');
    expect(ids(withMoved(all, noSettings, 'text', null)).at(-1)).toBe('text');
  });
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
