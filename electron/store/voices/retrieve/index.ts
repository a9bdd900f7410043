import type { retrieveContract } from '../../../../shared/voices/contract-retrieve.ts';
import type { CommandHandlers, JobHandlers, QueryHandlers } from '../../core/handlers.ts';
import { exportTo, workspaceOf } from '../../core/job-plans.ts';
import { countQuickly } from './count.ts';
import { findPage } from './page.ts';
import { planRetrieval } from './plan.ts';
import { describeResults } from './results.ts';
import { savedQueryCommands, savedQueryQueries } from './saved-queries.ts';

export const retrieveQueries: QueryHandlers<typeof retrieveContract> = {
  ...savedQueryQueries,

  'voices.retrieve.names': ({ db }) => ({
    codes: db.all<{ id: number; parentId: number | null; name: string; colour: number }>(
      'SELECT id, parent_id AS parentId, name, colour FROM code ORDER BY position, id',
    ),
    sets: db.all<{ id: number; name: string; codes: number }>(
      `SELECT t.id, t.name, (SELECT count(*) FROM code_set_member m WHERE m.code_set_id = t.id) AS codes
      FROM code_set t ORDER BY t.name COLLATE NOCASE, t.id`,
    ),
  }),

  'voices.retrieve.page': ({ db, onlyCoder }, { query, after, limit, context }) => {
    const plan = planRetrieval(db, query, onlyCoder);
    const { places, next, searched } = findPage(db, plan, after, limit);
    return { results: describeResults(db, places, context, onlyCoder), next, searched };
  },

  'voices.retrieve.count': ({ db, onlyCoder }, { query }) => ({
    counts: countQuickly(db, query, onlyCoder),
  }),
};

export const retrieveCommands: CommandHandlers<typeof retrieveContract> = savedQueryCommands;

export const retrieveJobs: JobHandlers<typeof retrieveContract> = {
  'voices.retrieve.countAll': (context, { query }) => ({
    job: 'retrieve-count',
    args: { ...workspaceOf(context), onlyCoder: context.onlyCoder, query },
  }),
  'voices.retrieve.export': (context, input) => exportTo(context, 'retrieve-export', input),
};
