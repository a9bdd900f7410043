import { EditorSelection, EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { lineEnds } from '../../../renderer/features/voices/reader/line-ends.ts';
import { editsOf, toStoreEdits, toText } from '../../../renderer/features/voices/reader/text-edits.ts';

const begin = (text: string) =>
  EditorState.create({
    doc: toText(text),
    selection: EditorSelection.cursor(text.length),
    extensions: [EditorState.lineSeparator.of('\n'), lineEnds],
  });

test.each([
  ['one\r\ntwo\r\n\r\nthree', 'one\ntwo\n\nthree'],
  ['one\rtwo\r', 'one\ntwo\n'],
  ['\r\n', '\n'],
  ['\n\r', '\n\n'],
  ['😀\r\n👩‍👩‍👧\r\nعربي', '😀\n👩‍👩‍👧\nعربي'],
])('pasted %j stands in the editor, and goes to the store, with line feeds alone', (pasted, kept) => {
  const state = begin('Before');
  const { main } = state.selection;
  const { state: next, changes } = state.update(state.replaceSelection(state.toText(pasted)));
  expect(next.doc.toString()).toBe(`Before${kept}`);
  expect(next.selection.main.head).toBe(next.doc.length);
  const sent = toStoreEdits(state.doc.toString(), editsOf(changes));
  expect(sent).toEqual([{ from: main.from, to: main.to, insert: kept }]);
});

test('typing without carriage returns goes through as it is', () => {
  const state = begin('ab');
  const transaction = state.update({ changes: { from: 1, to: 2, insert: 'x\ny' } });
  expect(transaction.newDoc.toString()).toBe('ax\ny');
});
