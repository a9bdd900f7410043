import { type GridGroup, gridGroupSchema } from '../../../../shared/voices/grid-model.ts';
import type { GridColumn } from './columns.ts';

interface GroupChoice {
  readonly id: string;
  readonly label: string;
  readonly group: GridGroup;
}

const fixed: readonly (GroupChoice & { readonly group: string })[] = [
  { id: 'question', label: 'Question', group: 'question' },
  { id: 'code', label: 'Code', group: 'code' },
  { id: 'touchpoint', label: 'Touchpoint', group: 'touchpoint' },
  { id: 'wave', label: 'Wave', group: 'wave' },
  { id: 'study', label: 'Study', group: 'study' },
  { id: 'participant', label: 'Participant', group: 'participant' },
  { id: 'segment', label: 'Segment', group: 'segment' },
  { id: 'kind', label: 'Kind of source', group: 'kind' },
];

/** What answers can be grouped by: what every one has, then its attributes. */
export function groupsFor(columns: readonly GridColumn[]): readonly GroupChoice[] {
  return [
    ...fixed,
    ...columns.flatMap(({ id, label, attribute }) =>
      attribute === undefined ? [] : [{ id, label, group: { attributeId: attribute.id } }],
    ),
  ];
}

/** How a group is called; undefined where nothing is grouped or the attribute is gone. */
export function groupName(group: GridGroup | null, columns: readonly GridColumn[]): string | undefined {
  if (group === null) return undefined;
  return groupsFor(columns).find(({ group: other }) =>
    typeof group === 'string' || typeof other === 'string'
      ? group === other
      : group.attributeId === other.attributeId,
  )?.label;
}

export function groupToAddress(group: GridGroup | null): string | null {
  if (group === null) return null;
  return typeof group === 'string' ? group : `a${group.attributeId}`;
}

/** The group an address asks for; null for none and for what makes no sense. */
export function groupFromAddress(text: string | null): GridGroup | null {
  if (text === null) return null;
  const attribute = /^a([1-9]\d{0,8})$/.exec(text);
  const parsed = gridGroupSchema.safeParse(attribute ? { attributeId: Number(attribute[1]) } : text);
  return parsed.success ? parsed.data : null;
}
