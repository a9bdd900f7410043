import type { Condition } from '../../../../shared/voices/condition.ts';
import { asksCodings, type GridGroup, type GroupHead } from '../../../../shared/voices/grid-model.ts';
import { type GridSort, plainSortSchema } from '../../../../shared/voices/model.ts';
import type { CallError } from '../../../api/client.ts';
import { useQuery } from '../../../api/query.ts';

export interface Order {
  readonly data:
    | { readonly ids: readonly number[]; readonly groups?: readonly GroupHead[] | undefined }
    | undefined;
  readonly error: CallError | null;
  readonly refetch: () => unknown;
}

/**
 * Ids of the rows in their order. Where nothing asked looks at codings, coding leaves the answer good: at 50,000 rows
 * that is what keeps a coding key quick.
 */
export function useOrder(
  condition: Condition | null,
  sorts: readonly GridSort[],
  group: GridGroup | null,
): Order {
  const plainSorts = plainSortSchema.array().safeParse(sorts);
  const isPlain = plainSorts.success && group !== 'code' && (condition === null || !asksCodings(condition));
  const plain = useQuery(
    'voices.grid.plainOrder',
    isPlain ? { condition, sort: plainSorts.data, group } : {},
    { keepPrevious: true, enabled: isPlain },
  );
  const coded = useQuery(
    'voices.grid.order',
    { condition, sort: [...sorts], group },
    { keepPrevious: true, enabled: !isPlain },
  );
  return isPlain ? plain : coded;
}
