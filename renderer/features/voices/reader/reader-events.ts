import { type ChangeSet, Facet } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** What the editor tells the screen around it. */
export interface ReaderEvents {
  /** Anything changed that a screen may show: text, selection, the picked coding. */
  readonly onUpdate: (
    view: EditorView,
    what: { readonly picked: boolean; readonly selection: boolean },
  ) => void;
  readonly onTyped: (changes: ChangeSet) => void;
  readonly onBlur: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Escape while editing. */
  readonly onDone: () => void;
  /** A memo in the margin was pressed. */
  readonly onMemo: (id: number) => void;
  /** All of these codings are to be listed, to pick one; null: those at the cursor. */
  readonly onList: (ids: readonly number[] | null) => void;
  /** Every match of the search is to be coded. */
  readonly onCodeMatches: () => void;
  /** A handle was dragged: the coding is to reach from `from` to `to`, in UTF-16. */
  readonly onResized: (id: number, from: number, to: number) => void;
}

const nothing = (): void => undefined;
const deaf: ReaderEvents = {
  onUpdate: nothing,
  onTyped: nothing,
  onBlur: nothing,
  onUndo: nothing,
  onRedo: nothing,
  onDone: nothing,
  onMemo: nothing,
  onList: nothing,
  onCodeMatches: nothing,
  onResized: nothing,
};

/** The listener of an editor, where its parts find it. */
export const readerEvents = Facet.define<ReaderEvents, ReaderEvents>({ combine: ([first]) => first ?? deaf });
