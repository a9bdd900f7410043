import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlannedRow, PlannedWhat } from '../../../../shared/voices/import-plan.ts';
import { useClient } from '../../../api/provider.tsx';

const pageSize = 100;

export interface PlanRows {
  /** Row `index` of the list, or undefined while its page is on its way. */
  readonly rowAt: (index: number) => PlannedRow | undefined;
  /** Why rows could not be read. */
  readonly failure: string | undefined;
}

/** Rows of a plan, read page by page as they come into sight. */
export function usePlanRows(planId: string, what: PlannedWhat): PlanRows {
  const client = useClient();
  const pages = useRef(new Map<number, readonly PlannedRow[] | 'asked'>());
  const [, setArrived] = useState(0);
  const [failure, setFailure] = useState<string>();
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const rowAt = useCallback(
    (index: number): PlannedRow | undefined => {
      const page = Math.floor(index / pageSize);
      const known = pages.current.get(page);
      if (known === undefined) {
        pages.current.set(page, 'asked');
        void client
          .call('voices.import.rows', { planId, what, offset: page * pageSize, limit: pageSize })
          .then((result) => {
            if (!isHere.current) return;
            if (result.ok) pages.current.set(page, result.value.rows);
            else {
              pages.current.delete(page);
              setFailure(result.failure.message);
            }
            setArrived((count) => count + 1);
          });
      }
      return Array.isArray(known) ? known[index - page * pageSize] : undefined;
    },
    [client, planId, what],
  );
  return { rowAt, failure };
}
