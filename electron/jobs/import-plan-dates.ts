import type { TableDialect } from '../../shared/voices/import-model.ts';
import type { TableMapping } from '../../shared/voices/import-plan.ts';
import { type DateOrder, inferDateReading } from './import/date.ts';
import type { TableRow } from './import/read-table.ts';
import { dateHint } from './import/table-notes.ts';

/** How the mapped date column is read, from its first rows; a column that cannot be decided is kept as text only. */
export function planDates(
  mapping: TableMapping,
  dialect: TableDialect,
  rows: readonly TableRow[],
): { readonly order: DateOrder | undefined; readonly notes: readonly string[] } {
  const column = mapping.columns.find(({ role }) => role.role === 'date');
  if (!column) return { order: undefined, notes: [] };
  const reading = inferDateReading(
    rows.map((row) => row.cells[column.index] ?? ''),
    dateHint(dialect),
  );
  if (reading === undefined)
    return { order: undefined, notes: [`“${column.name}” holds no dates, so no dates are kept.`] };
  if ('order' in reading) return { order: reading.order, notes: [] };
  const why =
    reading.undecided === 'ambiguous'
      ? 'could have the day first or the month first'
      : 'are written in both ways, day first and month first';
  return {
    order: undefined,
    notes: [`The dates in “${column.name}” ${why}, so they are kept as text only.`],
  };
}
