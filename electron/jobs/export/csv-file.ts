import { writeFileWhole } from '../../platform/write-file-whole.ts';
import {
  looksLikeFormula,
  type TableCell,
  type TableFile,
  type WrittenTable,
  wallClock,
} from './table-file.ts';

export interface CsvOptions {
  /** The mark spreadsheets know UTF-8 by; on unless told. */
  readonly bom?: boolean;
  readonly delimiter?: ',' | ';' | '\t';
  /** An apostrophe before texts a spreadsheet would take for a formula; on unless told. */
  readonly guard?: boolean;
  /** Notes as last rows of the file. Off unless told: whoever reads the file as data would take them for rows. */
  readonly notesInFile?: boolean;
}

/** Characters gathered before they go to the disk. */
const PIECE = 65_536;

/**
 * Writes the first sheet as CSV (RFC 4180: CRLF, quotes doubled) in UTF-8. `part`: the name until it is whole. The
 * notes that come back are the table's own, and how many cells were guarded.
 */
export async function writeCsvFile(
  file: string,
  table: TableFile,
  part: string,
  options: CsvOptions = {},
): Promise<WrittenTable> {
  const tally: Tally = { bytes: 0, rows: 0, guarded: 0 };
  await writeFileWhole(file, pieces(table, options, tally), part);
  return { bytes: tally.bytes, rows: tally.rows, notes: notesOf(table, tally) };
}

interface Tally {
  bytes: number;
  rows: number;
  guarded: number;
}

async function* pieces(table: TableFile, options: CsvOptions, tally: Tally): AsyncGenerator<Uint8Array> {
  const { bom = true, delimiter = ',', guard = true, notesInFile = false } = options;
  const sheet = table.sheets[0];
  let text = bom ? '\uFEFF' : '';
  const line = (cells: readonly string[]): void => {
    // A row of one empty cell would be an empty line, which readers skip.
    text += `${cells.length === 1 && cells[0] === '' ? '""' : cells.join(delimiter)}\r\n`;
  };
  const written = (value: string): string => {
    const isGuarded = guard && looksLikeFormula(value);
    if (isGuarded) tally.guarded += 1;
    return quoted(isGuarded ? `'${value}` : value, delimiter);
  };
  const cut = (): Uint8Array => {
    const bytes = Buffer.from(text, 'utf8');
    tally.bytes += bytes.byteLength;
    text = '';
    return bytes;
  };
  if (sheet) {
    const { columns } = sheet;
    line(columns.map(({ title }) => written(title)));
    for await (const row of sheet.rows) {
      tally.rows += 1;
      line(
        columns.map(({ kind }, at) => plain(row[at] ?? null, kind === 'date') ?? written(String(row[at]))),
      );
      if (text.length >= PIECE) yield cut();
    }
  }
  if (notesInFile) for (const note of notesOf(table, tally)) line([written(note)]);
  yield cut();
}

/** Numbers, dates and empty cells, which need neither quotes nor guard; undefined for texts. */
function plain(value: TableCell, isDate: boolean): string | undefined {
  if (value === null || value === '') return '';
  if (typeof value === 'string') return undefined;
  if (!Number.isFinite(value)) return '';
  if (!isDate) return String(value);
  const { day, minutes } = wallClock(value);
  if (minutes === null) return day;
  return `${day} ${[Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')}`;
}

function quoted(text: string, delimiter: string): string {
  const needs =
    text.includes('"') ||
    text.includes(delimiter) ||
    /[\r\n]/.test(text) ||
    /^\s|\s$/u.test(text) ||
    text === '';
  return needs ? `"${text.replaceAll('"', '""')}"` : text;
}

function notesOf({ notes = [], sheets }: TableFile, { guarded }: Tally): readonly string[] {
  const own = [...notes];
  if (guarded > 0) {
    const cells = guarded === 1 ? 'One cell begins' : `${guarded} cells begin`;
    own.push(
      `${cells} like a formula and got an apostrophe in front, so that a spreadsheet shows the text and does not calculate it.`,
    );
  }
  const [, ...others] = sheets;
  if (others.length > 0) {
    own.push(
      `A CSV file holds one table: ${others.map(({ name }) => `“${name}”`).join(', ')} is not in it. An XLSX file has all of them.`,
    );
  }
  return own;
}
