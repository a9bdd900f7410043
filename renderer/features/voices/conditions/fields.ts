import type { Draft } from './tree.ts';
import type { ConditionChoices } from './use-names.ts';
import type { NamedKind } from './words.ts';

/** What a question can be about: a test, or one attribute. */
export type FieldId = Draft['test'] | `a${number}`;

const about: readonly { readonly id: Exclude<Draft['test'], 'attribute'>; readonly name: string }[] = [
  { id: 'text', name: 'Words in the text' },
  { id: 'code', name: 'Code' },
  { id: 'coded', name: 'Coded or not' },
  { id: 'set', name: 'Code set' },
  { id: 'coder', name: 'Coder' },
  { id: 'touchpoint', name: 'Touchpoint' },
  { id: 'question', name: 'Question' },
  { id: 'study', name: 'Study' },
  { id: 'wave', name: 'Wave' },
  { id: 'participant', name: 'Participant' },
  { id: 'segment', name: 'Segment' },
  { id: 'date', name: 'Date' },
  { id: 'kind', name: 'Kind of source' },
  { id: 'import', name: 'Import' },
];
const listed: ReadonlySet<string> = new Set<NamedKind>([
  'code',
  'set',
  'coder',
  'touchpoint',
  'question',
  'study',
  'wave',
  'participant',
  'segment',
  'import',
]);

/** Everything that can be asked here: tests there is something to choose for, then the attributes by name. */
export function fieldsFor(
  { of, attributes }: ConditionChoices,
  asker: 'answers' | 'quotes',
): readonly { readonly id: FieldId; readonly name: string; readonly detail?: string }[] {
  const isThere = (id: string): boolean => {
    if (id === 'coded') return asker === 'answers';
    if (!listed.has(id)) return true;
    return Object.entries(of).some(([kind, list]) => kind === id && list.length > 0);
  };
  return [
    ...about.filter(({ id }) => isThere(id)),
    ...attributes.map(({ id, name, kind }) => ({
      id: `a${id}` as const,
      name,
      detail: kind === 'score' ? 'Score' : 'Attribute',
    })),
  ];
}

/** The field a question stands under. */
export function fieldOf(asked: Draft): FieldId {
  return asked.test === 'attribute' ? `a${asked.attributeId}` : asked.test;
}

/** A new question about a field, with the only choice there is made already. */
export function draftOf(field: FieldId, { attributes, of }: ConditionChoices): Draft {
  switch (field) {
    case 'text':
      return { test: 'text', words: '' };
    case 'kind':
      return { test: 'kind', kinds: [] };
    case 'date':
      return { test: 'date' };
    case 'coded':
      return { test: 'coded', is: false };
    case 'code':
      return { test: 'code', id: null, below: true };
    case 'study':
    case 'wave':
    case 'touchpoint':
    case 'question':
    case 'participant':
    case 'segment':
    case 'import':
    case 'set':
    case 'coder': {
      const list = of[field];
      return { test: field, id: list.length === 1 ? (list[0]?.id ?? null) : null };
    }
    default: {
      const attribute = attributes.find(({ id }) => field === `a${id}`);
      const isNumber = attribute?.kind === 'number' || attribute?.kind === 'score';
      return {
        test: 'attribute',
        attributeId: attribute?.id ?? 1,
        op: isNumber ? 'at-most' : 'is',
        value: '',
      };
    }
  }
}
