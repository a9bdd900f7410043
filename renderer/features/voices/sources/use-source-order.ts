import { useMemo } from 'react';
import type { SourceFilter, SourceRow } from '../../../../shared/voices/model.ts';
import type { CallError } from '../../../api/client.ts';
import { useQuery } from '../../../api/query.ts';

const pageSize = 200;
const sort = { by: 'order', direction: 'ascending' } as const;
const none: readonly number[] = [];

/** Which sources the list shows for words typed into its filter. */
export function filterFor(words: string): SourceFilter {
  const text = words.trim();
  return text === '' ? {} : { text };
}

export interface SourceOrder {
  /** Ids of all sources the filter lets through, in the order of the list. */
  readonly ids: readonly number[];
  readonly isLoading: boolean;
  readonly error: CallError | null;
  readonly retry: () => void;
}

/** The order of the list: ids only, for any number of sources. */
export function useSourceOrder(words: string): SourceOrder {
  const filter = useMemo(() => filterFor(words), [words]);
  const { data, isPending, error, refetch } = useQuery(
    'voices.grid.plainOrder',
    { filter, sort },
    { keepPrevious: true },
  );
  return { ids: data?.ids ?? none, isLoading: isPending, error, retry: () => void refetch() };
}

/** Row `index` of the list; undefined until its page is there. */
export function useSourceRow(words: string, index: number): SourceRow | undefined {
  const filter = useMemo(() => filterFor(words), [words]);
  const page = Math.floor(index / pageSize);
  const { data } = useQuery(
    'voices.sources',
    { filter, limit: pageSize, offset: page * pageSize },
    { keepPrevious: true },
  );
  return data?.rows[index - page * pageSize];
}
