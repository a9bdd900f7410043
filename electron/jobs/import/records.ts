import type { TableDialect, TableShape } from '../../../shared/voices/import-model.ts';
import { CONVERSATION } from './conversation.ts';
import { type CsvFormat, type CsvTally, newCsvTally, readRecords, type TableRow } from './csv.ts';
import { ImportRefusal } from './failures.ts';
import { intercomConversations } from './intercom.ts';
import { FieldNames, flatten, type JsonLine, NOT_JSON, readJsonLines, rowOf } from './json-lines.ts';
import { LIMITS } from './limits.ts';
import type { TableInput } from './table-input.ts';
import { readSheet } from './xlsx/sheet.ts';
import { isTicket, ticketFields, ticketRow } from './zendesk.ts';

export interface RecordFormat extends CsvFormat {
  readonly dialect: TableDialect;
  /** Of JSON lines: the names of the columns, in order. */
  readonly fields: readonly string[];
}

/** Bytes of a table, for telling how far its reading is. */
export const sizeOf = ({ text, workbook }: TableInput): number =>
  text?.size ?? workbook?.sheet.entry.bytes ?? 1;

/** The records of a table of any format, header rows first, in batches; see `readRecords`. */
export function recordsOf(
  input: TableInput,
  format: RecordFormat,
  tally: CsvTally,
  signal?: AbortSignal,
): AsyncGenerator<readonly TableRow[]> {
  const records = rawRecords(input, format, tally, signal);
  return format.dialect === 'intercom' ? intercomConversations(records) : records;
}

function rawRecords(
  input: TableInput,
  format: RecordFormat,
  tally: CsvTally,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly TableRow[]> {
  const { text, workbook } = input;
  if (workbook) {
    const { archive, book, strings, sheet } = workbook;
    return readSheet(archive, book, strings, sheet, tally, signal);
  }
  if (!text) throw new Error('A table is a text or a sheet');
  return input.format === 'json-lines'
    ? objectRecords(readJsonLines(text, format.encoding, tally, signal), format)
    : readRecords(text, format, tally, signal);
}

async function* objectRecords(
  lines: AsyncIterable<readonly JsonLine[]>,
  { dialect, fields }: RecordFormat,
): AsyncGenerator<readonly TableRow[]> {
  yield [{ line: 0, cells: fields }];
  const row = (line: JsonLine): TableRow => {
    if (line.object === undefined)
      return { line: line.line, cells: [line.raw.slice(0, 300)], refused: NOT_JSON };
    if (dialect !== 'zendesk') return rowOf(line, fields, flatten(line.object));
    if (isTicket(line.object)) return ticketRow(line, line.object, fields);
    return { line: line.line, cells: [line.raw.slice(0, 300)], refused: 'This line is no ticket.' };
  };
  for await (const batch of lines) yield batch.map(row);
}

/** What JSON lines are: a helpdesk's tickets or any objects, and the columns they give. */
export async function lookAtObjects(
  input: TableInput,
  encoding: CsvFormat['encoding'],
  chosen: TableDialect | undefined,
  signal: AbortSignal | undefined,
): Promise<{ readonly dialect: TableDialect; readonly fields: readonly string[] }> {
  if (!input.text) throw new Error('JSON lines are a text');
  const tally = newCsvTally();
  let dialect = chosen === 'zendesk' || chosen === 'generic' ? chosen : undefined;
  const names = new FieldNames();
  for await (const lines of readJsonLines(input.text, encoding, tally, signal)) {
    for (const { line, object } of lines) {
      if (object === undefined) continue;
      dialect ??= isTicket(object) ? 'zendesk' : 'generic';
      names.add(dialect === 'zendesk' ? ticketFields(object) : flatten(object), line);
    }
    if (tally.bytes > LIMITS.countBytes) break;
  }
  const fields = names.list();
  if (fields.length === 0) {
    throw new ImportRefusal(
      'invalid-input',
      'No line of this file is a JSON object; export it again with one object a line.',
    );
  }
  return dialect === 'zendesk'
    ? { dialect, fields: [...fields.filter((name) => name !== CONVERSATION), CONVERSATION] }
    : { dialect: 'generic', fields };
}

/** How a table is read under a shape the user has agreed to. */
export const formatOf = (
  shape: Pick<TableShape, 'encoding' | 'encodingForced' | 'delimiter' | 'newline'> &
    Partial<Pick<TableShape, 'dialect' | 'fields'>>,
): RecordFormat => ({
  encoding: { label: shape.encoding, forced: shape.encodingForced },
  delimiter: shape.delimiter,
  newline: shape.newline,
  dialect: shape.dialect ?? 'generic',
  fields: shape.fields ?? [],
});
