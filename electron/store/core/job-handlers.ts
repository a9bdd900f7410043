import { contract, type ParsedInputOf } from '../../../shared/api/contract.ts';
import { voicesJobs } from '../voices/jobs.ts';
import type { JobContext, JobPlan } from './handlers.ts';
import { exportTo, workspaceOf } from './job-plans.ts';

/** What each job operation starts. */
export const jobHandlers: Readonly<Record<string, (context: JobContext, input: never) => JobPlan>> = {
  ...voicesJobs,
  'workspace.verify': (context) => ({
    job: 'verify-texts',
    args: workspaceOf(context),
    finish(value) {
      const verified = contract['workspace.verify'].output.parse(value);
      context.foundDamage(verified.damaged);
      return verified;
    },
  }),
  'journeys.export': (context, input: ParsedInputOf<'journeys.export'>) =>
    exportTo(context, 'export-map', input),
};
