import { z } from 'zod';
import { openReader } from '../store/core/open-connection.ts';
import { verifyTexts } from '../store/file/texts.ts';
import type { Job } from './job.ts';

const argsSchema = z.object({ workspacePath: z.string() });

/** Compares every text with its hash. */
export const verifyTextsJob: Job = (args, progress) => {
  const db = openReader(argsSchema.parse(args).workspacePath);
  try {
    return verifyTexts(db, (done, total) =>
      progress(total === 0 ? null : done / total, 'Checking every text'),
    );
  } finally {
    db.close();
  }
};
