import { useCallback } from 'react';
import { useWorkspace } from '../../api/query.ts';

/** The source read last, so that the way back to the reader comes to it; the ids of one opening only. */
let lastRead: { readonly sessionId: string | undefined; readonly id: number } | null = null;

/** The id of the source read last in this opening of the workspace, or null; and a way to note another. */
export function useLastRead(): { readonly id: number | null; readonly note: (id: number) => void } {
  const sessionId = useWorkspace()?.sessionId;
  const note = useCallback(
    (id: number) => {
      lastRead = { sessionId, id };
    },
    [sessionId],
  );
  return { id: lastRead?.sessionId === sessionId ? (lastRead?.id ?? null) : null, note };
}
