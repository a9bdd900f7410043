import type { AutoCodeHit } from '../../../../shared/voices/auto-code/model.ts';
import { type PagedRows, usePagedRows } from '../../../api/paged-rows.ts';
import { useClient } from '../../../api/provider.tsx';

/** The hits of a plan: those to be coded, or those coded already. */
export function useHits(planId: string, already: boolean): PagedRows<AutoCodeHit> {
  const client = useClient();
  return usePagedRows(`${planId} ${already}`, async (page) => {
    const { hits } = await client.ask('voices.autoCode.hits', { planId, already, ...page });
    return hits;
  });
}
