import { useCallback, useRef } from 'react';
import type { Failure } from '../../shared/api/failure.ts';
import type { Result } from './client.ts';

/** Sends one edit of a row against the newest revision known; the failure, or null. */
export type SaveRevised = (
  send: (ifRev: number) => Promise<Result<{ readonly rev: number }>>,
) => Promise<Failure | null>;

/**
 * Saves a row's fields one after another. A field saved right after another one goes out with the revision the
 * first one made, even where the row has not been read again yet; somebody else's change is still a conflict.
 */
export function useRevised(row: { readonly id: number; readonly rev: number }): SaveRevised {
  const known = useRef(row);
  if (known.current.id !== row.id || known.current.rev < row.rev) known.current = row;
  const line = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback((send) => {
    const id = known.current.id;
    const sent = line.current.then(async () => {
      const result = await send(known.current.rev);
      if (!result.ok) return result.failure;
      if (known.current.id === id) known.current = { id, rev: result.value.rev };
      return null;
    });
    line.current = sent.catch(() => undefined);
    return sent;
  }, []);
}
