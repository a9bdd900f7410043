import { useRef } from 'react';
import type { Code } from '../../../../shared/voices/model.ts';
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

/** One book for every reader of the same answer: each row of the codebook asks for it. */
const books = new WeakMap<readonly Code[], Codebook>();

function bookOf(codes: readonly Code[]): Codebook {
  const known = books.get(codes);
  if (known) return known;
  const book = buildCodebook(codes);
  books.set(codes, book);
  return book;
}

/** The codes as tree, list, by id and by pin; kept up to date. */
export function useCodes(): CodesState {
  const { data, isPending, error, refetch } = useQuery('voices.codes', {});
  const book = bookOf(data ?? none);
  return { book, isLoading: isPending, error, retry: () => void refetch() };
}

/**
 * The same, and the very same book as long as nothing but counts has changed: for screens that draw names and colours
 * on many rows and would draw them all again after each coding. Its counts may be old.
 */
export function useCodeNames(): CodesState {
  const state = useCodes();
  const kept = useRef(state.book);
  if (!hasSameNames(kept.current, state.book)) kept.current = state.book;
  return { ...state, book: kept.current };
}

/** Whether two books differ in counts at most. */
export function hasSameNames(a: Codebook, b: Codebook): boolean {
  if (a === b) return true;
  return (
    a.flat.length === b.flat.length &&
    a.flat.every((code, at) => {
      const other = b.flat[at];
      if (other === code) return true;
      if (other === undefined) return false;
      const { codings: _, sources: __, ...own } = code;
      return Object.entries(own).every(([field, value]) => Object.is(other[field as keyof Code], value));
    })
  );
}
