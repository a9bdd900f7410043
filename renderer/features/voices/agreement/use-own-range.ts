import { type KeyboardEvent, useMemo, useState } from 'react';
import { indexCodePoints } from '../../../../shared/text/code-points.ts';
import type { Disagreement } from '../../../../shared/voices/agreement/model.ts';
import { moveEnd, type Span } from './place-text.ts';

export interface OwnRange {
  /** null while none is being chosen. */
  readonly range: Span | null;
  readonly begin: () => void;
  readonly end: () => void;
  readonly set: (range: Span) => void;
  /** Moves an end with the arrow keys; whether the key did. */
  readonly key: (event: KeyboardEvent) => boolean;
}

/** A range chosen by hand for one place, from all that either coder coded. */
export function useOwnRange(place: Disagreement | undefined): OwnRange {
  const [chosen, setChosen] = useState<{ readonly of: string; readonly range: Span } | null>(null);
  const of = place === undefined ? '' : `${place.sourceId} ${place.start}`;
  const index = useMemo(() => indexCodePoints(place?.text ?? ''), [place?.text]);
  const range = chosen?.of === of ? chosen.range : null;
  const set = (next: Span): void => setChosen({ of, range: next });
  return {
    range,
    begin: () => {
      if (place) set({ start: place.start, end: Math.min(place.end, place.from + index.length) });
    },
    end: () => setChosen(null),
    set,
    key: (event) => {
      if (!range || !place || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return false;
      const by = event.key === 'ArrowRight' ? 1 : -1;
      set(moveEnd(index, place.from, range, event.shiftKey ? 'start' : 'end', by));
      return true;
    },
  };
}
