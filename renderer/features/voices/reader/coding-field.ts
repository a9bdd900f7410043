import {
  type EditorState,
  type Extension,
  Prec,
  type Range,
  StateEffect,
  StateField,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { CodingSpan } from './coding-spans.ts';
import {
  besideCoding,
  codingsTouching,
  findCoding,
  mapCodings,
  noCodings,
  type PlacedCoding,
  type PlacedCodings,
  placeCodings,
  withCoding,
  withoutCoding,
} from './placed-codings.ts';

export type { PlacedCoding } from './placed-codings.ts';

/** Replaces the codings shown: those of the store for exactly the text in the editor. */
export const setCodings = StateEffect.define<readonly CodingSpan[]>();
/** Draws one coding that the store has not answered for yet, or draws one elsewhere while it is resized. */
export const drawCoding = StateEffect.define<CodingSpan>();
/** Takes one coding away again. */
export const eraseCoding = StateEffect.define<number>();
/** Picks one coding, or none. */
export const pickCoding = StateEffect.define<number | null>();
/** Lights the words of the coding whose bar is pointed at, or none. */
export const lightCoding = StateEffect.define<number | null>();

interface CodingsShown {
  readonly placed: PlacedCodings;
  readonly picked: number | null;
  readonly lit: number | null;
}

/** The codings of the text: mapped through edits, changed coding by coding; drawn only where they are in sight. */
export const codingField = StateField.define<CodingsShown>({
  create: () => ({ placed: noCodings, picked: null, lit: null }),
  update(value, transaction) {
    let next = value;
    if (transaction.docChanged && !transaction.effects.some((effect) => effect.is(setCodings)))
      next = { ...next, placed: mapCodings(next.placed, transaction.changes) };
    for (const effect of transaction.effects) {
      if (effect.is(setCodings)) next = { ...next, placed: placeCodings(next.placed, effect.value) };
      if (effect.is(drawCoding)) next = { ...next, placed: withCoding(next.placed, effect.value) };
      if (effect.is(eraseCoding)) next = { ...next, placed: withoutCoding(next.placed, effect.value) };
      if (effect.is(pickCoding)) next = { ...next, picked: effect.value };
      if (effect.is(lightCoding)) next = { ...next, lit: effect.value };
    }
    return next;
  },
});

/** Marks look alike for all codings of a colour and kind: each look is made once. */
const looks = new Map<string, Decoration>();

function markOf(className: string): Decoration {
  const known = looks.get(className);
  if (known) return known;
  const made = Decoration.mark({ class: className });
  looks.set(className, made);
  return made;
}

/** How a coding is drawn in the text. */
export function lookOf({ colour, initials, id }: CodingSpan): string {
  return `coding coding-c${colour}${initials === '' ? '' : ' coding-other'}${id < 0 ? ' coding-pending' : ''}`;
}

function marksInSight(view: EditorView): DecorationSet {
  const marks: Range<Decoration>[] = [];
  const drawn = new Set<number>();
  for (const { from, to } of view.visibleRanges) {
    for (const coding of codingsBetween(view.state, from, to)) {
      if (drawn.has(coding.span.id)) continue;
      drawn.add(coding.span.id);
      // Of a coding that runs on for pages only the part in sight.
      const start = Math.max(coding.from, from);
      const end = Math.min(coding.to, view.viewport.to);
      if (end <= start) continue;
      marks.push(markOf(lookOf(coding.span)).range(start, end));
    }
  }
  return Decoration.set(marks, true);
}

/** What surrounds the picked coding, and the one pointed at. */
function framesOf(state: EditorState): DecorationSet {
  const { picked, lit } = state.field(codingField);
  const frames: Range<Decoration>[] = [];
  for (const [id, look] of [
    [picked, 'coding-picked'],
    [lit === picked ? null : lit, 'coding-lit'],
  ] as const) {
    const place = id === null ? null : placeOfCoding(state, id);
    if (place) frames.push(markOf(look).range(place.from, place.to));
  }
  return Decoration.set(frames, true);
}

/** The field and what it draws in the text. */
export const codingMarks: Extension = [
  codingField,
  // Of the lowest precedence it is the outermost element: one frame, however many codings lie inside.
  Prec.lowest(EditorView.decorations.compute([codingField], framesOf)),
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = marksInSight(view);
      }

      update(update: ViewUpdate): void {
        const isSame = update.startState.field(codingField) === update.state.field(codingField);
        if (!isSame || update.docChanged || update.viewportChanged)
          this.decorations = marksInSight(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  ),
];

/** The codings that touch [from, to], in the order of the text. */
export function codingsBetween(state: EditorState, from: number, to: number): readonly PlacedCoding[] {
  return codingsTouching(state.field(codingField).placed, from, to);
}

/** The codings that hold a position (or share words with a selection); those just touched at an edge are not meant. */
export function codingsAt(state: EditorState, from: number, to: number): readonly PlacedCoding[] {
  return codingsBetween(state, from, to).filter((coding) =>
    from === to ? coding.from <= from && coding.to >= from : coding.from < to && coding.to > from,
  );
}

/** Where a coding is now, or null. */
export function placeOfCoding(state: EditorState, id: number): PlacedCoding | null {
  return findCoding(state.field(codingField).placed, id);
}

/** The coding after (1) or before (-1) the picked one, or the cursor; null past the last. */
export function nextCoding(state: EditorState, direction: 1 | -1): PlacedCoding | null {
  const { placed, picked } = state.field(codingField);
  return besideCoding(placed, picked, state.selection.main.head, direction);
}
