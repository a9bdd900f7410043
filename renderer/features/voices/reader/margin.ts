import { type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { codingField, codingsBetween, type PlacedCoding, pickCoding } from './coding-field.ts';
import { labelLayout } from './lane-layout.ts';

/** Bars beyond this many side by side share the last lane. */
const mostLanes = 14;
/** Pixels from lane to lane at 100 % text. */
const laneStep = 7;

interface Measured {
  readonly bars: readonly { readonly coding: PlacedCoding; readonly top: number; readonly bottom: number }[];
  readonly scrollTop: number;
  readonly labelHeight: number;
}

/** The margin at the right: a bar for each coding in sight, in lanes, and the names of their codes. */
export const codingMargin = ViewPlugin.fromClass(
  class implements PluginValue {
    readonly dom = document.createElement('div');
    private readonly view: EditorView;
    private readonly parts = new Map<number, { readonly bar: HTMLElement; readonly label: HTMLElement }>();
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
      view.scrollDOM.append(this.dom);
      view.scrollDOM.addEventListener('scroll', this.onScroll, { passive: true });
      view.requestMeasure(this.request);
    }

    update(update: ViewUpdate): void {
      if (
        update.docChanged ||
        update.viewportChanged ||
        update.geometryChanged ||
        update.startState.field(codingField) !== update.state.field(codingField)
      )
        this.view.requestMeasure(this.request);
    }

    destroy(): void {
      this.view.scrollDOM.removeEventListener('scroll', this.onScroll);
      this.dom.remove();
    }

    private read(view: EditorView): Measured {
      const { from, to } = view.viewport;
      const scroller = view.scrollDOM.getBoundingClientRect();
      const { scrollTop } = view.scrollDOM;
      const shift = scrollTop - scroller.top;
      const bars = codingsBetween(view.state, from, to).map((coding) => {
        const start = coding.from >= from ? view.coordsAtPos(coding.from, 1) : null;
        const end = coding.to <= to ? view.coordsAtPos(coding.to, -1) : null;
        const top = start ? start.top : view.lineBlockAt(from).top + view.documentTop;
        const bottom = end ? end.bottom : view.lineBlockAt(to).bottom + view.documentTop;
        return { coding, top: top + shift, bottom: bottom + shift };
      });
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      return { bars, scrollTop, labelHeight: Math.round(rem * 1.125) };
    }

    private write({ bars, scrollTop, labelHeight }: Measured): void {
      const { lanes, picked } = this.view.state.field(codingField);
      const shownLanes = Math.min(lanes, mostLanes);
      this.dom.style.setProperty('--lanes', String(shownLanes));
      const places = labelLayout(
        bars.map(({ coding, top, bottom }) => ({ id: coding.span.id, top, bottom })),
        labelHeight,
        scrollTop + 4,
      );
      const seen = new Set<number>();
      for (const { coding, top, bottom } of bars) {
        const { span } = coding;
        seen.add(span.id);
        const part = this.parts.get(span.id) ?? this.add(span.id);
        const isPicked = span.id === picked ? ' is-picked' : '';
        const other = span.initials === '' ? '' : ' coding-other';
        part.bar.className = `coding-bar coding-c${span.colour}${other}${isPicked}`;
        part.bar.style.top = `${top + 3}px`;
        part.bar.style.height = `${Math.max(8, bottom - top - 6)}px`;
        part.bar.style.insetInlineStart = `${Math.min(coding.lane, mostLanes - 1) * laneStep}px`;
        part.bar.title = titleOf(coding);
        part.label.className = `coding-label coding-c${span.colour}${isPicked}`;
        part.label.style.top = `${places.get(span.id) ?? top}px`;
        part.label.title = titleOf(coding);
        const text = span.initials === '' ? span.name : `${span.initials} · ${span.name}`;
        if (part.label.textContent !== text) part.label.textContent = text;
      }
      for (const [id, part] of this.parts) {
        if (seen.has(id)) continue;
        part.bar.remove();
        part.label.remove();
        this.parts.delete(id);
      }
    }

    private add(id: number): { readonly bar: HTMLElement; readonly label: HTMLElement } {
      const bar = document.createElement('div');
      const label = document.createElement('div');
      label.dir = 'auto';
      for (const element of [bar, label]) {
        element.dataset.coding = String(id);
        element.addEventListener('mouseenter', () => this.light(id, true));
        element.addEventListener('mouseleave', () => this.light(id, false));
        this.dom.append(element);
      }
      const part = { bar, label };
      this.parts.set(id, part);
      return part;
    }

    private light(id: number, on: boolean): void {
      const part = this.parts.get(id);
      part?.bar.classList.toggle('is-lit', on);
      part?.label.classList.toggle('is-lit', on);
    }

    private onPress(event: MouseEvent): void {
      const target = event.target instanceof HTMLElement ? event.target.dataset.coding : undefined;
      if (target === undefined) return;
      event.preventDefault();
      this.view.dispatch({ effects: pickCoding.of(Number(target)) });
      this.view.focus();
    }
  },
);

function titleOf({ span }: PlacedCoding): string {
  const notes = [
    span.initials === '' ? '' : `coded by ${span.initials}`,
    span.isPlaced ? 'on a touchpoint' : '',
    span.isRated ? 'rated' : '',
  ].filter(Boolean);
  return notes.length === 0 ? span.name : `${span.name} (${notes.join(', ')})`;
}
