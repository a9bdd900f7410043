import type { JourneyMap } from '../../../../shared/journeys/model.ts';

/** The rows of the map as the keyboard sees them: stages, steps, then each lane by its id. */
export type RowId = 'stages' | 'steps' | number;

/** A step's column, or the place where a stage without steps would have its first. */
export interface GridColumn {
  readonly id: string;
  readonly stageId: number;
  readonly stepId: number | null;
}

export interface MapGrid {
  readonly rows: readonly RowId[];
  readonly columns: readonly GridColumn[];
}

/** Where the keyboard stands. `column` is `head` for a lane's name. */
export interface Cursor {
  readonly row: RowId;
  readonly column: string;
}

export const HEAD = 'head';

export function stepColumn(stepId: number): string {
  return `step:${stepId}`;
}

/** Rows and columns of a map, in the order they stand. */
export function gridOf(map: JourneyMap): MapGrid {
  const columns = map.stages.flatMap((stage): GridColumn[] =>
    stage.steps.length > 0
      ? stage.steps.map((step) => ({ id: stepColumn(step.id), stageId: stage.id, stepId: step.id }))
      : [{ id: `slot:${stage.id}`, stageId: stage.id, stepId: null }],
  );
  const hasSteps = columns.some((column) => column.stepId !== null);
  const lanes = hasSteps ? map.lanes.filter((lane) => !lane.hidden).map((lane) => lane.id) : [];
  return { rows: ['stages', 'steps', ...lanes], columns };
}

/** The cursor moved by a key, or null for a key that does not move. The map's edges hold it. */
export function moveCursor(grid: MapGrid, cursor: Cursor, key: string): Cursor | null {
  const row = grid.rows.indexOf(cursor.row);
  const column = grid.columns.findIndex(({ id }) => id === cursor.column);
  switch (key) {
    case 'ArrowLeft':
      return sideways(grid, cursor, column, -1);
    case 'ArrowRight':
      return sideways(grid, cursor, column, 1);
    case 'ArrowUp':
      return toRow(grid, cursor, row - 1);
    case 'ArrowDown':
      return toRow(grid, cursor, row + 1);
    case 'Home':
      return toColumn(grid, cursor, 0);
    case 'End':
      return toColumn(grid, cursor, grid.columns.length - 1);
    case 'PageUp':
      return toRow(grid, cursor, 0);
    case 'PageDown':
      return toRow(grid, cursor, grid.rows.length - 1);
    default:
      return null;
  }
}

function sideways(grid: MapGrid, cursor: Cursor, at: number, by: 1 | -1): Cursor {
  if (cursor.column === HEAD) return by === 1 ? toColumn(grid, cursor, 0) : cursor;
  if (cursor.row === 'stages') {
    const stageId = grid.columns[at]?.stageId;
    const starts = grid.columns.flatMap((column, i) =>
      column.stageId === grid.columns[i - 1]?.stageId ? [] : [i],
    );
    const here = starts.findIndex((start) => grid.columns[start]?.stageId === stageId);
    return toColumn(grid, cursor, starts[here + by] ?? at);
  }
  if (at === 0 && by === -1 && typeof cursor.row === 'number') return { ...cursor, column: HEAD };
  return toColumn(grid, cursor, at + by);
}

function toRow(grid: MapGrid, cursor: Cursor, row: number): Cursor {
  const id = grid.rows[Math.min(Math.max(row, 0), grid.rows.length - 1)] ?? cursor.row;
  // Only lanes have a name beside them.
  if (cursor.column === HEAD && typeof id !== 'number') return toColumn(grid, { ...cursor, row: id }, 0);
  return { ...cursor, row: id };
}

function toColumn(grid: MapGrid, cursor: Cursor, column: number): Cursor {
  const found = grid.columns[Math.min(Math.max(column, 0), grid.columns.length - 1)];
  return found ? { ...cursor, column: found.id } : cursor;
}

/**
 * The cursor where it still stands after the map changed; otherwise the nearest place in the map as it is now,
 * judged by where it stood in `before`. Undefined where the map has no columns at all.
 */
export function keepCursor(grid: MapGrid, cursor: Cursor, before: MapGrid): Cursor | undefined {
  if (grid.columns.length === 0) return undefined;
  const row = grid.rows.includes(cursor.row)
    ? cursor.row
    : (grid.rows[Math.min(before.rows.indexOf(cursor.row), grid.rows.length - 1)] ?? 'stages');
  if (cursor.column === HEAD) return typeof row === 'number' ? { row, column: HEAD } : firstCell(grid);
  if (grid.columns.some(({ id }) => id === cursor.column)) return { row, column: cursor.column };
  const at = before.columns.findIndex(({ id }) => id === cursor.column);
  const nearest = grid.columns[Math.min(Math.max(at, 0), grid.columns.length - 1)];
  return nearest ? { row, column: nearest.id } : undefined;
}

/** Where the keyboard enters the map. */
export function firstCell(grid: MapGrid): Cursor | undefined {
  const column = grid.columns[0];
  return column ? { row: 'steps', column: column.id } : undefined;
}

/** The element that stands for a cursor; on the stages' row every column of a stage is that stage. */
export function cursorKey(grid: MapGrid, cursor: Cursor): string {
  if (cursor.row !== 'stages') return `${cursor.row}/${cursor.column}`;
  const stageId = grid.columns.find(({ id }) => id === cursor.column)?.stageId;
  return `stages/${stageId ?? ''}`;
}
