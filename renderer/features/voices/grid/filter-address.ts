import type { Condition } from '../../../../shared/voices/condition.ts';
import { MOST_SORTS } from '../../../../shared/voices/grid-model.ts';
import { type GridSort, gridSortSchema, type SourceFilter } from '../../../../shared/voices/model.ts';
import { valueInAddress } from '../conditions/address.ts';

/** A simple filter as it stands in a deep link; null where nothing is asked. */
export function filterToAddress(filter: SourceFilter): string | null {
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  return entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries));
}

/** The sorts an address asks for, first things first; one or a list. */
export function sortsFromAddress(text: string | null): readonly GridSort[] {
  const value = valueInAddress(text);
  const list = gridSortSchema
    .array()
    .max(MOST_SORTS)
    .safeParse(Array.isArray(value) ? value : [value]);
  return list.success ? list.data : [];
}

export function sortsToAddress(sorts: readonly GridSort[]): string | null {
  return sorts.length === 0 ? null : JSON.stringify(sorts.length === 1 ? sorts[0] : sorts);
}

/** The conditions that must all hold. */
function topParts(condition: Condition | null): readonly Condition[] {
  if (condition === null) return [];
  return 'all' in condition ? condition.all : [condition];
}

function fromParts(parts: readonly Condition[]): Condition | null {
  return parts.length > 1 ? { all: parts } : (parts[0] ?? null);
}

const isWords = (part: Condition): part is Extract<Condition, { readonly test: 'text' }> =>
  'test' in part && part.test === 'text';

/** The words looked for beside everything else: what the search field shows. */
export function wordsIn(condition: Condition | null): string {
  return topParts(condition).find(isWords)?.words ?? '';
}

/** The condition without the search field's words, for the builder. */
export function withoutWords(condition: Condition | null): Condition | null {
  const parts = topParts(condition);
  const found = parts.findIndex(isWords);
  return found < 0 ? condition : fromParts(parts.filter((_, index) => index !== found));
}

/** The same condition with other words looked for beside it. */
export function withWords(condition: Condition | null, words: string): Condition | null {
  const rest = topParts(withoutWords(condition));
  return fromParts(words.trim() === '' ? rest : [{ test: 'text', words }, ...rest]);
}

/** Whether it is about one import, or says itself which kinds are meant: then the grid does not add its own. */
export function choosesSources(condition: Condition | null): boolean {
  return topParts(condition).some(
    (part) => 'test' in part && (part.test === 'import' || part.test === 'kind'),
  );
}
