import { z } from 'zod';
import type { OutputOf } from '../../shared/api/contract.ts';
import { querySpecSchema } from '../../shared/voices/query/spec.ts';
import { openSnapshot } from '../store/core/open-snapshot.ts';
import { countResults } from '../store/voices/retrieve/count.ts';
import type { Job } from './job.ts';

const argsSchema = z.object({
  workspacePath: z.string(),
  onlyCoder: z.int().nullable(),
  query: querySpecSchema,
});

/** Counts what a query finds where the store itself would be kept from other work too long. */
export const retrieveCountJob: Job = (args, progress): OutputOf<'voices.retrieve.countAll'> => {
  const { workspacePath, onlyCoder, query } = argsSchema.parse(args);
  // One state of the workspace: what is coded meanwhile must not be half counted.
  const db = openSnapshot(workspacePath);
  try {
    return countResults(db, query, onlyCoder, (share) => progress(share, 'Counting the results'));
  } finally {
    db.close();
  }
};
