import { type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { codingField, codingsBetween, lightCoding, type PlacedCoding, pickCoding } from './coding-field.ts';
import { labelLayout } from './lane-layout.ts';
import { type MemoSpan, memoField, memosBetween } from './memo-field.ts';
import { readerEvents } from './reader-events.ts';

/** Bars beyond this many side by side share the last lane. */
const mostLanes = 14;
/** Pixels from lane to lane at 100 % text. */
const laneStep = 7;
/** A name further than this many lines below the top of its bar is folded into "+3". */
const mostLinesBelow = 7;

interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

interface Measured {
  readonly bars: readonly (Stretch & { readonly coding: PlacedCoding })[];
  readonly memos: readonly (Stretch & { readonly memo: MemoSpan })[];
  readonly scrollTop: number;
  readonly labelHeight: number;
}

/** The margin at the right: a bar for each coding in sight, in lanes, and the names of their codes; memos among them. */
export const codingMargin = ViewPlugin.fromClass(
  class implements PluginValue {
    readonly dom = document.createElement('div');
    private readonly view: EditorView;
    private readonly parts = new Map<string, HTMLElement>();
    private readonly request = {
      key: 'coding-margin',
      read: (view: EditorView): Measured => this.read(view),
      write: (measured: Measured): void => this.write(measured),
    };
    private readonly onScroll = (): void => this.view.requestMeasure(this.request);

    constructor(view: EditorView) {
      this.view = view;
      this.dom.className = 'coding-margin';
      this.dom.setAttribute('aria-hidden', 'true');
      this.dom.addEventListener('mousedown', (event) => this.onPress(event));
      this.dom.addEventListener('mouseover', (event) => this.light(codingOf(event.target)));
      this.dom.addEventListener('mouseleave', () => this.light(null));
      view.scrollDOM.append(this.dom);
      view.scrollDOM.addEventListener('scroll', this.onScroll, { passive: true });
      view.requestMeasure(this.request);
    }

    update(update: ViewUpdate): void {
      if (
        update.docChanged ||
        update.viewportChanged ||
        update.geometryChanged ||
        update.startState.field(codingField) !== update.state.field(codingField) ||
        update.startState.field(memoField) !== update.state.field(memoField)
      )
        this.view.requestMeasure(this.request);
    }

    destroy(): void {
      this.view.scrollDOM.removeEventListener('scroll', this.onScroll);
      this.dom.remove();
    }

    private read(view: EditorView): Measured {
      const { from, to } = view.viewport;
      const { scrollTop } = view.scrollDOM;
      const shift = scrollTop - view.scrollDOM.getBoundingClientRect().top;
      const stretch = (range: { readonly from: number; readonly to: number }): Stretch => {
        const start = range.from >= from ? view.coordsAtPos(range.from, 1) : null;
        const end = range.to <= to ? view.coordsAtPos(range.to, -1) : null;
        const top = start ? start.top : view.lineBlockAt(from).top + view.documentTop;
        const bottom = end ? end.bottom : view.lineBlockAt(to).bottom + view.documentTop;
        return { top: top + shift, bottom: bottom + shift };
      };
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      return {
        bars: codingsBetween(view.state, from, to).map((coding) => ({ coding, ...stretch(coding) })),
        memos: memosBetween(view.state, from, to).map((memo) => ({ memo, ...stretch(memo) })),
        scrollTop,
        labelHeight: Math.round(rem * 1.125),
      };
    }

    private write({ bars, memos, scrollTop, labelHeight }: Measured): void {
      const { placed, picked, lit } = this.view.state.field(codingField);
      this.dom.style.setProperty('--lanes', String(Math.min(placed.lanes, mostLanes)));
      // Memos take their places among the names of the codings; their numbers are told apart by the sign.
      const places = labelLayout(
        [
          ...bars.map(({ coding, top, bottom }) => ({ id: coding.span.id * 2, top, bottom })),
          ...memos.map(({ memo, top, bottom }) => ({ id: memo.id * 2 + 1, top, bottom })),
        ],
        {
          height: labelHeight,
          from: scrollTop + 4,
          mostDrop: labelHeight * mostLinesBelow,
          first: picked === null ? null : picked * 2,
        },
      );
      const seen = new Set<string>();
      const part = (key: string): HTMLElement => {
        seen.add(key);
        const known = this.parts.get(key);
        if (known) return known;
        const made = document.createElement('div');
        made.dir = 'auto';
        this.dom.append(made);
        this.parts.set(key, made);
        return made;
      };
      for (const { coding, top, bottom } of bars) {
        const { span } = coding;
        const state = `${span.id === picked ? ' is-picked' : ''}${span.id === lit ? ' is-lit' : ''}`;
        const other = span.initials === '' ? '' : ' coding-other';
        const bar = part(`bar ${span.id}`);
        bar.className = `coding-bar coding-c${span.colour}${other}${state}`;
        bar.style.top = `${top + 3}px`;
        bar.style.height = `${Math.max(8, bottom - top - 6)}px`;
        bar.style.insetInlineStart = `${Math.min(coding.lane, mostLanes - 1) * laneStep}px`;
        bar.title = titleOf(coding);
        bar.dataset.coding = String(span.id);
        const at = places.tops.get(span.id * 2);
        if (at === undefined) continue;
        const label = part(`label ${span.id}`);
        label.className = `coding-label coding-c${span.colour}${state}`;
        label.style.top = `${at}px`;
        label.title = titleOf(coding);
        label.dataset.coding = String(span.id);
        setWords(label, span.initials === '' ? span.name : `${span.initials} · ${span.name}`);
      }
      for (const { memo } of memos) {
        const at = places.tops.get(memo.id * 2 + 1);
        if (at === undefined) continue;
        const label = part(`memo ${memo.id}`);
        label.className = 'coding-label memo-label';
        label.style.top = `${at}px`;
        label.title = `Memo: ${memo.text}`;
        label.dataset.memo = String(memo.id);
        setWords(label, memo.text.split('\n', 1)[0] ?? '');
      }
      for (const fold of places.folds) {
        const key = fold.ids.join(',');
        const label = part(`fold ${key}`);
        label.className = 'coding-label coding-fold';
        label.style.top = `${fold.top}px`;
        label.dataset.fold = key;
        label.title = 'Show all of them';
        setWords(label, `+${fold.ids.length}`);
      }
      for (const [key, element] of this.parts) {
        if (seen.has(key)) continue;
        element.remove();
        this.parts.delete(key);
      }
    }

    private light(id: number | null): void {
      if (this.view.state.field(codingField).lit !== id) this.view.dispatch({ effects: lightCoding.of(id) });
    }

    private onPress(event: MouseEvent): void {
      const { target } = event;
      if (!(target instanceof HTMLElement)) return;
      const { coding, memo, fold } = target.dataset;
      if (coding === undefined && memo === undefined && fold === undefined) return;
      event.preventDefault();
      const events = this.view.state.facet(readerEvents);
      if (coding !== undefined) this.view.dispatch({ effects: pickCoding.of(Number(coding)) });
      else if (memo !== undefined) events.onMemo(Number(memo));
      // What is folded there, and with it everything else that holds its words.
      else if (fold !== undefined) events.onList(listAround(this.view, fold));
      this.view.focus();
    }
  },
);

/** The codings that overlap with those behind a fold. */
function listAround(view: EditorView, fold: string): readonly number[] {
  const ids = fold.split(',').flatMap((key) => (Number(key) % 2 === 0 ? [Number(key) / 2] : []));
  const { placed } = view.state.field(codingField);
  const folded = placed.spans.flatMap((span, at) =>
    ids.includes(span.id) ? [{ from: placed.from[at] ?? 0, to: placed.to[at] ?? 0 }] : [],
  );
  const found = folded.flatMap(({ from, to }) =>
    codingsBetween(view.state, from, to).map(({ span }) => span.id),
  );
  return [...new Set([...ids, ...found])];
}

function codingOf(target: EventTarget | null): number | null {
  const id = target instanceof HTMLElement ? target.dataset.coding : undefined;
  return id === undefined ? null : Number(id);
}

function setWords(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}

function titleOf({ span }: PlacedCoding): string {
  const notes = [
    span.initials === '' ? '' : `coded by ${span.initials}`,
    span.isPlaced ? 'on a touchpoint' : '',
    span.isRated ? 'rated' : '',
  ].filter(Boolean);
  return notes.length === 0 ? span.name : `${span.name} (${notes.join(', ')})`;
}
