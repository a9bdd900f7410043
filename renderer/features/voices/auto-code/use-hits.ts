import { useCallback, useEffect, useRef, useState } from 'react';
import type { AutoCodeHit } from '../../../../shared/voices/auto-code/model.ts';
import { useClient } from '../../../api/provider.tsx';

const pageSize = 100;

export interface Hits {
  /** Hit `index` of the list, or undefined while its page is on its way. */
  readonly hitAt: (index: number) => AutoCodeHit | undefined;
  /** Why hits could not be read. */
  readonly failure: string | undefined;
}

/** The hits of a plan, read page by page as they come into sight. */
export function useHits(planId: string, already: boolean): Hits {
  const client = useClient();
  const list = `${planId} ${already}`;
  const pages = useRef({ list, byNumber: new Map<number, readonly AutoCodeHit[] | 'asked'>() });
  if (pages.current.list !== list) pages.current = { list, byNumber: new Map() };
  const [, setArrived] = useState(0);
  const [failure, setFailure] = useState<string>();
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const hitAt = useCallback(
    (index: number): AutoCodeHit | undefined => {
      const page = Math.floor(index / pageSize);
      const { byNumber } = pages.current;
      const known = byNumber.get(page);
      if (known === undefined) {
        byNumber.set(page, 'asked');
        void client
          .call('voices.autoCode.hits', { planId, already, offset: page * pageSize, limit: pageSize })
          .then((result) => {
            if (!isHere.current) return;
            if (result.ok) byNumber.set(page, result.value.hits);
            else setFailure(result.failure.message);
            setArrived((count) => count + 1);
          });
      }
      return Array.isArray(known) ? known[index - page * pageSize] : undefined;
    },
    [client, planId, already],
  );
  return { hitAt, failure };
}
