import { z } from 'zod';
import { agreementInputSchema } from '../../shared/voices/agreement/model.ts';
import { openSnapshot } from '../store/core/open-snapshot.ts';
import { agreementOf } from '../store/voices/agreement/agreement.ts';
import type { Job } from './job.ts';

const argsSchema = z.object({ workspacePath: z.string(), input: agreementInputSchema });

/** How far coders agree. */
export const agreementJob: Job = (args, progress) => {
  const { workspacePath, input } = argsSchema.parse(args);
  const db = openSnapshot(workspacePath);
  try {
    return agreementOf(db, input, progress);
  } finally {
    db.close();
  }
};
