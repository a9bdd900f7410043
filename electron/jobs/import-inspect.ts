import path from 'node:path';
import type { TableChoices } from '../../shared/voices/import-model.ts';
import { tableMappingSchema } from '../../shared/voices/import-plan.ts';
import { openReader } from '../store/core/open-connection.ts';
import { rememberedMapping } from '../store/voices/import/plan-file.ts';
import { inspectTable } from './import/inspect-table.ts';
import { readTable } from './import/read-table.ts';
import { inspectArgs } from './import-args.ts';
import type { Job } from './job.ts';

const FIRST_ROWS = 20;
const CELL_SHOWN = 300;

/** Looks at a table: its shape, its first rows, and the mapping used for the last file of that shape. */
export const inspectTableJob: Job = async (args, progress) => {
  const { file, workspacePath, choices } = inspectArgs.parse(args);
  progress(null, 'Reading the file');
  const shape = await inspectTable(file, chosen(choices));
  const firstRows: string[][] = [];
  for await (const row of readTable(file, shape)) {
    firstRows.push(row.cells.map((cell) => cell.slice(0, CELL_SHOWN)));
    if (firstRows.length >= FIRST_ROWS) break;
  }
  const db = openReader(workspacePath);
  try {
    const remembered = tableMappingSchema.safeParse(rememberedMapping(db, shape.shapeKey));
    return {
      fileName: path.basename(file),
      shape,
      firstRows,
      remembered: remembered.success ? remembered.data : null,
    };
  } finally {
    db.close();
  }
};

/** Leaves out what the user did not choose: an absent choice and an undefined one are not the same to the detection. */
export function chosen(
  choices: { readonly [K in keyof TableChoices]: TableChoices[K] | undefined },
): TableChoices {
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
}
