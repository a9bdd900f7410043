import { type Options, parse } from 'csv-parse';
import type { Delimiter, Newline } from '../../../shared/voices/import-model.ts';
import type { Conversation } from './conversation.ts';
import { type DecodeTally, newTally, utf8Chunks } from './decode.ts';
import type { Encoding } from './encoding.ts';
import { ImportRefusal } from './failures.ts';
import { LIMITS } from './limits.ts';
import type { OpenFile } from './open-file.ts';
import { findQuoteTrouble } from './quotes.ts';

/** One record of a table; `line` is the line of the file, from 1, on which it begins. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** The conversation this row stands for, where the file is one of conversations. */
  readonly conversation?: Conversation;
  /** Why the row cannot be read, in words; its cells then only show what it is. */
  readonly refused?: string;
  /** Names of filled fields that no column is for. */
  readonly beyond?: readonly string[];
}

export interface CsvFormat {
  readonly encoding: Pick<Encoding, 'label' | 'forced'>;
  readonly delimiter: Delimiter;
  readonly newline: Newline;
}

/** What was met while reading records; counts grow as rows come. */
export interface CsvTally extends DecodeTally {
  /** Blank lines and rows without any filled cell; they are left out. */
  blank: number;
  /** Byte order marks that stood inside the file at the start of a cell; they are taken off. */
  innerBom: number;
  firstNulLine: number | undefined;
  /** Cells that hold a formula: with the value it had when the file was saved, and without one. Workbooks only. */
  formulas: number;
  emptyFormulas: number;
}

export const newCsvTally = (): CsvTally => ({
  ...newTally(),
  blank: 0,
  innerBom: 0,
  firstNulLine: undefined,
  formulas: 0,
  emptyFormulas: 0,
});

const RECORD_ENDS: Readonly<Record<Newline, string[]>> = {
  crlf: ['\r\n', '\n'],
  lf: ['\n', '\r\n'],
  cr: ['\r', '\r\n'],
};

/** Lines inside a cell beyond its first; CRLF counts once. */
const innerLines = (cell: string): number => cell.match(/\r\n|\r|\n/g)?.length ?? 0;

/** Checks, cleans and numbers records as csv-parse finds them. */
class Collector {
  rows: TableRow[] = [];
  nextLine = 1;
  /** A cell that may come from an unclosed quote was met; the bytes have to be looked at. */
  suspicious = false;
  emitted = 0;
  private parserLine = 0;
  private readonly tally: CsvTally;

  constructor(tally: CsvTally) {
    this.tally = tally;
  }

  add(cells: string[], parserLine: number): void {
    const line = this.nextLine;
    this.emitted++;
    // csv-parse counts CRLF inside quotes twice, but it does show whether there is any line end inside.
    const multiline = parserLine !== this.parserLine + 1;
    this.parserLine = parserLine;
    this.nextLine++;
    if (cells.length > LIMITS.columns) throw tooManyColumns(cells.length, line);
    let filled = false;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] ?? '';
      if (cell.length === 0) continue;
      filled = true;
      if (cell.length > LIMITS.cellChars) throw cellTooLong(line, i);
      if (cell.charCodeAt(0) === 0xfeff) {
        cells[i] = cell.slice(1);
        this.tally.innerBom++;
      }
      if (multiline) {
        const inner = innerLines(cell);
        this.nextLine += inner;
        if (inner > 0 && cell.startsWith('"')) this.suspicious = true;
      }
    }
    if (
      this.tally.nul > 0 &&
      this.tally.firstNulLine === undefined &&
      cells.some((cell) => cell.includes('\0'))
    ) {
      this.tally.firstNulLine = line;
    }
    if (filled) this.rows.push({ line, cells });
    else this.tally.blank++;
  }

  take(): TableRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }
}

/**
 * The records of a table, in batches of about LIMITS.chunkBytes of text; blank lines are left out and counted.
 * Refuses unclosed quotes, cells, records and widths over the limits (ImportRefusal with the line).
 */
