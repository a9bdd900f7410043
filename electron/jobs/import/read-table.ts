import type { TableShape } from '../../../shared/voices/import-model.ts';
import { type CsvTally, newCsvTally, type TableRow } from './csv.ts';
import { formatOf, recordsOf, sizeOf } from './records.ts';
import { openTable } from './table-input.ts';

export type { TableRow } from './csv.ts';

/** How far a reading has come. */
export interface ReadProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  /** Data rows given out so far. */
  readonly rows: number;
}

/** What was met while reading; complete once the iteration has ended. */
export interface ReadReport extends Readonly<CsvTally> {
  readonly rows: number;
  /** Rows with fewer cells than there are columns, and the first such line. */
  readonly shortRows: number;
  readonly firstShortLine: number | undefined;
  /** Rows with filled cells beyond the last column, and the first such line. */
  readonly longRows: number;
  readonly firstLongLine: number | undefined;
}

export type ReadShape = Pick<
  TableShape,
  'encoding' | 'encodingForced' | 'delimiter' | 'newline' | 'headerDepth' | 'columns'
> &
  Partial<Pick<TableShape, 'dialect' | 'format' | 'fields' | 'file' | 'sheet'>>;

export interface TableStream extends AsyncIterable<TableRow> {
  /** The same rows in batches, cheaper than one by one. The stream can be read once, either way. */
  readonly batches: () => AsyncGenerator<readonly TableRow[]>;
  readonly report: () => ReadReport;
}

/**
 * The data rows of a table under a shape the user has agreed to: no header rows, no blank lines, cells as they are
 * in the file, each row with the line it begins on. Nothing is read until the iteration begins.
 * Refuses (ImportRefusal) whatever cannot be read to the end; throws the signal's reason when cancelled.
 */
export function readTable(
  path: string,
  shape: ReadShape,
  onProgress?: (progress: ReadProgress) => void,
  signal?: AbortSignal,
): TableStream {
  const tally = newCsvTally();
  const seen = {
    rows: 0,
    shortRows: 0,
    firstShortLine: undefined as number | undefined,
    longRows: 0,
    firstLongLine: undefined as number | undefined,
  };
  const width = shape.columns.length;
  const allowsShort = shape.format !== undefined && shape.format !== 'text';

  function measure(row: TableRow): void {
    const { length } = row.cells;
    // A sheet holds no empty cells; its rows end with their last filled one.
    if (length < width && !allowsShort) {
      seen.shortRows++;
      seen.firstShortLine ??= row.line;
    } else if (length > width && row.cells.slice(width).some((cell) => cell !== '')) {
      seen.longRows++;
      seen.firstLongLine ??= row.line;
    }
  }

  async function* batches(): AsyncGenerator<readonly TableRow[]> {
    const input = await openTable(path, {
      ...(shape.file === undefined ? {} : { file: shape.file }),
      ...(shape.sheet === undefined ? {} : { sheet: shape.sheet }),
    });
    let headers: number = shape.headerDepth;
    const totalBytes = sizeOf(input);
    try {
      for await (const records of recordsOf(input, formatOf(shape), tally, signal)) {
        const rows = headers === 0 ? records : records.slice(headers);
        headers -= records.length - rows.length;
        for (const row of rows) if (row.cells.length !== width) measure(row);
        seen.rows += rows.length;
        onProgress?.({ bytes: tally.bytes, totalBytes, rows: seen.rows });
        if (rows.length > 0) yield rows;
      }
    } finally {
      await input.close();
    }
  }

  return {
    batches,
    report: () => ({ ...tally, ...seen }),
    async *[Symbol.asyncIterator]() {
      for await (const rows of batches()) yield* rows;
    },
  };
}
