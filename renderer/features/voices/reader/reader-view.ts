import { cursorDocEnd, cursorDocStart, defaultKeymap } from '@codemirror/commands';
import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorSelection, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { codingField, codingMarks, codingsAt, pickCoding, placeOfCoding } from './coding-field.ts';
import { cueTimes } from './cue-field.ts';
import { findPanel } from './find-panel.ts';
import { codingHandles } from './handles.ts';
import { lineDirection } from './line-direction.ts';
import { lineEnds } from './line-ends.ts';
import { codingMargin } from './margin.ts';
import { memoMarks } from './memo-field.ts';
import { type ReaderEvents, readerEvents } from './reader-events.ts';
import { toText } from './text-edits.ts';
import { turnField, turnTimes } from './turn-field.ts';

/** Marks a change that came from the store: it is not the user's typing. */
export const fromStore = Annotation.define<boolean>();

const mode = new Compartment();
const numbers = new Compartment();

function modeExtension(isEditing: boolean, label: string): Extension {
  return [
    EditorState.readOnly.of(!isEditing),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-multiline': 'true',
      tabindex: '0',
      ...(isEditing
        ? { spellcheck: 'true' }
        : // Plain keys are commands here, although the caret needs the element to be editable.
          { 'aria-readonly': 'true', 'data-keys': 'commands', spellcheck: 'false' }),
    }),
  ];
}

/** The nonce of the page's policy, which the styles CodeMirror adds need. */
function styleNonce(): Extension {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  const nonce = meta?.nonce ?? '';
  return nonce === '' ? [] : EditorView.cspNonce.of(nonce);
}

/**
 * The editor of the reader. It is editable at all times, so that the caret and selection keys work; while the text
 * is not being edited it is read-only.
 */
export function createReaderView(
  parent: HTMLElement,
  text: string,
  label: string,
  events: ReaderEvents,
): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: toText(text),
      extensions: [
        styleNonce(),
        EditorState.lineSeparator.of('\n'),
        lineEnds,
        EditorState.allowMultipleSelections.of(false),
        EditorView.lineWrapping,
        lineDirection,
        drawSelection({ cursorBlinkRate: 1060 }),
        mode.of(modeExtension(false, label)),
        search({ top: true, createPanel: findPanel }),
        readerEvents.of(events),
        numbers.of([]),
        turnTimes,
        turnField,
        cueTimes,
        memoMarks,
        codingMarks,
        codingMargin,
        codingHandles,
        keymap.of([
          {
            key: 'Tab',
            run: (view) => pickNextAtCursor(view, 1),
            shift: (view) => pickNextAtCursor(view, -1),
          },
          { key: 'Escape', run: (view) => leave(view, events) },
          { key: 'Enter', run: (view) => listHere(view, events) },
          { key: 'Mod-z', run: undoWith(events.onUndo), preventDefault: true },
          { key: 'Mod-y', mac: 'Mod-Shift-z', run: undoWith(events.onRedo), preventDefault: true },
          { key: 'Mod-Home', run: cursorDocStart },
          { key: 'Mod-End', run: cursorDocEnd },
          ...searchKeymap,
          ...defaultKeymap,
        ]),
        EditorView.domEventHandlers({ blur: () => events.onBlur() }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((one) => one.annotation(fromStore)))
            events.onTyped(update.changes);
          const picked =
            update.startState.field(codingField).picked !== update.state.field(codingField).picked;
          events.onUpdate(update.view, { picked, selection: update.selectionSet || update.docChanged });
        }),
        // A click into a coding picks it; one more click the next that overlaps there.
        EditorView.domEventHandlers({
          mouseup: (event, view) => {
            if (event.button !== 0 || !view.state.selection.main.empty || event.detail > 1) return false;
            if (!view.state.readOnly) return false;
            const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
            if (at !== null) pickAt(view, at);
            return false;
          },
        }),
      ],
    }),
  });
}

function undoWith(run: () => void): (view: EditorView) => boolean {
  return () => {
    run();
    return true;
  };
}

/** Enter lists the codings at the cursor; while the text is edited it is a new line. */
function listHere(view: EditorView, events: ReaderEvents): boolean {
  if (!view.state.readOnly) return false;
  events.onList(null);
  return true;
}

function leave(view: EditorView, events: ReaderEvents): boolean {
  if (!view.state.readOnly) {
    events.onDone();
    return true;
  }
  if (view.state.field(codingField).picked === null) return false;
  view.dispatch({ effects: pickCoding.of(null) });
  return true;
}

/** Tab goes through the codings at the cursor, and past the last one on to the next control. */
function pickNextAtCursor(view: EditorView, by: 1 | -1): boolean {
  if (!view.state.readOnly) return false;
  const { from, to } = view.state.selection.main;
  const here = codingsAt(view.state, from, to);
  const { picked } = view.state.field(codingField);
  const at = here.findIndex((coding) => coding.span.id === picked);
  const next = at < 0 ? (by === 1 ? here[0] : here.at(-1)) : here[at + by];
  if (!next) return false;
  view.dispatch({ effects: pickCoding.of(next.span.id) });
  return true;
}

function pickAt(view: EditorView, at: number): void {
  const here = codingsAt(view.state, at, at);
  const { picked } = view.state.field(codingField);
  const index = here.findIndex((coding) => coding.span.id === picked);
  const next = here[(index + 1) % Math.max(here.length, 1)];
  view.dispatch({ effects: pickCoding.of(next?.span.id ?? null) });
}

/** Switches between reading and editing. */
export function setEditing(view: EditorView, isEditing: boolean, label: string): void {
  view.dispatch({ effects: mode.reconfigure(modeExtension(isEditing, label)) });
}

/** Shows the numbers of the lines, or hides them. */
export function showLineNumbers(view: EditorView, isOn: boolean): void {
  view.dispatch({ effects: numbers.reconfigure(isOn ? lineNumbers() : []) });
}

/** Picks a coding and brings it into view, the cursor at its start. */
export function showCoding(view: EditorView, id: number): boolean {
  const place = placeOfCoding(view.state, id);
  if (!place) return false;
  view.dispatch({
    selection: EditorSelection.cursor(place.from),
    effects: [pickCoding.of(id), EditorView.scrollIntoView(place.from, { y: 'center' })],
  });
  // Once more when the inspector has opened and the lines were measured: both move the text.
  setTimeout(() => {
    const now = placeOfCoding(view.state, id);
    if (!now || !view.dom.isConnected || view.state.field(codingField).picked !== id) return;
    view.dispatch({ effects: EditorView.scrollIntoView(now.from, { y: 'center' }) });
  }, 120);
  return true;
}

export { openSearchPanel };
