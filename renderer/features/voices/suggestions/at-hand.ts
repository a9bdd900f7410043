import { useSyncExternalStore } from 'react';
import type { SuggestedUnit, SuggestionList } from '../../../../shared/voices/suggestion-model.ts';

/** What one run of the learner said about a source: its units in the order of the text. */
export interface Learned {
  readonly units: readonly SuggestedUnit[];
  readonly thin: ReadonlySet<number>;
  /** Codings it was learned from; 0 where nothing is coded. */
  readonly codings: number;
}

/** Sources kept; far more than are coded between two runs. */
const MOST_KEPT = 2000;

let owner = '';
let kept: ReadonlyMap<string, Learned> = new Map();
const listeners = new Set<() => void>();

/** Where suggestions are wanted: a source, or the words selected in it (code points). */
export interface Place {
  readonly sourceId: number;
  readonly range: { readonly start: number; readonly end: number } | null;
}

const keyOf = ({ sourceId, range }: Place): string =>
  range === null ? String(sourceId) : `${sourceId} ${range.start} ${range.end}`;

/** What is known without learning again. They are one coder's, of one opening of the workspace. */
export function learnedAt(whose: string, place: Place): Learned | undefined {
  return owner === whose ? kept.get(keyOf(place)) : undefined;
}

/** Keeps what a run answered, for each source it was asked about: with no units where it had none. */
export function keepLearned(
  whose: string,
  places: readonly Place[],
  { units, thin, codings }: SuggestionList,
): void {
  const bySource = Map.groupBy(units, ({ sourceId }) => sourceId);
  const next = new Map(owner === whose && kept.size < MOST_KEPT ? kept : []);
  owner = whose;
  const few = new Set(thin);
  for (const place of places) {
    const own = (bySource.get(place.sourceId) ?? []).toSorted((a, b) => a.start - b.start);
    next.set(keyOf(place), { units: own, thin: few, codings });
  }
  kept = next;
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** {@link learnedAt}, kept fresh while runs answer. */
export function useLearned(whose: string, place: Place | null): Learned | undefined {
  return useSyncExternalStore(subscribe, () => (place === null ? undefined : learnedAt(whose, place)));
}
