import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapRange } from '../../../shared/text/anchors.ts';
import { codePoint, sliceCodePoints } from '../../../shared/text/code-points.ts';
import { applyEdits, changesFromEditor, diffToChanges } from '../../../shared/text/diff.ts';

const text = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', '\ud83d', '\ude00', 'é'),
  maxLength: 40,
});

/** Puts the new text together from the old one and the changes; fails where the changes do not add up. */
function rebuild(oldText: string, newText: string): string {
  const oldCharacters = Array.from(oldText);
  const newCharacters = Array.from(newText);
  const out: string[] = [];
  let oldAt = 0;
  let newAt = 0;
  for (const { from, to, inserted } of diffToChanges(oldText, newText)) {
    expect(from).toBeGreaterThanOrEqual(oldAt);
    out.push(...oldCharacters.slice(oldAt, from));
    newAt += from - oldAt;
    out.push(...newCharacters.slice(newAt, newAt + inserted));
    newAt += inserted;
    oldAt = to;
  }
  return [...out, ...oldCharacters.slice(oldAt)].join('');
}

describe('diffToChanges', () => {
  test.each([
    ['', '', []],
    ['same', 'same', []],
    ['', 'ab', [{ from: 0, to: 0, inserted: 2 }]],
    ['ab', '', [{ from: 0, to: 2, inserted: 0 }]],
    ['teh cat', 'the cat', [{ from: 1, to: 3, inserted: 2 }]],
    ['😀 x', '😃 x', [{ from: 0, to: 1, inserted: 1 }]],
    [
      'one two three',
      'ONE two THREE',
      [
        { from: 0, to: 3, inserted: 3 },
        { from: 8, to: 13, inserted: 5 },
      ],
    ],
  ])('%j to %j', (oldText, newText, expected) => {
    expect(diffToChanges(oldText, newText)).toEqual(expected);
  });

  test('the changes rebuild the new text, whatever the texts', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(rebuild(a, b)).toBe(b);
      }),
      { numRuns: 2000 },
    );
  });

  test('a word between two edits keeps its coding', () => {
    const before = 'The engineer came late and left early.';
    const after = 'Our engineer arrived late, and left far too early.';
    const start = before.indexOf('left');
    const mapped = mapRange(
      { start: codePoint(start), end: codePoint(start + 4) },
      diffToChanges(before, after),
    );
    expect(mapped.kind).toBe('kept');
    if (mapped.kind === 'kept') expect(sliceCodePoints(after, mapped.start, mapped.end)).toBe('left');
  });

  test('texts with thousands of different words become one replacement', () => {
    const many = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word}${i}`).join(' ');
    expect(diffToChanges(`[${many('a')}]`, `[${many('b')}]`)).toHaveLength(1);
  });
});

describe('changesFromEditor', () => {
  test('counts in code points', () => {
    expect(changesFromEditor('😀 old', [{ from: 3, to: 6, insert: '😀😀' }])).toEqual([
      { from: 2, to: 5, inserted: 2 },
    ]);
  });

  test('an edit that parts a pair still adds up', () => {
    const edits = [{ from: 1, to: 1, insert: 'x' }];
    const after = applyEdits('😀', edits);
    const total = changesFromEditor('😀', edits).reduce((sum, c) => sum + c.inserted - (c.to - c.from), 1);
    expect(total).toBe(Array.from(after).length);
  });

  test('the changes always account for the new length', () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(10), text, (old, at, length, insert) => {
        const from = Math.min(at, old.length);
        const edits = [{ from, to: Math.min(old.length, from + length), insert }];
        const after = Array.from(applyEdits(old, edits)).length;
        const sum = changesFromEditor(old, edits).reduce((s, c) => s + c.inserted - (c.to - c.from), 0);
        expect(Array.from(old).length + sum).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });
});

test('words hold two texts together, blanks and signs do not', () => {
  const before = 'The 🙂 engineer never came to us.';
  const after = 'Sadly the 🙂🙂 engineer, Bo, came late to us.';
  const kept = diffToChanges(before, after).every(({ from, to }) => {
    const start = [...before.slice(0, before.indexOf('engineer'))].length;
    return to <= start || from >= start + 'engineer'.length;
  });
  expect(kept).toBe(true);
});

test('a script without blanks is compared by its characters', () => {
  expect(diffToChanges('安装师傅没有来', '安装的师傅一直没有来')).toEqual([
    { from: 2, to: 2, inserted: 1 },
    { from: 4, to: 4, inserted: 2 },
  ]);
});
