import { z } from 'zod';
import type { Matrix } from '../../shared/voices/compare/model.ts';
import { compareContract } from '../../shared/voices/contract-compare.ts';
import type { Db } from '../store/core/db.ts';
import { openReader } from '../store/core/open-connection.ts';
import { compared } from './compare.ts';
import { writeCsvFile } from './export/csv-file.ts';
import type { TableFile, WrittenTable } from './export/table-file.ts';
import { writeXlsxFile } from './export/xlsx-file.ts';
import type { Job, Progress } from './job.ts';

const { what: whatSchema } = compareContract['voices.compare.export'].input.shape;
const argsSchema = z.object({
  workspacePath: z.string(),
  onlyCoder: z.int().nullable(),
  what: whatSchema,
  asked: z.string(),
  format: z.enum(['csv', 'xlsx']),
  file: z.string(),
  part: z.string(),
});
type What = z.output<typeof whatSchema>;

/** Writes a matrix, a word list or a keyword in context as a table, worked out anew. */
export const exportCompareJob: Job = async (args, progress): Promise<WrittenTable> => {
  const { workspacePath, onlyCoder, what, asked, format, file, part } = argsSchema.parse(args);
  const db = openReader(workspacePath);
  let table: TableFile;
  try {
    const notes = asked === '' ? [] : [asked];
    if (onlyCoder !== null) notes.push('Codings of others were hidden while this was exported.');
    table = tableOf(db, what, onlyCoder, notes, progress);
  } finally {
    db.close();
  }
  progress(0.9, 'Writing the table');
  return format === 'csv' ? writeCsvFile(file, table, part) : writeXlsxFile(file, table, part);
};

function tableOf(
  db: Db,
  what: What,
  onlyCoder: number | null,
  notes: readonly string[],
  progress: Progress,
): TableFile {
  if (what.kind === 'matrix') {
    return matrixTable(compared(db, 'matrix', what.input, onlyCoder, progress), what.input.measure, notes);
  }
  if (what.kind === 'words') {
    const { words } = compared(db, 'words', what.input, onlyCoder, progress);
    return {
      sheets: [
        {
          name: 'Words',
          columns: [
            { title: 'Word', kind: 'text' },
            { title: 'Times', kind: 'number' },
            { title: 'Sources', kind: 'number' },
          ],
          rows: words.map(({ word, count, sources }) => [word, count, sources]),
        },
      ],
      notes,
    };
  }
  const { lines, total } = compared(db, 'concordance', what.input, onlyCoder, progress);
  const left = total - lines.length;
  return {
    sheets: [
      {
        name: 'In context',
        columns: [
          { title: 'Before', kind: 'text', width: 50 },
          { title: 'Words', kind: 'text' },
          { title: 'After', kind: 'text', width: 50 },
          { title: 'Source', kind: 'text' },
          { title: 'Person', kind: 'text' },
        ],
        rows: lines.map((line) => [line.left, line.words, line.right, line.title, line.person]),
      },
    ],
    notes: left > 0 ? [...notes, `${left} further places are left out.`] : notes,
  };
}

function matrixTable(matrix: Matrix, measure: string, notes: readonly string[]): TableFile {
  const { rows, columns, cells, allRows, allColumns } = matrix;
  const full = (detail: string, name: string) => (detail === '' ? name : `${detail} › ${name}`);
  const cut: string[] = [];
  if (allRows > rows.length) cut.push(`The ${rows.length} highest of ${allRows} rows.`);
  if (allColumns > columns.length) cut.push(`The ${columns.length} highest of ${allColumns} columns.`);
  return {
    sheets: [
      {
        name: 'Matrix',
        columns: [
          { title: 'Row', kind: 'text', width: 40 },
          { title: `All ${measure}`, kind: 'number' },
          ...columns.map(({ name }) => ({ title: name, kind: 'number' as const })),
        ],
        rows: rows.map(({ name, detail, total }, row) => [
          full(detail, name),
          total,
          ...columns.map((_, column) => cells[row * columns.length + column] ?? 0),
        ]),
      },
    ],
    notes: [...notes, ...cut],
  };
}
