import { useCallback, useSyncExternalStore } from 'react';
import { useWorkspace } from '../../../api/query.ts';

const most = 30;
const listeners = new Set<() => void>();
let session = '';
let recent: readonly number[] = [];

function publish(next: readonly number[]): void {
  recent = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Ids of the codes used since the workspace was opened, the last one first; reader and grid share them. */
export function useRecentCodes(): readonly [readonly number[], (codeId: number) => void] {
  const sessionId = useWorkspace()?.sessionId ?? '';
  const ids = useSyncExternalStore(subscribe, () => recent);
  const use = useCallback(
    (codeId: number) => {
      const before = session === sessionId ? recent : [];
      session = sessionId;
      if (before[0] === codeId && before === recent) return;
      publish([codeId, ...before.filter((id) => id !== codeId)].slice(0, most));
    },
    [sessionId],
  );
  return [session === sessionId ? ids : none, use];
}

const none: readonly number[] = [];
