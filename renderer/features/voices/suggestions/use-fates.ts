import { useMemo, useState } from 'react';
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
 * What became of the suggestions in sight. Codings are asked of the store rather than remembered, so that undoing one
 * is seen here too.
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
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  return {
    of: (unit, suggestion) => {
      const own = (bySource.get(unit.sourceId) ?? []).some(
        ({ coderId, codeId, start, end }) =>
          coderId === coder?.id && codeId === suggestion.codeId && start < unit.end && end > unit.start,
      );
      if (own) return 'coded';
      return refused.has(keyOf(unit, suggestion)) ? 'refused' : 'open';
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

const keyOf = ({ sourceId, start }: SuggestedUnit, { codeId }: Suggestion): string =>
  `${sourceId}-${start}-${codeId}`;
