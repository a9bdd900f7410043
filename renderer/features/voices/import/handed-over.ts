import { useSyncExternalStore } from 'react';
import type { FileToken } from '../../../../shared/api/host.ts';

/** Files dropped or chosen elsewhere in Voices, on their way to the import screen. */
let files: readonly FileToken[] = [];
const listeners = new Set<() => void>();

export function handOver(next: readonly FileToken[]): void {
  files = next;
  for (const listener of listeners) listener();
}

export function useHandedOver(): readonly FileToken[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => files,
  );
}
