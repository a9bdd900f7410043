import { useMemo } from 'react';
import type { Coding, Memo } from '../../../../shared/voices/model.ts';
import { type PackedCodings, unpackCodings } from '../../../../shared/voices/packed-codings.ts';
import { useQuery } from '../../../api/query.ts';

/** What stands on the text of a source: asked for apart from the text, which a coding does not change. */
export interface Standing {
  readonly codings: readonly Coding[];
  /** The revision of the text the codings' positions are of; null until they are here. */
  readonly codingsRev: number | null;
  readonly memos: readonly Memo[];
  readonly memosRev: number | null;
}

const none: readonly never[] = [];

/** Pane and reader both ask, and 20,000 codings are a while to unpack. */
const unpacked = new WeakMap<PackedCodings, readonly Coding[]>();

function unpackedOnce(id: number, packed: PackedCodings): readonly Coding[] {
  const known = unpacked.get(packed);
  if (known) return known;
  const codings = unpackCodings(id, packed);
  unpacked.set(packed, codings);
  return codings;
}

/** The codings and memos of a source. Call it beside the query of the text, so that both are on their way at once. */
export function useStanding(sourceId: number | null): Standing {
  const enabled = sourceId !== null;
  const id = sourceId ?? 1;
  const { data: packed } = useQuery('voices.source.codings', { id }, { enabled, isWhole: true });
  const { data: noted } = useQuery('voices.source.memos', { id }, { enabled });
  const codings = packed ? unpackedOnce(id, packed) : none;
  return useMemo(
    () => ({
      codings,
      codingsRev: packed?.textRev ?? null,
      memos: noted?.memos ?? none,
      memosRev: noted?.textRev ?? null,
    }),
    [codings, packed, noted],
  );
}
