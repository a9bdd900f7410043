import { z } from 'zod';
import { checkCopy } from '../store/file/check-copy.ts';
import type { Job } from './job.ts';

const argsSchema = z.object({ file: z.string() });

/** Checks a copy of a workspace apart from the store, so that nobody waits for it. */
export const checkCopyJob: Job = (args) => checkCopy(argsSchema.parse(args).file);
