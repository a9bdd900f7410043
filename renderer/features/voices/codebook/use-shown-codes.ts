import { useMemo } from 'react';
import { useQuery } from '../../../api/query.ts';
import { isFiniteNumber, useRemembered } from '../../../ui/remembered.ts';
import type { Codebook } from '../coding/codebook.ts';

const ALL = 0;
const PINNED = -1;

export interface ShownCodes {
  /** The codes a tree is to show; null: all of them. */
  readonly only: ReadonlySet<number> | null;
  readonly options: readonly { readonly id: number; readonly label: string }[];
  readonly value: number;
  readonly choose: (id: number) => void;
}

/** Which codes the trees show: all, the pinned ones, or a set, which so stays at the side while coding. */
export function useShownCodes(book: Codebook): ShownCodes {
  const { data: sets = [] } = useQuery('voices.codeSets', {});
  const [chosen, choose] = useRemembered('codebook.set', ALL, isFiniteNumber);
  const set = sets.find(({ id }) => id === chosen);
  const only = useMemo(() => {
    if (chosen === PINNED) return new Set([...book.pins.values()].map(({ id }) => id));
    return set ? new Set(set.codeIds) : null;
  }, [chosen, set, book]);
  const options = [
    { id: ALL, label: 'All codes' },
    { id: PINNED, label: 'Pinned codes' },
    ...sets.map(({ id, name }) => ({ id, label: `Set: ${name}` })),
  ];
  return { only, options, value: set || chosen === PINNED ? chosen : ALL, choose };
}
