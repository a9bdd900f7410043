/** A value of a table. In a column of dates a number is a moment in milliseconds since 1970 UTC. */
export type TableCell = string | number | null;

export interface TableColumn {
  readonly title: string;
  readonly kind: 'text' | 'number' | 'date';
  /** Characters of ordinary width; without one it follows from the kind. */
  readonly width?: number;
}

export type TableRows = Iterable<readonly TableCell[]> | AsyncIterable<readonly TableCell[]>;

/** One sheet of a table. Rows are asked for once and one after the other, so that any number of them can be written. */
export interface TableSheet {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: TableRows;
}

/** What is written as CSV or XLSX. */
export interface TableFile {
  /** Never empty. CSV has room for the first sheet alone. */
  readonly sheets: readonly TableSheet[];
  /** How the numbers are to be read: rules, filters, what was left out. */
  readonly notes?: readonly string[];
}

/** What became of an export: its size, its rows without headers, and what the user has to know about it. */
export interface WrittenTable {
  readonly bytes: number;
  readonly rows: number;
  readonly notes: readonly string[];
}

/**
 * Whether a spreadsheet could take the text for a formula: it begins with = + - @ or one of their full-width twins,
 * whatever blanks and quotes stand before, or with TAB, CR or NUL (OWASP ASVS 1.2.10 and its full-width variants).
 */
export function looksLikeFormula(text: string): boolean {
  return /^(?:[\t\r\0]|[\s\0"]*[=+\-@＝＋－＠])/u.test(text);
}

/**
 * The wall clock of a moment where the export is made, `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`. Days without a time are
 * stored as their noon (or midnight, from files), and are written as days.
 */
export function wallClock(at: number): { readonly day: string; readonly minutes: number | null } {
  const date = new Date(at);
  const minutes = date.getHours() * 60 + date.getMinutes();
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return { day, minutes: minutes === 0 || minutes === 720 ? null : minutes };
}
