import { guessRoles } from '../../../shared/voices/guess-role.ts';
import type {
  HeaderDepth,
  TableChoices,
  TableDialect,
  TableNote,
  TableShape,
  UnguessedColumn,
} from '../../../shared/voices/import-model.ts';
import { shapeKey } from '../../../shared/voices/shape-key.ts';
import { measureColumn } from './column-stats.ts';
import { type CsvFormat, type CsvTally, newCsvTally, type TableRow } from './csv.ts';
import { newTally, utf8Chunks } from './decode.ts';
import { type DialectFinding, recogniseDialect } from './dialect.ts';
import { detectEncoding, type Encoding } from './encoding.ts';
import { ImportRefusal } from './failures.ts';
import { columnNames, headerColumns } from './headers.ts';
import { isIntercom } from './intercom.ts';
import { LIMITS } from './limits.ts';
import type { OpenFile } from './open-file.ts';
import { lookAtObjects, type RecordFormat, recordsOf, sizeOf } from './records.ts';
import { SNIFF_CHARS, sniffDelimiter, sniffNewline } from './sniff.ts';
import { openTable, type TableInput } from './table-input.ts';
import { tableNotes } from './table-notes.ts';

/** Records shown to the header detection. */
const FIRST_RECORDS = 12;

interface Sampled {
  readonly records: readonly TableRow[];
  readonly tally: CsvTally;
  /** All records of the file, header rows included; an estimate when `exact` is false. */
  readonly total: number;
  readonly exact: boolean;
}

async function beginning(file: OpenFile, encoding: Encoding): Promise<{ text: string; whole: boolean }> {
  const pieces: Buffer[] = [];
  const tally = newTally();
  let length = 0;
  for await (const piece of utf8Chunks(file, encoding, tally)) {
    pieces.push(piece);
    length += piece.length;
    if (length >= SNIFF_CHARS) break;
  }
  const text = Buffer.concat(pieces).toString('utf8');
  const whole = tally.bytes >= file.size && text.length <= SNIFF_CHARS;
  return { text: text.slice(0, SNIFF_CHARS), whole };
}

async function sample(
  input: TableInput,
  format: RecordFormat,
  signal: AbortSignal | undefined,
): Promise<Sampled> {
  const tally = newCsvTally();
  const records: TableRow[] = [];
  const size = sizeOf(input);
  const countAll = size < LIMITS.countBytes;
  let total = 0;
  let sampling = true;
  for await (const batch of recordsOf(input, format, tally, signal)) {
    total += batch.length;
    if (sampling) records.push(...batch);
    sampling &&= tally.bytes < LIMITS.sampleBytes;
    if (!sampling && !countAll && records.length > FIRST_RECORDS) {
      return { records, tally, total: Math.round((total / tally.bytes) * size), exact: false };
    }
  }
  return { records, tally, total, exact: true };
}

/** Columns of the header, and beyond them those that sampled rows fill. */
function tableWidth(records: readonly TableRow[], depth: HeaderDepth): number {
  let width = 0;
  for (const [i, { cells }] of records.entries()) {
    if (i < depth) width = Math.max(width, cells.length);
    else if (cells.length > width) {
      const last = cells.findLastIndex((cell) => cell !== '');
      width = Math.max(width, last + 1);
    }
  }
  return width;
}

function describeColumns(
  records: readonly TableRow[],
  depth: HeaderDepth,
  dialect: TableDialect,
): { readonly columns: readonly UnguessedColumn[]; readonly renamed: number } {
  const width = tableWidth(records, depth);
  const headers = headerColumns(
    records.slice(0, depth).map((record) => record.cells),
    depth,
    width,
  );
  const { names, renamed } = columnNames({ dialect, headers });
  const data = records.slice(depth);
  const columns = headers.map((cells, index) => ({
    index,
    name: names[index] ?? `Column ${index + 1}`,
    headers: cells,
    ...measureColumn(data.map((row) => row.cells[index] ?? '')),
  }));
  return { columns, renamed };
}

function refuseWithoutRows(total: number, depth: HeaderDepth, forced: boolean): void {
  if (total === 0) {
    throw new ImportRefusal(
      'invalid-input',
      'The file has only blank lines; export it again from the tool it came from.',
    );
  }
  if (total > depth) return;
  const message =
    forced || total < depth
      ? `The file has ${total} rows and ${depth} of them are said to be header; choose fewer header rows.`
      : 'The file has a header but no rows below it; check that the export has answers, or choose no header rows.';
  throw new ImportRefusal('invalid-input', message);
}

