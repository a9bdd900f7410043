import type { JourneyRow } from '../../../shared/journeys/model.ts';
import type { StudyRow } from '../../../shared/studies/model.ts';
import { useQuery } from '../../api/query.ts';

/** What the workspace holds, in numbers; undefined where it is not known yet or could not be read. */
export interface Overview {
  readonly studies: readonly StudyRow[] | undefined;
  readonly sources: number | undefined;
  readonly participants: number | undefined;
  readonly codes: number | undefined;
  readonly codings: number | undefined;
  readonly journeys: readonly JourneyRow[] | undefined;
  /** The first thing that could not be read. */
  readonly error: Error | null;
}

export function useOverview(): Overview {
  const studies = useQuery('studies.list', {});
  const sources = useQuery('voices.sources', { limit: 1 });
  const participants = useQuery('people.participants', {});
  const codes = useQuery('voices.codes', {});
  const journeys = useQuery('journeys.list', {});
  return {
    studies: studies.data,
    sources: sources.data?.total,
    participants: participants.data?.length,
    codes: codes.data?.length,
    codings: codes.data?.reduce((sum, code) => sum + code.codings, 0),
    journeys: journeys.data,
    error: studies.error ?? sources.error ?? participants.error ?? codes.error ?? journeys.error,
  };
}
