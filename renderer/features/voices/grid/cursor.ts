/** The cell the keyboard stands on. Row -1 is the header. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
}

export interface CursorKey {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly isMod: boolean;
  readonly altKey: boolean;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows a Page key moves by. */
  readonly page: number;
}

/** Where a key leads, or null for a key that does not move. Home and End move in the row, with Mod in the grid. */
export function cursorAfterKey(press: CursorKey, at: Cursor, size: GridSize): Cursor | null {
  if (press.altKey) return null;
  const row = (to: number): Cursor => ({ ...at, row: clamp(to, -1, size.rows - 1) });
  const column = (to: number): Cursor => ({ ...at, column: clamp(to, 0, size.columns - 1) });
  if (press.isMod) {
    if (press.key === 'Home') return { row: Math.min(0, size.rows - 1), column: 0 };
    if (press.key === 'End') return { row: size.rows - 1, column: size.columns - 1 };
    return null;
  }
  switch (press.key) {
    case 'ArrowDown':
      return row(at.row + 1);
    case 'ArrowUp':
      return row(at.row - 1);
    case 'PageDown':
      return row(at.row + size.page);
    case 'PageUp':
      return row(Math.max(Math.min(at.row, 0), at.row - size.page));
    case 'ArrowRight':
      return press.shiftKey ? null : column(at.column + 1);
    case 'ArrowLeft':
      return press.shiftKey ? null : column(at.column - 1);
    case 'Home':
      return column(0);
    case 'End':
      return column(size.columns - 1);
    default:
      return null;
  }
}

/** The sources from the row where a selection began to the row it reaches, whichever is first; no heads of groups. */
export function idsBetween(ids: readonly number[], from: number, to: number): ReadonlySet<number> {
  const [low, high] = from <= to ? [from, to] : [to, from];
  return new Set(ids.slice(Math.max(0, low), high + 1).filter((id) => id > 0));
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value));
}
