import type { TableShape } from '../../../shared/voices/import-model.ts';
import { type CsvFormat, type CsvTally, newCsvTally, readRecords, type TableRow } from './csv.ts';
import { openFile } from './open-file.ts';

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
>;

export interface TableStream extends AsyncIterable<TableRow> {
  /** The same rows in batches, cheaper than one by one. The stream can be read once, either way. */
  readonly batches: () => AsyncGenerator<readonly TableRow[]>;
  readonly report: () => ReadReport;
}

export const formatOf = (
  shape: Pick<TableShape, 'encoding' | 'encodingForced' | 'delimiter' | 'newline'>,
): CsvFormat => ({
  encoding: { label: shape.encoding, forced: shape.encodingForced },
  delimiter: shape.delimiter,
  newline: shape.newline,
});

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

  function measure(row: TableRow): void {
    const { length } = row.cells;
    if (length < width) {
      seen.shortRows++;
      seen.firstShortLine ??= row.line;
    } else if (length > width && row.cells.slice(width).some((cell) => cell !== '')) {
      seen.longRows++;
      seen.firstLongLine ??= row.line;
    }
  }

  async function* batches(): AsyncGenerator<readonly TableRow[]> {
    const file = await openFile(path);
    let headers: number = shape.headerDepth;
    try {
      for await (const records of readRecords(file, formatOf(shape), tally, signal)) {
        const rows = headers === 0 ? records : records.slice(headers);
        headers -= records.length - rows.length;
        for (const row of rows) if (row.cells.length !== width) measure(row);
        seen.rows += rows.length;
        onProgress?.({ bytes: tally.bytes, totalBytes: file.size, rows: seen.rows });
        if (rows.length > 0) yield rows;
      }
    } finally {
      await file.close();
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
