import { useMemo } from 'react';
import type { CallError } from '../../../api/client.ts';
import { useQuery } from '../../../api/query.ts';
import { buildCodebook, type Codebook } from './codebook.ts';

export interface CodesState {
  /** Empty until the codes are there. */
  readonly book: Codebook;
  readonly isLoading: boolean;
  readonly error: CallError | null;
  readonly retry: () => void;
}

const none: readonly never[] = [];

/** The codes as tree, list, by id and by pin; kept up to date. */
export function useCodes(): CodesState {
  const { data, isPending, error, refetch } = useQuery('voices.codes', {});
  const codes = data ?? none;
  const book = useMemo(() => buildCodebook(codes), [codes]);
  return { book, isLoading: isPending, error, retry: () => void refetch() };
}
