import type { Condition } from '../../../../shared/voices/condition.ts';
import { asksCodings, type GridGroup, type GroupHead } from '../../../../shared/voices/grid-model.ts';
import { type GridSort, plainSortSchema } from '../../../../shared/voices/model.ts';
import type { CallError } from '../../../api/client.ts';
import { useQuery } from '../../../api/query.ts';

export interface Order {
  readonly data:
    | { readonly ids: readonly number[]; readonly groups?: readonly GroupHead[] | undefined }
    | undefined;
  /** What is shown answers the question before, until the answer to this one is there. */
  readonly isPlaceholderData: boolean;
  readonly error: CallError | null;
  readonly refetch: () => unknown;
}

/** Whether nothing asked looks at codings. */
export function isPlainOrder(
  condition: Condition | null,
  sorts: readonly GridSort[],
  group: GridGroup | null,
): boolean {
  return (
    plainSortSchema.array().safeParse(sorts).success &&
    group !== 'code' &&
    (condition === null || !asksCodings(condition))
  );
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
  const isPlain = plainSorts.success && isPlainOrder(condition, sorts, group);
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
