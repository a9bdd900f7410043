import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { FailureError } from '../../../shared/api/failure.ts';
import { writeFileWhole } from '../../platform/write-file-whole.ts';
import { SheetNames } from './sheet-names.ts';
import {
  looksLikeFormula,
  type TableCell,
  type TableColumn,
  type TableFile,
  type TableRows,
  type TableSheet,
  type WrittenTable,
  wallClock,
} from './table-file.ts';
import {
  cellStyles,
  columnName,
  contentTypesXml,
  rootRelationsXml,
  sheetHead,
  sheetPath,
  sheetTail,
  stylesXml,
  workbookRelationsXml,
  workbookXml,
} from './xlsx-parts.ts';
import { sheetText } from './xml-text.ts';

/** What Excel takes; a cell with more is repaired away, a sheet with more is not opened. */
const MOST_UNITS = 32_767;
const MOST_ROWS = 1_048_575;
const MOST_COLUMNS = 16_384;
const PIECE = 65_536;
const WIDTHS = { text: 24, number: 11, date: 17 } as const;

interface Limits {
  /** Rows of a sheet without its header; more go on in a further sheet. */
  readonly rows: number;
}

interface Writing {
  readonly zip: ZipFile;
  /** The sheet that is under way. */
  sheet: Readable | undefined;
}

interface Tally {
  rows: number;
  cut: number;
  continued: number;
}

/**
 * Writes all sheets as one XLSX file, piece by piece: texts only ever as inline strings, never as formulas. Notes
 * come as a sheet of their own at the end and are returned with what had to be cut. `part`: the name until whole.
 */
export async function writeXlsxFile(
  file: string,
  table: TableFile,
  part: string,
  limits: Limits = { rows: MOST_ROWS },
): Promise<WrittenTable> {
  const zip = new ZipFile();
  const tally: Tally = { rows: 0, cut: 0, continued: 0 };
  let bytes = 0;
  const output = zip.outputStream;
  if (!(output instanceof Readable)) throw new TypeError('yazl writes to no stream of Node');
  async function* content(): AsyncGenerator<Uint8Array> {
    for await (const piece of output) {
      if (!(piece instanceof Uint8Array)) throw new TypeError('yazl writes bytes');
      bytes += piece.byteLength;
      yield piece;
    }
  }
  // An error in the rows ends the stream the file is written from, which then throws it.
  const writing: Writing = { zip, sheet: undefined };
  // Where nobody reads it any more, its error has been told already.
  output.on('error', () => undefined);
  const filling = fill(writing, table, tally, limits).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    await writeFileWhole(file, content(), part);
  } finally {
    // Where the disk failed, nobody reads the sheet any more: it ends here, and so does what its rows are read from.
    writing.sheet?.destroy();
    await filling;
  }
  return { bytes, rows: tally.rows, notes: [...(table.notes ?? []), ...troubles(tally)] };
}

async function fill(writing: Writing, table: TableFile, tally: Tally, limits: Limits): Promise<void> {
  const { zip } = writing;
  zip.addBuffer(Buffer.from(contentTypesXml), '[Content_Types].xml');
  zip.addBuffer(Buffer.from(rootRelationsXml), '_rels/.rels');
  zip.addBuffer(Buffer.from(stylesXml), 'xl/styles.xml');
  const names = new SheetNames();
  const written: string[] = [];
  const add = async (sheet: TableSheet, counts: Tally): Promise<void> => {
    if (sheet.columns.length > MOST_COLUMNS) {
      throw new FailureError(
        'too-large',
        `“${sheet.name}” has ${sheet.columns.length} columns and a spreadsheet takes ${MOST_COLUMNS}. Choose fewer, then export again.`,
      );
    }
    const rows = iteratorOf(sheet.rows);
    try {
      const state = { next: await rows.next() };
      do {
        written.push(names.next(sheet.name));
        const stream = Readable.from(sheetPieces(sheet.columns, rows, state, counts, limits));
        writing.sheet = stream;
        zip.addReadStream(stream, `xl/${sheetPath(written.length)}`);
        await finished(stream);
        if (state.next.done !== true) counts.continued += 1;
      } while (state.next.done !== true);
    } finally {
      await rows.return?.();
    }
  };
  for (const sheet of table.sheets) await add(sheet, tally);
  const notes = [...(table.notes ?? []), ...troubles(tally)];
  if (notes.length > 0) {
    const columns = [{ title: 'Notes', kind: 'text', width: 100 }] as const;
    await add(
      { name: 'Notes', columns, rows: notes.map((note) => [note]) },
      { rows: 0, cut: 0, continued: 0 },
    );
  }
  zip.addBuffer(Buffer.from(workbookXml(written)), 'xl/workbook.xml');
  zip.addBuffer(Buffer.from(workbookRelationsXml(written.length)), 'xl/_rels/workbook.xml.rels');
  zip.end();
}

