import type { UseQueryResult } from '@tanstack/react-query';
import type { GridSort, SourceFilter } from '../../../../shared/voices/model.ts';
import { plainFilterSchema, plainSortSchema } from '../../../../shared/voices/model.ts';
import type { CallError } from '../../../api/client.ts';
import { useQuery } from '../../../api/query.ts';

/**
 * Ids of the rows in their order. Where nothing asked looks at codings, coding leaves the answer good: at 50,000 rows
 * that is what keeps a coding key quick.
 */
export function useOrder(
  filter: SourceFilter,
  sort: GridSort,
): UseQueryResult<{ readonly ids: readonly number[] }, CallError> {
  const plainFilter = plainFilterSchema.safeParse(filter);
  const plainSort = plainSortSchema.safeParse(sort);
  const isPlain = plainFilter.success && plainSort.success;
  const plain = useQuery(
    'voices.grid.plainOrder',
    isPlain ? { filter: plainFilter.data, sort: plainSort.data } : plainInput,
    { keepPrevious: true, enabled: isPlain },
  );
  const coded = useQuery('voices.grid.order', { filter, sort }, { keepPrevious: true, enabled: !isPlain });
  return isPlain ? plain : coded;
}

const plainInput = { filter: {}, sort: { by: 'order', direction: 'ascending' } } as const;
