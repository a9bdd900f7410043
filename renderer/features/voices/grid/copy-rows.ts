import type { GridRow } from '../../../../shared/voices/model.ts';
import { formatDay } from '../../../ui/format.ts';
import type { GridColumn } from './columns.ts';

/** A row's cell as plain text, as a spreadsheet takes it. */
export function cellText(column: GridColumn, row: GridRow, codeName: (id: number) => string): string {
  if (column.attribute) return row.values[String(column.attribute.id)] ?? '';
  switch (column.id) {
    case 'text':
      return row.text;
    case 'codes':
      return [...new Set(row.codings.map(({ codeId }) => codeName(codeId)))].join('; ');
    case 'question':
      return row.question ?? row.title;
    case 'participant':
      return row.participant ?? '';
    case 'touchpoint':
      return row.touchpoint ?? '';
    case 'date':
      return row.heardAt === null ? '' : formatDay(row.heardAt);
    case 'length':
      return String(row.length);
    default:
      return '';
  }
}

/**
 * Rows as tab-separated text under a line of column names, ready for a spreadsheet. Cells that hold a tab, a line break
 * or a quotation mark are quoted; what a spreadsheet would run as a formula begins with an apostrophe.
 */
export function rowsAsTable(
  columns: readonly GridColumn[],
  rows: readonly GridRow[],
  codeName: (id: number) => string,
): string {
  const lines = [
    columns.map(({ label }) => quoted(label)),
    ...rows.map((row) => columns.map((column) => quoted(cellText(column, row, codeName)))),
  ];
  return lines.map((cells) => cells.join('\t')).join('\r\n');
}

function quoted(text: string): string {
  const isNumber = /^[+-]?\d+([.,]\d+)?$/.test(text);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[\t\n\r"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