export async function* readRecords(
  file: OpenFile,
  format: CsvFormat,
  tally: CsvTally,
  signal?: AbortSignal,
): AsyncGenerator<readonly TableRow[]> {
  const collector = new Collector(tally);
  const options: Options<string[], string[]> = {
    delimiter: format.delimiter,
    record_delimiter: RECORD_ENDS[format.newline],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LIMITS.recordBytes,
    // Records are collected here instead of passing one by one through the stream's buffer.
    on_record: (record, context) => {
      collector.add(record, context.lines);
      return undefined;
    },
  };
  const parser = parse(options);
  // Each failure also arrives through the callback of the write that met it.
  parser.on('error', () => undefined);
  parser.resume();
  const feed = (piece: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      parser.write(piece, (error) => (error ? reject(error) : resolve()));
    });
  const finish = (): Promise<void> =>
    new Promise((resolve, reject) => {
      parser.once('error', reject).once('end', resolve);
      parser.end();
    });
  let cleared = false;
  let silent = 0;
  const inspectQuotes = async (): Promise<void> => {
    cleared = true;
    const pieces = utf8Chunks(file, format.encoding, newTally(), signal);
    const trouble = await findQuoteTrouble(pieces, format.delimiter, format.newline);
    if (trouble?.kind === 'unclosed' || trouble?.kind === 'broken') throw quoteNotClosed(trouble.line);
    if (trouble?.kind === 'oversize') throw quoteTooLong(trouble.line);
  };
  try {
    for await (const piece of utf8Chunks(file, format.encoding, tally, signal)) {
      const before = collector.emitted;
      await feed(piece);
      silent = collector.emitted === before ? silent + piece.length : 0;
      // A line of nothing but delimiters has no size for csv-parse, yet its cells take memory.
      if (silent > LIMITS.recordBytes) throw new RecordTooLong();
      if (collector.suspicious && !cleared) await inspectQuotes();
      yield collector.take();
    }
    await finish();
    if (collector.suspicious && !cleared) await inspectQuotes();
    yield collector.take();
  } catch (error) {
    if (!isRecordTrouble(error)) throw error;
    await inspectQuotes();
    throw lineTooLong(collector.nextLine);
  } finally {
    parser.destroy();
  }
}

class RecordTooLong extends Error {}

/** Failures of csv-parse itself, which all come from quotes or sizes since widths and stray quotes are allowed. */
function isRecordTrouble(error: unknown): boolean {
  if (error instanceof RecordTooLong) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}

function tooManyColumns(count: number, line: number): ImportRefusal {
  return new ImportRefusal(
    'too-large',
    `Line ${line} has ${count.toLocaleString('en')} columns and at most ${LIMITS.columns.toLocaleString('en')} can be imported; remove the columns that are not needed, or choose another delimiter.`,
    line,
  );
}

function cellTooLong(line: number, index: number): ImportRefusal {
  return new ImportRefusal(
    'too-large',
    `Column ${index + 1} of the row on line ${line} has more than ${LIMITS.cellChars.toLocaleString('en')} characters; shorten it, or import it as a text file.`,
    line,
  );
}

function quoteNotClosed(line: number): ImportRefusal {
  return new ImportRefusal(
    'invalid-input',
    `The quote opened on line ${line} is never closed properly; close it in the file, or export the file again.`,
    line,
  );
}

function quoteTooLong(line: number): ImportRefusal {
  return new ImportRefusal(
    'too-large',
    `The quote opened on line ${line} holds more than ${LIMITS.recordBytes / 1024 / 1024} MB; close it where the cell should end, or shorten the cell.`,
    line,
  );
}

function lineTooLong(line: number): ImportRefusal {
  return new ImportRefusal(
    'too-large',
    `The row on line ${line} has more than ${LIMITS.recordBytes / 1024 / 1024} MB; shorten it, or check that the file is a table with one row a line.`,
    line,
  );
}
