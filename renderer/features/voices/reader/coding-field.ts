import { type EditorState, type Range, RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { type CodingSpan, isSameSpan } from './coding-spans.ts';
import { laneLayout } from './lane-layout.ts';

/** Codings closer than this many characters may share a line: their bars stand in different lanes. */
const laneGap = 72;

/** Replaces the codings shown: those of the store for exactly the text in the editor. */
export const setCodings = StateEffect.define<readonly CodingSpan[]>();
/** Picks one coding, or none. */
export const pickCoding = StateEffect.define<number | null>();

interface CodingsShown {
  readonly decorations: DecorationSet;
  /** As last set, by id; positions in `decorations` follow the edits made since. */
  readonly spans: ReadonlyMap<number, CodingSpan>;
  readonly laneOf: ReadonlyMap<number, number>;
  readonly lanes: number;
  readonly picked: number | null;
  readonly pickedMark: DecorationSet;
}

const empty: CodingsShown = {
  decorations: Decoration.none,
  spans: new Map(),
  laneOf: new Map(),
  lanes: 0,
  picked: null,
  pickedMark: Decoration.none,
};

/** The codings of the text: drawn, mapped through edits, changed coding by coding. */
export const codingField = StateField.define<CodingsShown>({
  create: () => empty,
  update(value, transaction) {
    let next = value;
    if (transaction.docChanged && !transaction.effects.some((effect) => effect.is(setCodings)))
      next = { ...next, decorations: next.decorations.map(transaction.changes) };
    for (const effect of transaction.effects) {
      if (effect.is(setCodings)) next = withSpans(next, effect.value, transaction.docChanged);
      if (effect.is(pickCoding)) next = { ...next, picked: effect.value };
    }
    if (next !== value) next = { ...next, pickedMark: markOf(next) };
    return next;
  },
  provide: (field) => [
    EditorView.decorations.from(field, (value) => value.decorations),
    EditorView.decorations.from(field, (value) => value.pickedMark),
  ],
});

function markFor(span: CodingSpan): Range<Decoration> {
  const other = span.initials === '' ? '' : ' coding-other';
  return Decoration.mark({
    class: `coding coding-c${span.colour}${other}`,
    codingId: span.id,
  }).range(span.from, span.to);
}

function withSpans(before: CodingsShown, spans: readonly CodingSpan[], anew: boolean): CodingsShown {
  const byId = new Map(spans.map((span) => [span.id, span]));
  const { laneOf, count } = laneLayout(
    spans.map(({ id, from, to }) => ({ id, start: from, end: to })),
    laneGap,
  );
  const rest = { spans: byId, laneOf, lanes: count };
  const added: CodingSpan[] = [];
  for (const span of spans) {
    const old = before.spans.get(span.id);
    if (!old || !isSameSpan(old, span)) added.push(span);
  }
  // After edits the kept positions may lie elsewhere than the store's: then everything is set from the store.
  if (anew || added.length > spans.length / 2 || !isInPlace(before)) {
    return { ...before, ...rest, decorations: RangeSet.of(spans.map(markFor), true) };
  }
  const gone = new Set(added.map((span) => span.id));
  for (const id of before.spans.keys()) if (!byId.has(id)) gone.add(id);
  if (gone.size === 0) return { ...before, ...rest };
  const decorations = before.decorations.update({
    filter: (_from, _to, value) => !gone.has(idOf(value)),
    add: added.map(markFor).sort((a, b) => a.from - b.from),
    sort: true,
  });
  return { ...before, ...rest, decorations };
}

/** Whether no edit has moved the drawn codings, or taken one away, since they were set. */
function isInPlace(shown: CodingsShown): boolean {
  let drawn = 0;
  for (const cursor = shown.decorations.iter(); cursor.value; cursor.next()) {
    const span = shown.spans.get(idOf(cursor.value));
    if (!span || span.from !== cursor.from || span.to !== cursor.to) return false;
    drawn += 1;
  }
  return drawn === shown.spans.size;
}

function markOf(shown: CodingsShown): DecorationSet {
  if (shown.picked === null) return Decoration.none;
  for (const cursor = shown.decorations.iter(); cursor.value; cursor.next()) {
    if (idOf(cursor.value) !== shown.picked || cursor.to <= cursor.from) continue;
    return Decoration.set(Decoration.mark({ class: 'coding-picked' }).range(cursor.from, cursor.to));
  }
  return Decoration.none;
}

function idOf(value: Decoration): number {
  const id: unknown = value.spec.codingId;
  return typeof id === 'number' ? id : -1;
}

/** A coding where it is now. */
export interface PlacedCoding {
  readonly span: CodingSpan;
  readonly from: number;
  readonly to: number;
  readonly lane: number;
}

/** The codings that touch [from, to], in the order of the text. */
export function codingsBetween(state: EditorState, from: number, to: number): readonly PlacedCoding[] {
  const { decorations, spans, laneOf } = state.field(codingField);
  const found: PlacedCoding[] = [];
  decorations.between(from, to, (start, end, value) => {
    const span = spans.get(idOf(value));
    if (span && end > start) found.push({ span, from: start, to: end, lane: laneOf.get(span.id) ?? 0 });
  });
  return found.sort((a, b) => a.from - b.from || b.to - a.to || a.span.id - b.span.id);
}

/** The codings that hold a position (or share words with a selection); those just touched at an edge are not meant. */
export function codingsAt(state: EditorState, from: number, to: number): readonly PlacedCoding[] {
  return codingsBetween(state, from, to).filter((coding) =>
    from === to ? coding.from <= from && coding.to >= from : coding.from < to && coding.to > from,
  );
}

/** Where a coding is now, or null. */
export function placeOfCoding(state: EditorState, id: number): PlacedCoding | null {
  const { decorations, spans, laneOf } = state.field(codingField);
  const span = spans.get(id);
  if (!span) return null;
  for (const cursor = decorations.iter(); cursor.value; cursor.next()) {
    if (idOf(cursor.value) === id)
      return { span, from: cursor.from, to: cursor.to, lane: laneOf.get(id) ?? 0 };
  }
  return null;
}

/** The coding after (1) or before (-1) the picked one, or the cursor; null past the last. */
export function nextCoding(state: EditorState, direction: 1 | -1): PlacedCoding | null {
  const { picked } = state.field(codingField);
  const all = codingsBetween(state, 0, state.doc.length);
  const at = picked === null ? -1 : all.findIndex((coding) => coding.span.id === picked);
  if (at >= 0) return all[at + direction] ?? null;
  const { head } = state.selection.main;
  return direction === 1
    ? (all.find((coding) => coding.from >= head) ?? null)
    : (all.findLast((coding) => coding.from < head) ?? null);
}
