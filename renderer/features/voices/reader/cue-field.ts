import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import { turnTime } from './turn-time.ts';

/** When some words were said: UTF-16 offsets, milliseconds from the beginning. */
export interface CueSpan {
  readonly from: number;
  readonly to: number;
  readonly startMs: number;
  readonly endMs: number | null;
}

/** Replaces the cues: those of exactly the text in the editor. */
export const setCues = StateEffect.define<readonly CueSpan[]>();

const cueField = StateField.define<readonly CueSpan[]>({
  create: () => [],
  update(value, transaction) {
    let next = value;
    if (transaction.docChanged && next.length > 0)
      next = next.map((cue) => ({
        ...cue,
        from: transaction.changes.mapPos(cue.from, 1),
        to: transaction.changes.mapPos(cue.to, 1),
      }));
    for (const effect of transaction.effects) if (effect.is(setCues)) next = effect.value;
    return next;
  },
});

/** The words of a transcript say when they were spoken while the pointer rests on them. */
export const cueTimes: Extension = [
  cueField,
  hoverTooltip(
    (view, at) => {
      const cue = cueAt(view.state.field(cueField), at);
      if (!cue) return null;
      return {
        pos: cue.from,
        end: cue.to,
        create: () => {
          const dom = document.createElement('div');
          dom.className = 'cue-time';
          const end = cue.endMs === null ? '' : `–${turnTime(cue.endMs)}`;
          dom.textContent = `${turnTime(cue.startMs)}${end}`;
          return { dom };
        },
      };
    },
    { hoverTime: 500 },
  ),
];

/** The cue a position lies in: cues are sorted and apart. */
function cueAt(cues: readonly CueSpan[], at: number): CueSpan | undefined {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const found = cues[low];
  return found && found.from <= at ? found : undefined;
}
