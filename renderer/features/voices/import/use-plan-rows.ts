import type { PlannedRow, PlannedWhat } from '../../../../shared/voices/import-plan.ts';
import { type PagedRows, usePagedRows } from '../../../api/paged-rows.ts';
import { useClient } from '../../../api/provider.tsx';

/** Rows of a plan. */
export function usePlanRows(planId: string, what: PlannedWhat): PagedRows<PlannedRow> {
  const client = useClient();
  return usePagedRows(`${planId} ${what}`, async (page) => {
    const { rows } = await client.ask('voices.import.rows', { planId, what, ...page });
    return rows;
  });
}
