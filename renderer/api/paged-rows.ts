import { useCallback, useEffect, useRef, useState } from 'react';
import { CallError } from './client.ts';

const pageSize = 100;

export interface PagedRows<Row> {
  /** Row `index` of the list, or undefined while its page is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Why rows could not be read; a page that failed is not asked for again. */
  readonly failure: string | undefined;
}

/**
 * Rows of a list too long to be read at once, page by page as they come into sight. `list` names it: rows of another
 * name are others, and an answer about the one before comes too late.
 */
export function usePagedRows<Row>(
  list: string,
  read: (page: { readonly offset: number; readonly limit: number }) => Promise<readonly Row[]>,
): PagedRows<Row> {
  const latest = useRef(read);
  latest.current = read;
  const pages = useRef({ list, byNumber: new Map<number, readonly Row[] | 'asked'>() });
  if (pages.current.list !== list) pages.current = { list, byNumber: new Map() };
  const [, setArrived] = useState(0);
  const [failed, setFailed] = useState<{ readonly list: string; readonly message: string }>();
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const rowAt = useCallback(
    (index: number): Row | undefined => {
      const page = Math.floor(index / pageSize);
      const { byNumber } = pages.current;
      const known = byNumber.get(page);
      if (known === undefined) {
        byNumber.set(page, 'asked');
        latest.current({ offset: page * pageSize, limit: pageSize }).then(
          (rows) => {
            byNumber.set(page, rows);
            if (isHere.current) setArrived((count) => count + 1);
          },
          (error: unknown) => {
            const message = error instanceof CallError ? error.message : 'The list could not be read.';
            if (isHere.current) setFailed({ list, message });
          },
        );
      }
      return Array.isArray(known) ? known[index - page * pageSize] : undefined;
    },
    [list],
  );
  return { rowAt, failure: failed?.list === list ? failed.message : undefined };
}
