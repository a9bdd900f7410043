import { useMemo } from 'react';
import type { Coder } from '../../../../shared/workspace/model.ts';
import { useQuery } from '../../../api/query.ts';

export interface Coders {
  readonly active: Coder | undefined;
  readonly nameOf: (coderId: number) => string;
  /** Initials of a coder who is not the one at work; '' for the one who is. */
  readonly initialsOf: (coderId: number) => string;
}

/** Who codes in this workspace, and who is at work now. */
export function useCoders(): Coders {
  const { data } = useQuery('workspace.coders', {});
  return useMemo(() => {
    const byId = new Map((data ?? []).map((coder) => [coder.id, coder]));
    const active = data?.find((coder) => coder.isActive);
    return {
      active,
      nameOf: (coderId) => byId.get(coderId)?.name ?? 'Unknown coder',
      initialsOf: (coderId) => (coderId === active?.id ? '' : (byId.get(coderId)?.initials ?? '?')),
    };
  }, [data]);
}
