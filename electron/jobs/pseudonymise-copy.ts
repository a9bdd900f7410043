import { rmSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { OutputOf } from '../../shared/api/contract.ts';
import { choicesSchema } from '../../shared/voices/pseudonymise/model.ts';
import { openReader } from '../store/core/open-connection.ts';
import { checkContent } from '../store/file/check-copy.ts';
import { giveName } from '../store/file/whole-file.ts';
import { writePseudonymisedCopy } from '../store/voices/pseudonymise/write-copy.ts';
import { writeCsvFile } from './export/csv-file.ts';
import { writeXlsxFile } from './export/xlsx-file.ts';
import type { Job } from './job.ts';
import { textsTable } from './pseudonymise/texts-table.ts';

type Saved = OutputOf<'voices.pseudonymise.saveCopy'>;

const argsSchema = z.object({
  workspacePath: z.string(),
  planPath: z.string(),
  choices: choicesSchema,
  format: z.enum(['workspace', 'csv', 'xlsx']),
  now: z.number(),
  coderId: z.int(),
  file: z.string(),
  part: z.string(),
});

/** Writes a pseudonymised copy of the workspace, or its texts as a table. The open workspace stays as it is. */
export const pseudonymiseCopyJob: Job = async (args, progress): Promise<Saved> => {
  const asked = argsSchema.parse(args);
  const { file, part, now, format } = asked;
  // A table is read out of a copy beside the plan, in the folder that goes with the program when it ends.
  const copy = format === 'workspace' ? part : `${asked.planPath}-copy`;
  rmSync(copy, { force: true });
  try {
    progress(0, 'Copying the workspace');
    const applied = writePseudonymisedCopy(asked, copy, (done) => progress(done * 0.9, 'Replacing'));
    progress(0.9, format === 'workspace' ? 'Checking the copy' : 'Writing the texts');
    if (format !== 'workspace') return { ...applied, ...(await writeTexts(copy, format, file, part)) };
    checkContent(part);
    giveName(part, file, now);
    return { ...applied, bytes: statSync(file).size, notes: [] };
  } finally {
    for (const left of new Set([part, copy])) rmSync(left, { force: true });
  }
};

async function writeTexts(
  copy: string,
  format: 'csv' | 'xlsx',
  file: string,
  part: string,
): Promise<{ readonly bytes: number; readonly notes: string[] }> {
  const db = openReader(copy);
  try {
    const table = textsTable(db);
    const written = await (format === 'csv'
      ? writeCsvFile(file, table, part)
      : writeXlsxFile(file, table, part));
    return { bytes: written.bytes, notes: [...written.notes] };
  } finally {
    db.close();
  }
}
