import { useEffect, useRef, useState } from 'react';
import type { GridRow } from '../../../../shared/voices/model.ts';
import { useQuery } from '../../../api/query.ts';

const step = 50;
const ahead = 50;
/** Rows kept after they went out of sight; scrolling back then shows them at once. */
const most = 4000;
/** A jump this far is waited for: who drags the scrollbar passes thousands of rows. */
const jump = 300;
const settleMs = 70;

export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
}

/** The rows to ask for around those in sight, on fixed steps so that small movements ask for nothing new. */
export function windowAround(first: number, last: number, count: number): RowWindow {
  const from = Math.max(0, Math.floor((first - ahead) / step) * step);
  const to = Math.min(count, Math.ceil((last + 1 + ahead) / step) * step);
  return { first: from, last: Math.max(from, Math.min(to, from + 300)) };
}

/** The rows near those in sight, by id. Rows already seen stay while newer ones are on their way. */
export function useGridRows(
  ids: readonly number[],
  first: number,
  last: number,
): { readonly rowOf: (id: number) => GridRow | undefined; readonly error: Error | null } {
  const wanted = windowAround(first, last, ids.length);
  const [settled, setSettled] = useState(wanted);
  const isFar = Math.abs(wanted.first - settled.first) > jump;
  useEffect(() => {
    const timer = setTimeout(
      () => setSettled({ first: wanted.first, last: wanted.last }),
      isFar ? settleMs : 0,
    );
    return () => clearTimeout(timer);
  }, [wanted.first, wanted.last, isFar]);
  const current = isFar ? settled : wanted;
  // Lines below 0 are heads of groups; by code, an answer stands in several.
  const asked = [...new Set(ids.slice(current.first, current.last).filter((id) => id > 0))];
  const { data, error } = useQuery(
    'voices.grid.rows',
    { ids: asked },
    { enabled: asked.length > 0, keepPrevious: true },
  );
  const known = useRef(new Map<number, GridRow>());
  const merged = useRef<readonly GridRow[] | undefined>(undefined);
  if (data && merged.current !== data) {
    merged.current = data;
    for (const row of data) {
      known.current.delete(row.id);
      known.current.set(row.id, row);
    }
    for (const id of known.current.keys()) {
      if (known.current.size <= most) break;
      known.current.delete(id);
    }
  }
  return { rowOf: (id) => known.current.get(id), error };
}
