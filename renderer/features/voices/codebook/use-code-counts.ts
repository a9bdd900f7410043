import { useCallback, useMemo } from 'react';
import type { CodeCounts } from '../../../../shared/voices/codebook-model.ts';
import { useQuery } from '../../../api/query.ts';
import { useRemembered } from '../../../ui/remembered.ts';

export const countKinds = ['codings', 'sources', 'people'] as const;
export type CountKind = (typeof countKinds)[number];

export interface CodeCounting {
  readonly kind: CountKind;
  readonly setKind: (kind: CountKind) => void;
  readonly withBelow: boolean;
  readonly setWithBelow: (withBelow: boolean) => void;
  /** The chosen count of a code; 0 until it is known. */
  readonly countOf: (id: number) => number;
  readonly counts: ReadonlyMap<number, CodeCounts>;
}

const isKind = (value: unknown): value is CountKind => countKinds.some((kind) => kind === value);
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

/** Which numbers stand beside the codes, and the numbers. */
export function useCodeCounts(): CodeCounting {
  const [kind, setKind] = useRemembered<CountKind>('codebook.count', 'codings', isKind);
  const [withBelow, setWithBelow] = useRemembered('codebook.below', false, isBoolean);
  const { data } = useQuery('voices.code.counts', {});
  const counts = useMemo(() => new Map((data ?? []).map((each) => [each.codeId, each])), [data]);
  const countOf = useCallback(
    (id: number) => counts.get(id)?.[withBelow ? 'below' : 'own'][kind] ?? 0,
    [counts, kind, withBelow],
  );
  return { kind, setKind, withBelow, setWithBelow, countOf, counts };
}
