import { useMemo } from 'react';
import type { Coding, Memo } from '../../../../shared/voices/model.ts';
import { unpackCodings } from '../../../../shared/voices/packed-codings.ts';
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

/** The codings and memos of a source. Call it beside the query of the text, so that both are on their way at once. */
export function useStanding(sourceId: number | null): Standing {
  const enabled = sourceId !== null;
  const id = sourceId ?? 1;
  const { data: packed } = useQuery('voices.source.codings', { id }, { enabled });
  const { data: noted } = useQuery('voices.source.memos', { id }, { enabled });
  const codings = useMemo(() => (packed ? unpackCodings(id, packed) : none), [id, packed]);
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
