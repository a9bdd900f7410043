import { EditorSelection } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { type Extension, extendSelection, type Selected } from './select-by.ts';
import { turnField } from './turn-field.ts';

interface Step {
  readonly before: Selected;
  readonly after: Selected;
}

/** Extends the selection of an editor step by step, and takes the steps back again. */
export class SelectionTrail {
  private steps: readonly Step[] = [];

  extend(view: EditorView, by: Extension): void {
    const { anchor, head } = view.state.selection.main;
    const after = extendSelection(view.state.doc, { anchor, head }, by, turnStretches(view));
    if (after.anchor === anchor && after.head === head) return;
    this.note(view, after);
    select(view, after, true);
  }

  selectWhole(view: EditorView): void {
    const after = { anchor: 0, head: view.state.doc.length };
    this.note(view, after);
    // The end of the text need not come into sight.
    select(view, after, false);
  }

  /** The selection as it was before it was extended last; one made otherwise is let go. */
  shrink(view: EditorView): void {
    const last = this.steps.at(-1);
    const { anchor } = view.state.selection.main;
    this.steps = this.steps.slice(0, -1);
    select(view, last && isSelected(view, last.after) ? last.before : { anchor, head: anchor }, true);
  }

  private note(view: EditorView, after: Selected): void {
    const { anchor, head } = view.state.selection.main;
    const last = this.steps.at(-1);
    // What was selected otherwise since begins a new trail.
    const goesOn = last !== undefined && isSelected(view, last.after);
    this.steps = [...(goesOn ? this.steps : []), { before: { anchor, head }, after }];
  }
}

function isSelected(view: EditorView, { anchor, head }: Selected): boolean {
  const { main } = view.state.selection;
  return main.anchor === anchor && main.head === head;
}

function select(view: EditorView, { anchor, head }: Selected, scrollIntoView: boolean): void {
  view.dispatch({ selection: EditorSelection.range(anchor, head), scrollIntoView });
  view.focus();
}

/** The turns where they are now: each reaches to the end of the line before the next one. */
function turnStretches(view: EditorView): { start: number; end: number }[] {
  const starts: number[] = [];
  for (const cursor = view.state.field(turnField).iter(); cursor.value; cursor.next())
    starts.push(cursor.from);
  return starts.map((start, at) => {
    const limit = starts[at + 1] ?? view.state.doc.length + 1;
    const text = view.state.sliceDoc(start, limit - 1);
    return { start, end: start + text.trimEnd().length };
  });
}
