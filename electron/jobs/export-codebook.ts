import path from 'node:path';
import { z } from 'zod';
import type { OutputOf } from '../../shared/api/contract.ts';
import { openSnapshot } from '../store/core/open-snapshot.ts';
import { type WholeCode, wholeCodebook } from '../store/voices/codebook/whole.ts';
import { codebookBlocks, codebookTable } from './export/codebook-content.ts';
import { writeCsvFile } from './export/csv-file.ts';
import { writeDocxFile } from './export/docx-file.ts';
import { writeXlsxFile } from './export/xlsx-file.ts';
import type { Job } from './job.ts';

const argsSchema = z.object({
  workspacePath: z.string(),
  coderId: z.int(),
  onlyCoder: z.int().nullable(),
  format: z.enum(['docx', 'csv', 'xlsx']),
  file: z.string(),
  part: z.string(),
});

type Exported = OutputOf<'voices.codebook.export'>;

/** Reads the codebook as the screen does and writes it as a document or a table. */
export const exportCodebookJob: Job = async (args, progress): Promise<Exported> => {
  const { workspacePath, coderId, onlyCoder, format, file, part } = argsSchema.parse(args);
  progress(0, 'Reading the codes');
  const now = Date.now();
  const db = openSnapshot(workspacePath);
  let codes: readonly WholeCode[];
  try {
    ({ codes } = wholeCodebook({ db, coderId, onlyCoder, now }));
  } finally {
    db.close();
  }
  progress(0.4, 'Writing the file');
  const isBlind = onlyCoder !== null;
  if (format === 'docx') {
    const name = path.basename(workspacePath).replace(/\.[^.]+$/, '');
    const title = `Codebook of ${name}`;
    const { bytes } = await writeDocxFile(
      file,
      { title, blocks: codebookBlocks(codes, title, now, isBlind) },
      part,
    );
    return { bytes, codes: codes.length, notes: [] };
  }
  const table = codebookTable(codes, isBlind);
  const { bytes, notes } =
    format === 'csv' ? await writeCsvFile(file, table, part) : await writeXlsxFile(file, table, part);
  return { bytes, codes: codes.length, notes: [...notes] };
};
