import { type EditorView, type PluginValue, type Rect, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { codingField, drawCoding, placeOfCoding } from './coding-field.ts';
import { readerEvents } from './reader-events.ts';

interface Measured {
  readonly start: Rect | null;
  readonly end: Rect | null;
  readonly left: number;
  readonly top: number;
}

interface Drag {
  readonly id: number;
  readonly edge: 'start' | 'end';
  readonly pointer: number;
  readonly from: number;
  readonly to: number;
}

/** Two handles at the ends of the picked coding: dragged, they resize it; the words follow while it is dragged. */
export const codingHandles = ViewPlugin.fromClass(
  class implements PluginValue {
    private readonly view: EditorView;
    private readonly handles: Readonly<Record<'start' | 'end', HTMLElement>>;
    private drag: Drag | null = null;
    private readonly request = {
      key: 'coding-handles',
      read: (view: EditorView): Measured => this.read(view),
      write: (measured: Measured): void => this.write(measured),
    };

    constructor(view: EditorView) {
      this.view = view;
      this.handles = { start: this.make('start'), end: this.make('end') };
      view.requestMeasure(this.request);
    }

    update(update: ViewUpdate): void {
      if (
        update.docChanged ||
        update.geometryChanged ||
        update.viewportChanged ||
        update.startState.readOnly !== update.state.readOnly ||
        update.startState.field(codingField) !== update.state.field(codingField)
      )
        this.view.requestMeasure(this.request);
    }

    destroy(): void {
      this.handles.start.remove();
      this.handles.end.remove();
    }

    private make(edge: 'start' | 'end'): HTMLElement {
      const handle = document.createElement('div');
      handle.className = `coding-handle coding-handle-${edge}`;
      // The keys that do the same are told in the inspector.
      handle.setAttribute('aria-hidden', 'true');
      handle.title = edge === 'start' ? 'Drag to move the start' : 'Drag to move the end';
      handle.hidden = true;
      handle.addEventListener('pointerdown', (event) => this.onDown(event, edge));
      handle.addEventListener('pointermove', (event) => this.onMove(event));
      handle.addEventListener('pointerup', (event) => this.onUp(event, true));
      handle.addEventListener('pointercancel', (event) => this.onUp(event, false));
      this.view.scrollDOM.append(handle);
      return handle;
    }

    private picked() {
      const { picked } = this.view.state.field(codingField);
      const place = picked === null || picked < 0 ? null : placeOfCoding(this.view.state, picked);
      return this.view.state.readOnly && place && place.span.initials === '' ? place : null;
    }

    private read(view: EditorView): Measured {
      const place = this.picked();
      const { from, to } = view.viewport;
      const box = view.scrollDOM.getBoundingClientRect();
      const inSight = (at: number): boolean => at >= from && at <= to;
      return {
        start: place && inSight(place.from) ? view.coordsAtPos(place.from, 1) : null,
        end: place && inSight(place.to) ? view.coordsAtPos(place.to, -1) : null,
        left: view.scrollDOM.scrollLeft - box.left,
        top: view.scrollDOM.scrollTop - box.top,
      };
    }

    private write({ start, end, left, top }: Measured): void {
      for (const [edge, rect] of [
        ['start', start],
        ['end', end],
      ] as const) {
        const handle = this.handles[edge];
        handle.hidden = rect === null;
        if (rect === null) continue;
        handle.style.left = `${rect.left + left}px`;
        handle.style.top = `${rect.top + top}px`;
        handle.style.height = `${rect.bottom - rect.top}px`;
      }
    }

    private onDown(event: PointerEvent, edge: 'start' | 'end'): void {
      const place = this.picked();
      if (!place || event.button !== 0) return;
      event.preventDefault();
      this.handles[edge].setPointerCapture(event.pointerId);
      this.drag = {
        id: place.span.id,
        edge,
        pointer: event.pointerId,
        from: place.from,
        to: place.to,
      };
    }

    private onMove(event: PointerEvent): void {
      const { drag, view } = this;
      if (!drag || event.pointerId !== drag.pointer) return;
      const place = placeOfCoding(view.state, drag.id);
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (!place || at === null) return;
      const from = drag.edge === 'start' ? Math.min(at, place.to - 1) : place.from;
      const to = drag.edge === 'end' ? Math.max(at, place.from + 1) : place.to;
      if (from !== place.from || to !== place.to)
        view.dispatch({ effects: drawCoding.of({ ...place.span, from, to }) });
    }

    private onUp(event: PointerEvent, isDone: boolean): void {
      const { drag, view } = this;
      if (!drag || event.pointerId !== drag.pointer) return;
      this.drag = null;
      const place = placeOfCoding(view.state, drag.id);
      if (place && isDone && (place.from !== drag.from || place.to !== drag.to))
        view.state.facet(readerEvents).onResized(drag.id, place.from, place.to);
      else if (place)
        view.dispatch({ effects: drawCoding.of({ ...place.span, from: drag.from, to: drag.to }) });
      view.focus();
    }
  },
);
