import { type Range, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  GutterMarker,
  gutter,
  WidgetType,
} from '@codemirror/view';
import type { TurnHead } from './coding-spans.ts';
import { turnTime } from './turn-time.ts';

/** Replaces the turns shown. */
export const setTurns = StateEffect.define<readonly TurnHead[]>();

/** Who speaks: a line above the first line of the turn. The time stands beside it in the gutter; here it is for the ear. */
class TurnWidget extends WidgetType {
  private readonly speaker: string;
  readonly time: string;

  constructor(head: TurnHead) {
    super();
    this.speaker = head.speaker;
    this.time = head.startMs === null ? '' : turnTime(head.startMs);
  }

  override eq(other: TurnWidget): boolean {
    return other.speaker === this.speaker && other.time === this.time;
  }

  override toDOM(): HTMLElement {
    const line = document.createElement('div');
    line.className = 'turn-head';
    const speaker = document.createElement('span');
    speaker.className = 'turn-speaker';
    speaker.dir = 'auto';
    speaker.textContent = this.speaker;
    line.append(speaker);
    if (this.time !== '') {
      const time = document.createElement('span');
      time.className = 'sr-only';
      time.textContent = this.time;
      line.append(time);
    }
    return line;
  }

  override get estimatedHeight(): number {
    return 32;
  }
}

/** The turns of a transcript, following the edits. */
export const turnField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    let next = transaction.docChanged ? value.map(transaction.changes) : value;
    for (const effect of transaction.effects) {
      if (!effect.is(setTurns)) continue;
      const { doc } = transaction.state;
      const seen = new Set<number>();
      const heads: Range<Decoration>[] = [];
      for (const head of effect.value) {
        const { from } = doc.lineAt(Math.min(head.at, doc.length));
        // Two turns on one line: the line is given to the first.
        if ((head.speaker === '' && head.startMs === null) || seen.has(from)) continue;
        seen.add(from);
        heads.push(Decoration.widget({ widget: new TurnWidget(head), block: true, side: -1 }).range(from));
      }
      next = Decoration.set(heads, true);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

class TimeMarker extends GutterMarker {
  private readonly time: string;

  constructor(time: string) {
    super();
    this.time = time;
  }

  override eq(other: TimeMarker): boolean {
    return other.time === this.time;
  }

  override toDOM(): Node {
    return document.createTextNode(this.time);
  }
}

/** When each turn begins, beside its speaker. Without times the gutter takes no room. */
export const turnTimes = gutter({
  class: 'turn-times',
  widgetMarker: (_view, widget) =>
    widget instanceof TurnWidget && widget.time !== '' ? new TimeMarker(widget.time) : null,
});
