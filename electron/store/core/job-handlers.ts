import { FailureError } from '../../../shared/api/failure.ts';
import type { JobContext, JobPlan } from './handlers.ts';

/** Needs a workspace that is open: jobs read its file themselves. */
function workspace(context: JobContext): { readonly workspacePath: string } {
  if (context.workspacePath === undefined)
    throw new FailureError('not-found', 'No workspace is open. Open one first.');
  return { workspacePath: context.workspacePath };
}

/** What each job operation starts. */
export const jobHandlers: Readonly<Record<string, (context: JobContext, input: never) => JobPlan>> = {
  'workspace.verify': (context: JobContext) => ({ job: 'verify-texts', args: workspace(context) }),
};
