import type { ReactNode } from 'react';
import type { QuerySpec } from '../../../../shared/voices/query/spec.ts';
import { useJobResult } from '../../../api/job-result.ts';
import { useQuery } from '../../../api/query.ts';
import { countOf, formatShare } from '../../../ui/format.ts';

/** How much the query finds, exactly; where that takes long it is counted apart, and said when it is there. */
export function ResultCounts({ spec }: { readonly spec: QuerySpec }): ReactNode {
  const { data, error } = useQuery('voices.retrieve.count', { query: spec }, { keepPrevious: true });
  const isLong = data !== undefined && data.counts === null;
  const counted = useJobResult('voices.retrieve.countAll', isLong ? { query: spec } : null);
  const counts = data?.counts ?? (isLong ? counted.value : undefined);
  const failure = error?.failure ?? counted.failure;
  const words = (): string => {
    if (failure) return failure.message;
    if (!counts)
      return counted.progress === null ? 'Counting…' : `Counting, ${formatShare(counted.progress)}…`;
    const { results, sources, people } = counts;
    if (results === 0) return 'No quotes';
    return `${countOf(results, 'quote')} from ${countOf(sources, 'source')}, ${countOf(people, 'person', 'people')}`;
  };
  return (
    <p className="result-counts" role="status">
      {words()}
    </p>
  );
}
