import { useCallback, useState } from 'react';

/** Keeps a small screen setting (a width, a choice) on this machine; never customers' data. */
export function useRemembered<T>(
  key: string,
  initial: T,
  isValid: (value: unknown) => value is T,
): readonly [T, (value: T) => void] {
  const storageKey = `touchline.${key}`;
  const [value, setValue] = useState<T>(() => read(storageKey, initial, isValid));
  const set = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(storageKey, JSON.stringify(next));
      } catch {
        // Storage may be full or switched off: the setting then lasts as long as the screen.
      }
    },
    [storageKey],
  );
  return [value, set];
}

function read<T>(storageKey: string, initial: T, isValid: (value: unknown) => value is T): T {
  try {
    const text = localStorage.getItem(storageKey);
    const value: unknown = text === null ? null : JSON.parse(text);
    return isValid(value) ? value : initial;
  } catch {
    return initial;
  }
}

export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
