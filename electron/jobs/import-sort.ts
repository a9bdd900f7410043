import path from 'node:path';
import type { SortedFile } from '../../shared/voices/import-texts.ts';
import { ImportRefusal } from './import/failures.ts';
import { fileKind } from './import/texts/file-kind.ts';
import { sortFile } from './import/texts/sort-file.ts';
import { sortArgs } from './import-args.ts';
import type { Job } from './job.ts';

/** Tells tables from texts. A file that cannot even be opened is left, with the reason. */
export const sortFilesJob: Job = async (args, progress): Promise<readonly SortedFile[]> => {
  const { files } = sortArgs.parse(args);
  const sorted: SortedFile[] = [];
  for (const [index, file] of files.entries()) {
    progress(index / files.length, 'Looking at the files');
    try {
      sorted.push(sortFile(path.basename(file), await fileKind(file)));
    } catch (error) {
      if (!(error instanceof ImportRefusal)) throw error;
      sorted.push({ as: 'left', reason: error.message });
    }
  }
  return sorted;
};
