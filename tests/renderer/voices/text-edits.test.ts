import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replacementOf, toStoreEdits } from '../../../renderer/features/voices/reader/text-edits.ts';
import { applyEdits, type TextChange } from '../../../shared/text/diff.ts';

/** What the store makes of edits in code points. */
function inStore(text: string, edits: readonly TextChange[]): string {
  const points = [...text];
  let out = '';
  let at = 0;
  for (const { from, to, insert } of edits) {
    out += points.slice(at, from).join('') + insert;
    at = to;
  }
  return out + points.slice(at).join('');
}

test('behind an emoji the editor counts one more than the store', () => {
  const text = 'ok 😀 late';
  const edits = [{ from: 6, to: 10, insert: 'early' }];
  expect(toStoreEdits(text, edits)).toEqual([{ from: 5, to: 9, insert: 'early' }]);
});

test('half of an emoji cannot be edited alone: the store gets the whole of what is left', () => {
  const text = 'a😀b';
  const edits = [{ from: 2, to: 3, insert: '' }];
  expect(toStoreEdits(text, edits)).toEqual([{ from: 1, to: 2, insert: '\ud83d' }]);
});

const texts = fc.string({
  unit: fc.constantFrom('a', ' ', '\n', '😀', 'é', '\ud83d', '\ude00', 'ل'),
  maxLength: 30,
});

test('whatever is edited, the store ends with the text of the editor', () => {
  const cuts = fc.array(fc.tuple(fc.nat(60), fc.nat(60), texts), { maxLength: 4 });
  fc.assert(
    fc.property(texts, cuts, (text, list) => {
      const edits: TextChange[] = [];
      let at = 0;
      for (const [a, b, insert] of list) {
        const from = Math.min(text.length, at + (a % 8));
        const to = Math.min(text.length, from + (b % 6));
        if (from === to && insert === '') continue;
        edits.push({ from, to, insert });
        at = to + 1;
        if (at > text.length) break;
      }
      expect(inStore(text, toStoreEdits(text, edits))).toBe(applyEdits(text, edits));
    }),
    { numRuns: 500 },
  );
});

test('one replacement leads from any text to any other and parts no pair', () => {
  expect(replacementOf('same', 'same')).toBeNull();
  expect(replacementOf('a😀b', 'a😁b')).toEqual({ from: 1, to: 3, insert: '😁' });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const change = replacementOf(before, after);
      expect(change ? applyEdits(before, [change]) : before).toBe(after);
    }),
  );
});
