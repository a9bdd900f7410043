import { useCallback } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useLocationProperty } from 'wouter/use-browser-location';
import { parseId } from './routes.ts';

/** Goes to an address; `replace` leaves no step for Back. */
export function useGo(): (path: string, options?: { readonly replace?: boolean }) => void {
  return useLocation()[1];
}

/** The part of the address after `#`, with it; empty where there is none. */
export function useHash(): string {
  return useLocationProperty(() => window.location.hash);
}

/**
 * A value kept in the address's query string under `name`, so that it can be linked to and Back undoes its change.
 * Setting null removes it.
 */
export function useAddressParam(
  name: string,
): readonly [string | null, (value: string | null, options?: { readonly replace?: boolean }) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string | null, options: { readonly replace?: boolean } = {}) => {
      setParams((before) => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      }, options);
    },
    [name, setParams],
  );
  return [params.get(name), set];
}

/** The id of the selected thing, kept in the address under `name`. */
export function useSelectedId(
  name: string,
): readonly [number | null, (id: number | null, options?: { readonly replace?: boolean }) => void] {
  const [text, setText] = useAddressParam(name);
  const set = useCallback(
    (id: number | null, options?: { readonly replace?: boolean }) =>
      setText(id === null ? null : String(id), options),
    [setText],
  );
  return [parseId(text), set];
}
