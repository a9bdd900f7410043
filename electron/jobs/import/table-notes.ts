import type { TableColumn, TableDialect, TableNote } from '../../../shared/voices/import-model.ts';
import type { CsvTally, TableRow } from './csv.ts';
import { inferDateReading } from './date.ts';
import type { DecodeTally } from './decode.ts';
import type { TableInput } from './table-input.ts';

interface Looked {
  readonly tally: CsvTally;
  /** Columns whose name had to be numbered. */
  readonly renamed: number;
  /** Sampled data rows. */
  readonly rows: readonly TableRow[];
  readonly columns: readonly TableColumn[];
  readonly dialect: TableDialect;
  readonly input: Pick<TableInput, 'format' | 'files' | 'file' | 'others' | 'sheets'>;
}

const times = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const onLine = (line: number | undefined): { readonly line?: number } => (line === undefined ? {} : { line });

/** SurveyMonkey writes months first in every language. */
export const dateHint = (dialect: TableDialect): 'mdy' | undefined =>
  dialect === 'surveymonkey' ? 'mdy' : undefined;

function dateNote({ rows, columns, dialect }: Looked): TableNote[] {
  const notes: TableNote[] = [];
  for (const { index, name, guess } of columns) {
    if (guess.role !== 'date') continue;
    const reading = inferDateReading(
      rows.map((row) => row.cells[index] ?? ''),
      dateHint(dialect),
    );
    if (reading === undefined || 'order' in reading) continue;
    const why =
      reading.undecided === 'mixed'
        ? 'mixes day-first and month-first dates'
        : 'does not tell day from month';
    notes.push({ kind: 'date-order', count: 1, message: `“${name}” ${why}; its dates stay as text.` });
  }
  return notes;
}

function unevenNote({ rows, columns, input }: Looked): TableNote[] {
  const width = columns.length;
  const uneven = rows.filter(
    ({ cells }) =>
      (input.format === 'text' && cells.length < width) || cells.slice(width).some((cell) => cell !== ''),
  );
  const line = uneven[0]?.line;
  if (line === undefined) return [];
  const rowWords = times(uneven.length, 'row has', 'rows have');
  return [
    {
      kind: 'uneven-rows',
      count: uneven.length,
      line,
      message: `${rowWords} another number of cells than there are columns, first on line ${line}.`,
    },
  ];
}

/** What became of characters while a file was decoded. `nulLine` is the line of the first NUL, when known. */
export function characterNotes(tally: DecodeTally, nulLine: number | undefined): readonly TableNote[] {
  const notes: TableNote[] = [];
  if (tally.nul > 0) {
    const where = nulLine === undefined ? '' : `, first on line ${nulLine}`;
    notes.push({
      kind: 'nul',
      count: tally.nul,
      message: `${times(tally.nul, 'NUL character was', 'NUL characters were')} found${where}; kept as they are, but check that the file is whole.`,
      ...onLine(nulLine),
    });
  }
  if (tally.replaced > 0) {
    notes.push({
      kind: 'replaced',
      count: tally.replaced,
      message: `${times(tally.replaced, 'character cannot', 'characters cannot')} be read in this encoding and would be shown as �; try another encoding.`,
    });
  }
  if (tally.alreadyReplaced > 0) {
    notes.push({
      kind: 'already-replaced',
      count: tally.alreadyReplaced,
      message: `${times(tally.alreadyReplaced, 'character was', 'characters were')} lost before this file was made and stand in it as �.`,
    });
  }
  return notes;
}

function formulaNotes({ formulas, emptyFormulas }: CsvTally): TableNote[] {
  const notes: TableNote[] = [];
  if (formulas > 0) {
    notes.push({
      kind: 'formulas',
      count: formulas,
      message: `${times(formulas, 'cell holds a formula', 'cells hold formulas')}; the value it had when the file was saved is taken.`,
    });
  }
  if (emptyFormulas > 0) {
    notes.push({
      kind: 'formulas-empty',
      count: emptyFormulas,
      message: `${times(emptyFormulas, 'cell holds a formula', 'cells hold formulas')} without a saved value and so is empty here; open the file in its own program and save it again.`,
    });
  }
  return notes;
}

/** What else lies in a ZIP: tables that can be chosen, and things that are not read. */
function archiveNotes({ input: { files, file, others } }: Looked): TableNote[] {
  const notes: TableNote[] = [];
  const rest = files.length - 1;
  if (rest > 0) {
    notes.push({
      kind: 'other-files',
      count: rest,
      message: `The archive holds ${times(rest, 'other table', 'other tables')} beside “${files[file]}”; choose the one to read above.`,
    });
  }
  if (others.length > 0) {
    const shown = others.slice(0, 5).map((name) => `“${name}”`);
    const more = others.length > 5 ? ` and ${others.length - 5} more` : '';
    notes.push({ kind: 'not-read', count: others.length, message: `Not read: ${shown.join(', ')}${more}.` });
  }
  return notes;
}

/** Everything about a table that the user should know before importing it, beside what the preview shows. */
export function tableNotes(looked: Looked): readonly TableNote[] {
  const { tally, renamed } = looked;
  const notes = [...characterNotes(tally, tally.firstNulLine)];
  if (tally.innerBom > 0) {
    notes.push({
      kind: 'inner-bom',
      count: tally.innerBom,
      message: `${times(tally.innerBom, 'cell begins', 'cells begin')} with an invisible byte order mark; it is taken off.`,
    });
  }
  if (renamed > 0) {
    notes.push({
      kind: 'duplicate-header',
      count: renamed,
      message: `${times(renamed, 'column has', 'columns have')} the same name as another; a number was added.`,
    });
  }
  return [
    ...notes,
    ...formulaNotes(tally),
    ...archiveNotes(looked),
    ...unevenNote(looked),
    ...dateNote(looked),
  ];
}
