import { useEffect, useMemo, useState } from 'react';
import type { SuggestedUnit, Suggestion } from '../../../../shared/voices/suggestion-model.ts';
import { useQuery } from '../../../api/query.ts';
import { useCoders } from '../coding/use-coders.ts';
import type { Fate } from './unit-row.tsx';

/** Rows around the active one whose codings are looked up. */
const AROUND = 25;

export interface Fates {
  readonly of: (unit: SuggestedUnit, suggestion: Suggestion) => Fate;
  readonly refused: (unit: SuggestedUnit, suggestion: Suggestion) => void;
  /** Takes back what `refused` said: the refusal could not be stored. */
  readonly notRefused: (unit: SuggestedUnit, suggestion: Suggestion) => void;
}

/**
 * What became of the suggestions in sight. Codings and refusals are asked of the store rather than remembered, so that
 * undoing one is seen here too.
 */
export function useFates(units: readonly SuggestedUnit[], active: number): Fates {
  const { active: coder } = useCoders();
  const from = Math.max(0, Math.floor(active / AROUND) * AROUND - AROUND);
  const ids = useMemo(
    () => [...new Set(units.slice(from, from + 3 * AROUND).map(({ sourceId }) => sourceId))],
    [units, from],
  );
  const { data: rows } = useQuery(
    'voices.grid.rows',
    { ids },
    { enabled: ids.length > 0, keepPrevious: true },
  );
  const bySource = useMemo(() => new Map(rows?.map(({ id, codings }) => [id, codings])), [rows]);
  const { data: refusals } = useQuery(
    'voices.suggestion.refusals',
    { sourceIds: ids },
    { enabled: ids.length > 0, keepPrevious: true },
  );
  const stored = useMemo(() => new Set(refusals?.map(refusalKey)), [refusals]);
  // Refused here and not told by the store yet.
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the store has answered, its word counts
  useEffect(() => setRefused(new Set()), [refusals]);
  return {
    of: (unit, suggestion) => {
      const own = (bySource.get(unit.sourceId) ?? []).some(
        ({ coderId, codeId, start, end }) =>
          coderId === coder?.id && codeId === suggestion.codeId && start < unit.end && end > unit.start,
      );
      if (own) return 'coded';
      const key = keyOf(unit, suggestion);
      return refused.has(key) || stored.has(key) ? 'refused' : 'open';
    },
    refused: (unit, suggestion) => setRefused((now) => new Set(now).add(keyOf(unit, suggestion))),
    notRefused: (unit, suggestion) =>
      setRefused((now) => {
        const next = new Set(now);
        next.delete(keyOf(unit, suggestion));
        return next;
      }),
  };
}

/** A refusal is of a code for a very stretch. */
export const refusalKey = (one: {
  readonly sourceId: number;
  readonly codeId: number;
  readonly start: number;
  readonly end: number;
}): string => `${one.sourceId} ${one.codeId} ${one.start} ${one.end}`;

const keyOf = (unit: SuggestedUnit, { codeId }: Suggestion): string => refusalKey({ ...unit, codeId });
