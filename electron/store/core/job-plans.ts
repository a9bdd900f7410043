import { FailureError } from '../../../shared/api/failure.ts';
import { partOf } from '../../platform/write-file-whole.ts';
import type { JobContext, JobPlan } from './handlers.ts';

/** Needs a workspace that is open: jobs read its file themselves. */
export function workspaceOf(context: JobContext): { readonly workspacePath: string } {
  if (context.workspacePath === undefined) {
    throw new FailureError('not-found', 'No workspace is open. Open one first.');
  }
  return { workspacePath: context.workspacePath };
}

/** What a job is given that plans a change: the workspace, and a new file for the plan. */
export function planFor(context: JobContext) {
  const { planId, path } = context.newPlan();
  return { ...workspaceOf(context), planId, planPath: path, now: context.now };
}

/** Starts `job` to write the file behind an export token; what is left of a job ended midway is removed. */
export function exportTo(
  context: JobContext,
  job: string,
  { file: token, ...args }: { readonly file: string } & Readonly<Record<string, unknown>>,
): JobPlan {
  const file = context.resolveFile(token, 'export');
  const part = partOf(file);
  const { coderId, onlyCoder } = context;
  return { job, args: { ...workspaceOf(context), coderId, onlyCoder, ...args, file, part }, part };
}
