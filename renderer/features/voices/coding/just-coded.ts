import { type RefObject, useMemo, useRef } from 'react';
import type { CodingSurface } from './coding-surface.ts';

/** How long the codings at hand may take to be read again once the store has a new one, in ms. */
const READ_MS = 600;
const LOOK_MS = 20;

export interface JustCoded {
  /** Runs a coding command, and remembers what was coded at its place before. */
  readonly during: (work: () => Promise<void>) => Promise<void>;
  /**
   * Resolves when the codings at hand are those after the last coding: at once where nothing was coded just now. False
   * where the cursor has gone elsewhere meanwhile.
   */
  readonly settled: () => Promise<boolean>;
  readonly isSettled: () => boolean;
}

/**
 * Whoever removes, rates or places right after coding is ahead of the codings being read again: acting on what is still
 * at hand would say that nothing is coded here, or take another coding than the one just made.
 */
export function useJustCoded(surface: RefObject<CodingSurface>): JustCoded {
  const last = useRef<{ readonly sourceId: number; readonly before: string; until: number } | null>(null);
  return useMemo<JustCoded>(() => {
    const idsHere = () =>
      surface.current
        .codings()
        .map(({ id, rev }) => `${id}.${rev}`)
        .sort()
        .join();
    const isSettled = () => {
      const coded = last.current;
      if (coded === null) return true;
      const isOver =
        surface.current.target()?.sourceId !== coded.sourceId ||
        Date.now() >= coded.until ||
        idsHere() !== coded.before;
      if (isOver) last.current = null;
      return isOver;
    };
    return {
      isSettled,
      during: async (work) => {
        const sourceId = surface.current.target()?.sourceId;
        const mine =
          sourceId === undefined ? null : { sourceId, before: idsHere(), until: Number.POSITIVE_INFINITY };
        last.current = mine;
        try {
          await work();
        } finally {
          if (mine) mine.until = Date.now() + READ_MS;
        }
      },
      settled: async () => {
        const sourceId = surface.current.target()?.sourceId;
        while (!isSettled()) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        return surface.current.target()?.sourceId === sourceId;
      },
    };
  }, [surface]);
}
