import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlanFind } from '../../../../shared/voices/pseudonymise/model.ts';
import { useClient } from '../../../api/provider.tsx';

const pageSize = 100;

/** The places of a group, read page by page as they come into sight. */
export function useFinds(
  planId: string,
  group: number,
): { readonly findAt: (index: number) => PlanFind | undefined; readonly failure: string | undefined } {
  const client = useClient();
  const list = `${planId} ${group}`;
  const pages = useRef({ list, byNumber: new Map<number, readonly PlanFind[] | 'asked'>() });
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
  const findAt = useCallback(
    (index: number): PlanFind | undefined => {
      const page = Math.floor(index / pageSize);
      const { byNumber } = pages.current;
      const known = byNumber.get(page);
      if (known === undefined) {
        byNumber.set(page, 'asked');
        const asked = { planId, groups: [group], offset: page * pageSize, limit: pageSize };
        void client.call('voices.pseudonymise.finds', asked).then((result) => {
          if (!isHere.current) return;
          if (result.ok) byNumber.set(page, result.value.finds);
          else setFailure(result.failure.message);
          setArrived((count) => count + 1);
        });
      }
      return Array.isArray(known) ? known[index - page * pageSize] : undefined;
    },
    [client, planId, group],
  );
  return { findAt, failure };
}
