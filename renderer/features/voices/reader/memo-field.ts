import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';

/** A memo on a stretch of the text, in UTF-16 offsets; an empty one marks a place. */
export interface MemoSpan {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Replaces the memos shown. */
export const setMemos = StateEffect.define<readonly MemoSpan[]>();

const mark = Decoration.mark({ class: 'memo-range' });

/** The memos on parts of the text, following the edits; the margin names them. */
export const memoField = StateField.define<readonly MemoSpan[]>({
  create: () => [],
  update(value, transaction) {
    let next = value;
    if (transaction.docChanged) {
      next = next.map((memo) => {
        const from = transaction.changes.mapPos(memo.from, 1);
        return { ...memo, from, to: Math.max(from, transaction.changes.mapPos(memo.to, -1)) };
      });
    }
    for (const effect of transaction.effects) if (effect.is(setMemos)) next = effect.value;
    return next;
  },
});

/** The field and the dotted line under the words a memo is about. */
export const memoMarks: Extension = [
  memoField,
  EditorView.decorations.compute([memoField], (state) =>
    Decoration.set(
      state
        .field(memoField)
        .filter(({ from, to }) => to > from)
        .map(({ from, to }) => mark.range(from, to)),
      true,
    ),
  ),
];

/** The memos that touch [from, to]. */
export function memosBetween(state: EditorState, from: number, to: number): readonly MemoSpan[] {
  return state.field(memoField).filter((memo) => memo.from <= to && memo.to >= from);
}
