import { z } from 'zod';
import type { OutputOf } from '../../shared/api/contract.ts';
import { querySpecSchema } from '../../shared/voices/query/spec.ts';
import { openReader } from '../store/core/open-connection.ts';
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
  const db = openReader(workspacePath);
  try {
    // One transaction: what is coded meanwhile must not be half counted.
    return db.raw.transaction(() =>
      countResults(db, query, onlyCoder, (share) => progress(share, 'Counting the results')),
    )();
  } finally {
    db.close();
  }
};
