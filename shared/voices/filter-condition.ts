import type { Condition } from './condition.ts';
import type { SourceFilter } from './model.ts';

/**
 * The condition a simple filter stands for: what it gives, all of it. null where it asks nothing. Deep links are
 * written as simple filters; every place that filters works on conditions.
 */
export function conditionOfFilter(filter: SourceFilter): Condition | null {
  const all: Condition[] = [];
  if (filter.kinds) all.push({ test: 'kind', kinds: filter.kinds });
  if (filter.text !== undefined && filter.text.trim() !== '') all.push({ test: 'text', words: filter.text });
  if (filter.studyId !== undefined) all.push({ test: 'study', id: filter.studyId });
  if (filter.waveId !== undefined) all.push({ test: 'wave', id: filter.waveId });
  if (filter.touchpointId !== undefined) all.push({ test: 'touchpoint', id: filter.touchpointId });
  if (filter.questionId !== undefined) all.push({ test: 'question', id: filter.questionId });
  if (filter.importFileId !== undefined) all.push({ test: 'import', id: filter.importFileId });
  if (filter.codeId !== undefined) all.push({ test: 'code', id: filter.codeId, below: true });
  if (filter.coded !== undefined) all.push({ test: 'coded', is: filter.coded });
  for (const attribute of filter.attributes ?? []) all.push({ test: 'attribute', ...attribute });
  return all.length > 1 ? { all } : (all[0] ?? null);
}

/** Both conditions at once, without a group around a single one. */
export function bothConditions(a: Condition | null, b: Condition | null): Condition | null {
  if (a === null) return b;
  if (b === null) return a;
  const parts = (of: Condition): readonly Condition[] => ('all' in of ? of.all : [of]);
  return { all: [...parts(a), ...parts(b)] };
}