const cellsOf = (records: readonly TableRow[]): readonly (readonly string[])[] =>
  records.slice(0, FIRST_RECORDS).map((record) => record.cells);

/** Dialects whose records are put together from the file's own, under a header of their own. */
const CONVERSATIONS: ReadonlySet<TableDialect> = new Set(['zendesk', 'intercom']);

interface Reading extends CsvFormat {
  readonly encoding: Encoding;
  readonly fields: readonly string[];
  /** Known before the records are read where it decides how they are read. */
  readonly dialect: TableDialect | undefined;
}

const UTF8: Encoding = { label: 'utf-8', bom: false, certain: true, forced: false };

async function readingOf(
  input: TableInput,
  choices: TableChoices,
  signal: AbortSignal | undefined,
): Promise<Reading> {
  const wanted = input.format !== 'json-lines' && choices.dialect === 'zendesk' ? undefined : choices.dialect;
  if (!input.text) {
    const format = { encoding: UTF8, delimiter: ',', newline: 'lf', fields: [] } as const;
    return { ...format, dialect: wanted ?? (await intercomOr(input, format, signal)) };
  }
  const encoding = await detectEncoding(input.text, choices.encoding, signal);
  if (input.format === 'json-lines') {
    const found = await lookAtObjects(input, encoding, choices.dialect, signal);
    return { encoding, delimiter: ',', newline: 'lf', ...found };
  }
  const { text, whole } = await beginning(input.text, encoding);
  const newline = sniffNewline(text);
  const delimiter = choices.delimiter ?? sniffDelimiter(text, newline, whole);
  const format = { encoding, delimiter, newline, fields: [] };
  return { ...format, dialect: wanted ?? (await intercomOr(input, format, signal)) };
}

/** Messages are put together into conversations before anything else is said of the table. */
async function intercomOr(
  input: TableInput,
  format: Omit<RecordFormat, 'dialect'>,
  signal: AbortSignal | undefined,
): Promise<TableDialect | undefined> {
  const records = recordsOf(input, { ...format, dialect: 'generic' }, newCsvTally(), signal);
  for await (const batch of records) {
    const first = batch[0];
    if (first) return isIntercom(first.cells) ? 'intercom' : undefined;
  }
  return undefined;
}

/**
 * Looks at a table before anything is imported: encoding, delimiter, header rows, columns with a guess of what each
 * becomes. `choices` are the user's and replace what would be detected.
 * Refuses (ImportRefusal, one sentence) what cannot be imported. Files of LIMITS.countBytes or more are read at their
 * beginning only, their encoding over the whole length; their row count is then an estimate.
 */
export async function inspectTable(
  path: string,
  choices: TableChoices = {},
  signal?: AbortSignal,
): Promise<TableShape> {
  const input = await openTable(path, choices);
  try {
    const read = await readingOf(input, choices, signal);
    const { encoding, delimiter, newline, fields } = read;
    const isFixed = read.dialect !== undefined && CONVERSATIONS.has(read.dialect);
    const sampled = await sample(input, { ...read, dialect: read.dialect ?? 'generic' }, signal);
    const { records, tally, total, exact } = sampled;
    const found: DialectFinding =
      input.format === 'json-lines' || isFixed
        ? { dialect: read.dialect ?? 'generic', headerDepth: 1 }
        : recogniseDialect(cellsOf(records), choices.dialect);
    const headerDepth =
      isFixed || input.format === 'json-lines' ? 1 : (choices.headerDepth ?? found.headerDepth);
    refuseWithoutRows(total, headerDepth, choices.headerDepth !== undefined);
    const { columns, renamed } = describeColumns(records, headerDepth, found.dialect);
    const roles = guessRoles(columns, found.dialect);
    const guessed = columns.map((column, i) => ({
      ...column,
      guess: roles[i] ?? { role: 'ignore' as const },
    }));
    const notes: readonly TableNote[] = tableNotes({
      tally,
      renamed,
      rows: records.slice(headerDepth),
      columns: guessed,
      dialect: found.dialect,
      input,
    });
    return {
      encoding: encoding.label,
      encodingCertain: encoding.certain,
      encodingForced: encoding.forced,
      bom: encoding.bom,
      delimiter,
      newline,
      headerDepth,
      columns: guessed,
      rowCount: total - headerDepth,
      rowCountExact: exact,
      dialect: found.dialect,
      format: input.format,
      files: input.files,
      file: input.file,
      sheets: input.sheets,
      sheet: input.sheet,
      fields,
      shapeKey: shapeKey(columns.map((column) => (headerDepth === 0 ? [] : column.headers))),
      notes,
    };
  } finally {
    await input.close();
  }
}
