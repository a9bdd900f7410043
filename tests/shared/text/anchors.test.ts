import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, editMap, mapRange } from '../../../shared/text/anchors.ts';
import { codePoint } from '../../../shared/text/code-points.ts';

const change = (from: number, to: number, inserted: number): Change => ({
  from: codePoint(from),
  to: codePoint(to),
  inserted,
});
const range = (start: number, end: number) => ({ start: codePoint(start), end: codePoint(end) });

/** The range 10-20 under one change each; undefined stands for swallowed. */
describe('a coding on 10-20', () => {
  test.each<[string, Change, [number, number] | undefined, boolean]>([
    ['insertion before moves it', change(3, 3, 4), [14, 24], false],
    ['insertion at its start stays outside', change(10, 10, 4), [14, 24], false],
    ['insertion inside makes it longer', change(15, 15, 4), [10, 24], true],
    ['insertion at its end stays outside', change(20, 20, 4), [10, 20], false],
    ['insertion after leaves it', change(21, 21, 4), [10, 20], false],
    ['deletion before moves it', change(2, 5, 0), [7, 17], false],
    ['deletion up to its start moves it', change(5, 10, 0), [5, 15], false],
    ['deletion over its start shrinks it', change(5, 12, 0), [5, 13], true],
    ['deletion inside shrinks it', change(12, 15, 0), [10, 17], true],
    ['deletion over its end shrinks it', change(18, 25, 0), [10, 18], true],
    ['deletion from its end leaves it', change(20, 25, 0), [10, 20], false],
    ['deletion of exactly it swallows it', change(10, 20, 0), undefined, false],
    ['deletion around it swallows it', change(5, 25, 0), undefined, false],
    ['replacement around it swallows it', change(5, 25, 30), undefined, false],
    ['replacement inside belongs to it', change(12, 14, 5), [10, 23], true],
    ['replacement of its first word belongs to it', change(10, 13, 5), [10, 22], true],
    ['replacement of its last word belongs to it', change(17, 20, 5), [10, 22], true],
    ['replacement of exactly it keeps it', change(10, 20, 3), [10, 13], true],
    ['replacement over its start stays outside', change(8, 12, 5), [13, 21], true],
    ['replacement over its end stays outside', change(18, 22, 5), [10, 18], true],
    [
      'replacement that reaches over its start and takes all of it swallows it',
      change(8, 20, 5),
      undefined,
      false,
    ],
  ])('%s', (_, edit, expected, touched) => {
    const mapped = mapRange(range(10, 20), [edit]);
    if (expected === undefined) expect(mapped.kind).toBe('swallowed');
    else expect(mapped).toEqual({ kind: 'kept', start: expected[0], end: expected[1], touched });
  });

  test('says where the swallowed text used to be', () => {
    expect(mapRange(range(10, 20), [change(0, 0, 3), change(8, 22, 0)])).toEqual({
      kind: 'swallowed',
      at: 11,
    });
  });

  test('refuses changes that overlap or are out of order', () => {
    expect(() => editMap([change(5, 9, 0), change(8, 10, 0)])).toThrow(RangeError);
    expect(() => editMap([change(5, 4, 0)])).toThrow(RangeError);
  });
});

const TEXT_LENGTH = 60;
/** Sorted changes with at least one untouched character between them, over a text of TEXT_LENGTH. */
const changes = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(6), fc.nat(5)), { maxLength: 6 })
  .map((parts) => {
    const list: Change[] = [];
    let at = 0;
    for (const [gap, removed, inserted] of parts) {
      const from = at + gap;
      if (from + removed > TEXT_LENGTH) break;
      list.push(change(from, from + removed, inserted));
      at = from + removed;
    }
    return list;
  });
const ranges = fc
  .tuple(fc.nat(TEXT_LENGTH - 1), fc.integer({ min: 1, max: TEXT_LENGTH }))
  .map(([start, length]) => range(start, Math.min(TEXT_LENGTH, start + length)));

/** Old text of distinct characters; what an edit puts in is a character that occurs nowhere else. */
const oldText = Array.from({ length: TEXT_LENGTH }, (_, i) => String.fromCodePoint(0x4e00 + i));
function apply(list: readonly Change[]): string[] {
  const out: string[] = [];
  let at = 0;
  for (const { from, to, inserted } of list) {
    out.push(...oldText.slice(at, from), ...Array.from({ length: inserted }, () => '+'));
    at = to;
  }
  return [...out, ...oldText.slice(at)];
}

describe('properties', () => {
  test('a range keeps exactly those of its characters that survive', () => {
    fc.assert(
      fc.property(changes, ranges, (list, r) => {
        const newText = apply(list);
        const mapped = mapRange(r, list);
        const own = oldText.slice(r.start, r.end).filter((character) => newText.includes(character));
        const covered = mapped.kind === 'kept' ? newText.slice(mapped.start, mapped.end) : [];
        expect(covered.filter((character) => character !== '+')).toEqual(own);
      }),
      { numRuns: 2000 },
    );
  });

  test('edits outside leave the covered text as it was, and untouched', () => {
    fc.assert(
      fc.property(changes, ranges, (list, r) => {
        const outside = list.filter(({ from, to }) => to <= r.start || from >= r.end);
        const mapped = mapRange(r, outside);
        expect(mapped).toMatchObject({ kind: 'kept', touched: false });
        if (mapped.kind !== 'kept') return;
        expect(apply(outside).slice(mapped.start, mapped.end)).toEqual(oldText.slice(r.start, r.end));
      }),
    );
  });

  test('all changes at once and one after the other give the same', () => {
    fc.assert(
      fc.property(changes, ranges, (list, r) => {
        let current = mapRange(r, []);
        for (const edit of list.toReversed()) {
          if (current.kind === 'kept') current = mapRange(current, [edit]);
        }
        const atOnce = mapRange(r, list);
        expect(current.kind).toBe(atOnce.kind);
        if (current.kind === 'kept' && atOnce.kind === 'kept') {
          expect([current.start, current.end]).toEqual([atOnce.start, atOnce.end]);
        }
      }),
    );
  });

  test('order is kept: a range inside another stays inside', () => {
    fc.assert(
      fc.property(changes, ranges, ranges, (list, a, b) => {
        if (!(a.start <= b.start && b.end <= a.end)) return;
        const outer = mapRange(a, list);
        const inner = mapRange(b, list);
        if (inner.kind === 'swallowed') return;
        expect(outer.kind).toBe('kept');
        if (outer.kind !== 'kept') return;
        expect(outer.start).toBeLessThanOrEqual(inner.start);
        expect(outer.end).toBeGreaterThanOrEqual(inner.end);
      }),
    );
  });
});
