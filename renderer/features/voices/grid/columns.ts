import type { AttributeColumn, GridSort } from '../../../../shared/voices/model.ts';

export type ColumnId =
  | 'text'
  | 'codes'
  | 'question'
  | 'participant'
  | 'touchpoint'
  | 'date'
  | 'length'
  | `a${number}`;

export interface GridColumn {
  readonly id: ColumnId;
  readonly label: string;
  /** In CSS pixels at 100 % text. */
  readonly width: number;
  readonly isNumber: boolean;
  readonly sort: GridSort['by'];
  /** The attribute it shows; absent for the fixed columns. */
  readonly attribute?: AttributeColumn;
}

export const minWidth = 64;
export const maxWidth = 1200;

const fixed: readonly GridColumn[] = [
  { id: 'text', label: 'Answer', width: 460, isNumber: false, sort: 'text' },
  { id: 'codes', label: 'Codes', width: 200, isNumber: false, sort: 'codings' },
  { id: 'question', label: 'Question', width: 160, isNumber: false, sort: 'order' },
  { id: 'participant', label: 'Participant', width: 130, isNumber: false, sort: 'participant' },
  { id: 'touchpoint', label: 'Touchpoint', width: 140, isNumber: false, sort: 'touchpoint' },
  { id: 'date', label: 'Date', width: 104, isNumber: false, sort: 'date' },
  { id: 'length', label: 'Length', width: 72, isNumber: true, sort: 'length' },
];

const shownAtFirst: ReadonlySet<ColumnId> = new Set(['text', 'codes', 'participant', 'touchpoint', 'date']);
/** So many attributes are shown until the user chooses. */
const attributesAtFirst = 4;

/** Every column that can be shown: the fixed ones, then scores, then the other attributes. */
export function allColumns(attributes: readonly AttributeColumn[]): readonly GridColumn[] {
  const own = attributes.filter(({ kind }) => kind !== 'question');
  const sorted = [
    ...own.filter(({ kind }) => kind === 'score'),
    ...own.filter(({ kind }) => kind !== 'score'),
  ];
  return [
    ...fixed,
    ...sorted.map(
      (attribute): GridColumn => ({
        id: `a${attribute.id}`,
        label: attribute.name,
        width: attribute.kind === 'score' || attribute.kind === 'number' ? 88 : 130,
        isNumber: attribute.kind === 'score' || attribute.kind === 'number',
        sort: { attributeId: attribute.id },
        attribute,
      }),
    ),
  ];
}

/** What the user changed about the columns; kept on this machine. */
export interface ColumnSettings {
  /** true: shown, false: hidden; columns not named are as they come. */
  readonly shown: Readonly<Record<string, boolean>>;
  readonly widths: Readonly<Record<string, number>>;
}

export const noSettings: ColumnSettings = { shown: {}, widths: {} };

export function isColumnSettings(value: unknown): value is ColumnSettings {
  if (typeof value !== 'object' || value === null || !('shown' in value) || !('widths' in value))
    return false;
  const { shown, widths } = value;
  return isRecordOf(shown, 'boolean') && isRecordOf(widths, 'number');
}

function isRecordOf(value: unknown, type: 'boolean' | 'number'): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((entry) => typeof entry === type)
  );
}

/** Whether a column is shown: as the user chose, else as it comes. The answer itself always is. */
export function isShown(column: GridColumn, all: readonly GridColumn[], settings: ColumnSettings): boolean {
  if (column.id === 'text') return true;
  const chosen = settings.shown[column.id];
  if (chosen !== undefined) return chosen;
  if (column.attribute === undefined) return shownAtFirst.has(column.id);
  return all.filter(({ attribute }) => attribute !== undefined).indexOf(column) < attributesAtFirst;
}

export function widthOf(column: GridColumn, settings: ColumnSettings): number {
  return clampWidth(settings.widths[column.id] ?? column.width);
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(maxWidth, Math.max(minWidth, width)));
}

/** The sort after a header is chosen: this column upwards, then downwards, then the order things came in. */
export function nextSort(sort: GridSort, by: GridSort['by']): GridSort {
  if (!isSameSort(sort.by, by)) return { by, direction: 'ascending' };
  if (sort.direction === 'ascending') return { by, direction: 'descending' };
  return { by: 'order', direction: 'ascending' };
}

export function isSameSort(a: GridSort['by'], b: GridSort['by']): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.attributeId === b.attributeId;
}
