import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Failure } from '../../../../shared/api/failure.ts';
import type { SuggestedUnit, Suggestion } from '../../../../shared/voices/suggestion-model.ts';
import { useJob, useQuery, useWorkspace } from '../../../api/query.ts';
import { useCoders } from '../coding/use-coders.ts';
import { keepLearned, type Learned, type Place, useLearned } from './at-hand.ts';
import { refusalKey } from './use-fates.ts';

/** Suggestions shown at once. */
const SHOWN = 3;

export interface AtHand {
  /** undefined until something was learned about the place. */
  readonly learned: Learned | undefined;
  readonly isLearning: boolean;
  readonly progress: number | null;
  readonly failure: Failure | null;
  /** Learns from the codings as they are now. */
  readonly again: () => void;
  /** The likeliest codes of a unit that it has not got and that were not refused there. */
  readonly open: (unit: SuggestedUnit, has: ReadonlySet<number>) => readonly Suggestion[];
}

/**
 * Suggestions for one place: from memory, else from one run of the learner that answers for `following` as well, so
 * that the next rows need none. `mayLearn` false only looks into the memory.
 */
export function useAtHand(place: Place | null, following: readonly number[], mayLearn: boolean): AtHand {
  const session = useWorkspace()?.sessionId ?? '';
  const { active } = useCoders();
  const whose = active === undefined ? '' : `${session} ${active.id}`;
  const learned = useLearned(whose, place);
  const asked = useRef<{ readonly whose: string; readonly places: readonly Place[] } | null>(null);
  const job = useJob('voices.suggestions', (list) => {
    if (asked.current) keepLearned(asked.current.whose, asked.current.places, list);
  });
  const { start, cancel } = job;
  const again = useCallback(() => {
    if (place === null || whose === '') return;
    const places = [
      place,
      ...(place.range === null ? following : []).map((sourceId) => ({ sourceId, range: null })),
    ];
    asked.current = { whose, places };
    void start({ sourceIds: places.map(({ sourceId }) => sourceId), range: place.range, limit: 5000 });
  }, [place, following, whose, start]);
  const isWanted = mayLearn && learned === undefined && place !== null && whose !== '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each place; a failure is tried again by hand
  useEffect(() => {
    if (isWanted) again();
  }, [isWanted]);
  const end = useRef(cancel);
  end.current = cancel;
  useEffect(() => () => end.current(), []);

  const { data: refusals } = useQuery(
    'voices.suggestion.refusals',
    { sourceIds: place === null ? [] : [place.sourceId] },
    { enabled: place !== null && learned !== undefined },
  );
  const refused = useMemo(() => new Set(refusals?.map(refusalKey)), [refusals]);
  return {
    learned,
    isLearning: job.run.state === 'running',
    progress: job.run.state === 'running' ? job.run.progress : null,
    failure: job.run.state === 'failed' ? job.run.failure : null,
    again,
    open: (unit, has) =>
      unit.suggestions
        .filter(({ codeId }) => !has.has(codeId) && !refused.has(refusalKey({ ...unit, codeId })))
        .slice(0, SHOWN),
  };
}
