import { useEffect, useState } from 'react';
import { useClient } from '../api/provider.tsx';

/**
 * The number of the newest commit this window has heard of, for taking back an offer to undo: undoing an earlier one
 * would undo something else by then. 0 before the first; Infinity where commits may have been missed.
 */
export function useLastCommit(): number {
  const client = useClient();
  const [last, setLast] = useState(0);
  useEffect(
    () =>
      client.onEvent((event) => {
        // 0 stands for "anything may have changed", after the way to the store was broken.
        if (event.type === 'changed') setLast(event.seq === 0 ? Number.POSITIVE_INFINITY : event.seq);
        else if (event.type === 'workspace' || event.type === 'store-restarted')
          setLast(Number.POSITIVE_INFINITY);
      }),
    [client],
  );
  return last;
}
