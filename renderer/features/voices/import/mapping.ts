import type {
  ColumnRole,
  ScoreScale,
  TableColumn,
  TableShape,
} from '../../../../shared/voices/import-model.ts';
import type { TableMapping } from '../../../../shared/voices/import-plan.ts';

export type MappedRole = TableMapping['columns'][number]['role'];
export type RoleName = MappedRole['role'];

/** What a column may become, with the key that says so. */
export interface RoleChoice {
  readonly id: RoleName;
  readonly key: string;
  readonly label: string;
  readonly description: string;
}

export const roles: readonly RoleChoice[] = [
  { id: 'answer', key: 'A', label: 'Answer', description: 'Each filled cell becomes a text to code' },
  { id: 'score', key: 'S', label: 'Score', description: 'A number on a scale' },
  { id: 'attribute', key: 'T', label: 'Attribute', description: 'A fact to sort and filter by' },
  { id: 'participant', key: 'P', label: 'Participant', description: 'Who answered; kept as a pseudonym' },
  { id: 'response-id', key: 'R', label: 'Response id', description: 'Tells one response from another' },
  { id: 'date', key: 'D', label: 'Date', description: 'When it was said' },
  { id: 'touchpoint', key: 'W', label: 'Touchpoint', description: 'Where on the journey, row by row' },
  { id: 'ignore', key: 'X', label: 'Ignore', description: 'Left out' },
];

/** Roles that one column at most can have. */
const single: ReadonlySet<RoleName> = new Set(['participant', 'response-id', 'date', 'touchpoint']);

export const scaleKinds: readonly { readonly id: ScoreScale['kind']; readonly label: string }[] = [
  { id: 'expectation', label: 'Expectation' },
  { id: 'experience', label: 'Experience' },
  { id: 'importance', label: 'Importance' },
  { id: 'nps', label: 'NPS' },
  { id: 'csat', label: 'CSAT' },
  { id: 'ces', label: 'CES' },
  { id: 'other', label: 'Other' },
];

/** The mapping the detection proposes. */
export function proposedMapping(
  shape: Pick<TableShape, 'columns'> & Partial<Pick<TableShape, 'dialect'>>,
): TableMapping {
  return {
    ...(shape.dialect === 'google-play' ? { textsAre: 'post' as const } : {}),
    columns: shape.columns.map(({ index, name, guess }) => ({ index, name, role: asRole(guess) })),
  };
}

/** Whether a remembered mapping speaks of exactly these columns. */
export function fits(mapping: TableMapping, shape: Pick<TableShape, 'columns'>): boolean {
  return (
    mapping.columns.length === shape.columns.length &&
    shape.columns.every(({ index, name }, at) => {
      const column = mapping.columns[at];
      return column?.index === index && column.name === name;
    })
  );
}

/** After a new look at the file: what the user chose stays with columns that kept their name. */
export function carryOver(before: TableMapping, shape: Pick<TableShape, 'columns'>): TableMapping {
  const chosen = new Map(before.columns.map(({ name, role }) => [name, role]));
  const proposed = proposedMapping(shape);
  return {
    ...before,
    columns: proposed.columns.map((column) => ({ ...column, role: chosen.get(column.name) ?? column.role })),
  };
}

/** The role a column gets when it is called `name`: its scale is read off the column where it shows one. */
export function roleFor(name: RoleName, column: TableColumn, before: MappedRole): MappedRole {
  if (name !== 'score') return { role: name };
  if (before.role === 'score') return before;
  if (column.guess.role === 'score') return asRole(column.guess);
  const { min = 0, max = 10 } = column.stats;
  return { role: 'score', scale: { kind: 'other', min, max: max > min ? max : min + 1 } };
}

/** Gives one column its role; a role that only one column can have leaves the column that had it. */
export function withRole(mapping: TableMapping, index: number, role: MappedRole): TableMapping {
  return {
    ...mapping,
    columns: mapping.columns.map((column) => {
      if (column.index === index) return { ...column, role };
      if (single.has(role.role) && column.role.role === role.role) {
        return { ...column, role: { role: 'attribute' } };
      }
      return column;
    }),
  };
}

/** What is wrong with a mapping, in words; undefined for one that can be planned. */
export function problemOf(mapping: TableMapping): string | undefined {
  for (const { name, role } of mapping.columns) {
    if (role.role === 'score' && !(role.scale.min < role.scale.max)) {
      return `The scale of “${name}” must end above where it begins.`;
    }
  }
  const useful = mapping.columns.some(({ role }) => ['answer', 'score', 'attribute'].includes(role.role));
  return useful ? undefined : 'Say which column holds the answers: put the cursor on it and press A.';
}

/** What the user should know before going on; the import is possible all the same. */
export function adviceOn(mapping: TableMapping): string | undefined {
  const scores = mapping.columns.flatMap(({ role }) => (role.role === 'score' ? [role] : []));
  const gaps = scores.filter(({ scale }) => scale.kind === 'expectation' || scale.kind === 'experience');
  const hasPlace =
    (mapping.touchpoint ?? '') !== '' || mapping.columns.some(({ role }) => role.role === 'touchpoint');
  if (gaps.length > 0 && !hasPlace && gaps.some(({ touchpoint }) => (touchpoint ?? '') === '')) {
    return 'Expectation and experience become readings on the journey once they have a touchpoint. Name one for the whole file, or for each score.';
  }
  if (!mapping.columns.some(({ role }) => role.role === 'answer')) {
    return 'No column holds answers, so there will be nothing to code.';
  }
  return undefined;
}

function asRole(role: ColumnRole): MappedRole {
  return role.role === 'score' ? { role: 'score', scale: { ...role.scale } } : role;
}