type RowIterator = Iterator<readonly TableCell[]> | AsyncIterator<readonly TableCell[]>;

function iteratorOf(rows: TableRows): RowIterator {
  return Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
}

async function* sheetPieces(
  columns: readonly TableColumn[],
  rows: RowIterator,
  state: { next: IteratorResult<readonly TableCell[]> },
  tally: Tally,
  limits: Limits,
): AsyncGenerator<Buffer> {
  const letters = columns.map((_, at) => columnName(at));
  let text = sheetHead(columns.map(({ kind, width }) => Math.min(Math.max(width ?? WIDTHS[kind], 4), 255)));
  const header = columns.map(({ title }, at) =>
    stringCell(`${letters[at]}1`, title, cellStyles.header, tally),
  );
  text += `<row r="1">${header.join('')}</row>`;
  let count = 0;
  while (state.next.done !== true && count < limits.rows) {
    const row = state.next.value;
    count += 1;
    tally.rows += 1;
    text += `<row r="${count + 1}">`;
    for (const [at, column] of columns.entries()) {
      text += cell(`${letters[at]}${count + 1}`, row[at] ?? null, column, tally);
    }
    text += '</row>';
    if (text.length >= PIECE) {
      yield Buffer.from(text);
      text = '';
    }
    state.next = await rows.next();
  }
  yield Buffer.from(`${text}${sheetTail(columns.length, count)}`);
}

function cell(at: string, value: TableCell, column: TableColumn, tally: Tally): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string') {
    return stringCell(at, value, looksLikeFormula(value) ? cellStyles.quoted : cellStyles.text, tally);
  }
  if (!Number.isFinite(value)) return '';
  if (column.kind !== 'date') return `<c r="${at}"><v>${value}</v></c>`;
  const { day, minutes } = wallClock(value);
  const serial = (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  // Before March 1900 spreadsheets disagree about what a serial means.
  if (!(serial >= 61)) return stringCell(at, day, cellStyles.text, tally);
  const style = minutes === null ? cellStyles.day : cellStyles.time;
  return `<c r="${at}" s="${style}"><v>${serial + (minutes ?? 0) / 1440}</v></c>`;
}

function stringCell(at: string, text: string, style: number, tally: Tally): string {
  let kept = text;
  if (text.length > MOST_UNITS) {
    tally.cut += 1;
    kept = text
      .slice(0, MOST_UNITS - 1)
      .replace(/[\uD800-\uDBFF]$/, '')
      .concat('…');
  }
  return `<c r="${at}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${sheetText(kept)}</t></is></c>`;
}

function troubles({ cut, continued }: Tally): readonly string[] {
  const notes: string[] = [];
  if (cut > 0) {
    const texts = cut === 1 ? 'One text is' : `${cut} texts are`;
    notes.push(
      `${texts} longer than the 32,767 characters a cell of a spreadsheet takes; the rest was cut and “…” put there. CSV has the whole text.`,
    );
  }
  if (continued > 0) {
    notes.push('A sheet takes 1,048,576 rows; what is beyond goes on in the next sheet of the same name.');
  }
  return notes;
}
