import { MOST_SORTS } from '../../../../shared/voices/grid-model.ts';
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
  /** Ids of columns in the user's order; what is not named stands where it comes, behind them. */
  readonly order: readonly string[];
}

export const noSettings: ColumnSettings = { shown: {}, widths: {}, order: [] };

export function isColumnSettings(value: unknown): value is ColumnSettings {
  if (typeof value !== 'object' || value === null || !('shown' in value) || !('widths' in value))
    return false;
  const { shown, widths } = value;
  if (!('order' in value) || !Array.isArray(value.order)) return false;
  const isOrder = value.order.every((id) => typeof id === 'string');
  return isOrder && isRecordOf(shown, 'boolean') && isRecordOf(widths, 'number');
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

/** The columns in the user's order. */
export function ordered(all: readonly GridColumn[], { order }: ColumnSettings): readonly GridColumn[] {
  if (order.length === 0) return all;
  const places = new Map(order.map((id, index) => [id, index]));
  const placeOf = (column: GridColumn): number => places.get(column.id) ?? order.length + all.indexOf(column);
  return [...all].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The settings after a column was moved to stand before another; behind all others where that is null. */
export function withMoved(
  all: readonly GridColumn[],
  settings: ColumnSettings,
  id: ColumnId,
  before: ColumnId | null,
): ColumnSettings {
  if (id === before) return settings;
  const rest = ordered(all, settings)
    .map((column) => column.id)
    .filter((other) => other !== id);
  const at = before === null ? rest.length : rest.indexOf(before);
  return { ...settings, order: at < 0 ? [...rest, id] : [...rest.slice(0, at), id, ...rest.slice(at)] };
}

/** The settings after a column was moved one place among those shown; the same where it is at the end. */
export function withStep(
  all: readonly GridColumn[],
  shown: readonly GridColumn[],
  settings: ColumnSettings,
  id: ColumnId,
  by: 1 | -1,
): ColumnSettings {
  const at = shown.findIndex((column) => column.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= shown.length) return settings;
  const before = by < 0 ? shown[to] : shown[to + 1];
  return withMoved(all, settings, id, before?.id ?? null);
}

/**
 * The sorts after a header is chosen: upwards, then downwards, then not at all. `isMore` keeps the others and puts a
 * new one behind them; otherwise it is the only one.
 */
export function nextSorts(
  sorts: readonly GridSort[],
  by: GridSort['by'],
  isMore: boolean,
): readonly GridSort[] {
  const at = sorts.findIndex((sort) => isSameSort(sort.by, by));
  const current = sorts[at];
  if (!current || (!isMore && sorts.length > 1)) {
    const first: GridSort = { by, direction: 'ascending' };
    return isMore ? [...sorts, first].slice(-MOST_SORTS) : [first];
  }
  const next: readonly GridSort[] =
    current.direction === 'ascending' ? [{ by, direction: 'descending' }] : [];
  return sorts.flatMap((sort, index) => (index === at ? next : [sort]));
}

export function isSameSort(a: GridSort['by'], b: GridSort['by']): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.attributeId === b.attributeId;
}
