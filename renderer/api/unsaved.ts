import { useEffect, useSyncExternalStore } from 'react';

/** Words typed into a field that saves by itself: on their way soon, or refused by the store. */
export type Unsaved = 'none' | 'waiting' | 'refused';

const held = new Map<symbol, Unsaved>();
const listeners = new Set<() => void>();
let worst: Unsaved = 'none';

function changed(): void {
  const kinds = [...held.values()];
  worst = kinds.includes('refused') ? 'refused' : kinds.includes('waiting') ? 'waiting' : 'none';
  for (const listener of listeners) listener();
}

/** Says for as long as the caller is mounted whether it holds words the store does not have. */
export function useHoldsUnsaved(state: Unsaved): void {
  useEffect(() => {
    if (state === 'none') return;
    const key = Symbol('unsaved');
    held.set(key, state);
    changed();
    return () => {
      held.delete(key);
      changed();
    };
  }, [state]);
}

/** The worst of what the screens hold: while it is not `none`, nobody may say "Saved". */
export function useUnsaved(): Unsaved {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => worst,
  );
}
