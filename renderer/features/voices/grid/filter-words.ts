import { type SourceFilter, sourceFilterSchema } from '../../../../shared/voices/model.ts';

/** Names of what a filter points at; undefined where it is not known (yet). */
export interface FilterNames {
  readonly question: (id: number) => string | undefined;
  readonly wave: (id: number) => string | undefined;
  readonly study: (id: number) => string | undefined;
  readonly touchpoint: (id: number) => string | undefined;
  readonly code: (id: number) => string | undefined;
  readonly importFile: (id: number) => string | undefined;
  readonly attribute: (id: number) => string | undefined;
}

/** One condition of a filter, as a chip says it, and the filter without it. */
export interface FilterChip {
  readonly key: string;
  readonly text: string;
  readonly without: SourceFilter;
}

export type AttributeCondition = NonNullable<SourceFilter['attributes']>[number];

export const operators: readonly { readonly id: AttributeCondition['op']; readonly label: string }[] = [
  { id: 'is', label: 'is' },
  { id: 'is-not', label: 'is not' },
  { id: 'contains', label: 'contains' },
  { id: 'at-least', label: 'is at least' },
  { id: 'at-most', label: 'is at most' },
  { id: 'filled', label: 'is filled' },
  { id: 'empty', label: 'is empty' },
];

export function needsValue(op: AttributeCondition['op']): boolean {
  return op !== 'filled' && op !== 'empty';
}

const kindWords = {
  note: 'Notes',
  transcript: 'Transcripts',
  answer: 'Answers',
  post: 'Posts',
} as const;

/** Every condition of the filter in words, in the order of the filter bar. */
export function chipsOfFilter(filter: SourceFilter, names: FilterNames): readonly FilterChip[] {
  const chips: FilterChip[] = [];
  const add = (key: keyof SourceFilter, text: string): void => {
    const { [key]: _, ...without } = filter;
    chips.push({ key, text, without });
  };
  const named = (what: string, name: string | undefined): string => `${what}: ${name ?? '…'}`;
  if (filter.kinds) add('kinds', filter.kinds.map((kind) => kindWords[kind]).join(', '));
  if (filter.text !== undefined && filter.text.trim() !== '') add('text', `Words: ${filter.text.trim()}`);
  if (filter.importFileId !== undefined) {
    add('importFileId', named('Import', names.importFile(filter.importFileId)));
  }
  if (filter.questionId !== undefined)
    add('questionId', named('Question', names.question(filter.questionId)));
  if (filter.studyId !== undefined) add('studyId', named('Study', names.study(filter.studyId)));
  if (filter.waveId !== undefined) add('waveId', named('Wave', names.wave(filter.waveId)));
  if (filter.touchpointId !== undefined) {
    add('touchpointId', named('Touchpoint', names.touchpoint(filter.touchpointId)));
  }
  if (filter.codeId !== undefined) add('codeId', named('Code', names.code(filter.codeId)));
  if (filter.coded !== undefined) add('coded', filter.coded ? 'Coded' : 'Not coded');
  for (const [index, condition] of (filter.attributes ?? []).entries()) {
    const rest = (filter.attributes ?? []).filter((_, other) => other !== index);
    const { attributes: _, ...others } = filter;
    const operator = operators.find(({ id }) => id === condition.op)?.label ?? condition.op;
    const value = needsValue(condition.op) ? ` ${condition.value ?? ''}` : '';
    chips.push({
      key: `attribute-${index}`,
      text: `${names.attribute(condition.attributeId) ?? '…'} ${operator}${value}`,
      without: rest.length === 0 ? others : { ...others, attributes: rest },
    });
  }
  return chips;
}

/** A filter as it stands in an address; null where nothing is asked. */
export function filterToAddress(filter: SourceFilter): string | null {
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  return entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries));
}

/** The filter an address asks for; what makes no sense asks for nothing. */
export function filterFromAddress(text: string | null): SourceFilter {
  if (text === null) return {};
  try {
    const parsed = sourceFilterSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}
