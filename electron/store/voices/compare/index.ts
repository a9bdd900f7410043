import type { compareContract } from '../../../../shared/voices/contract-compare.ts';
import type {
  CommandHandlers,
  JobContext,
  JobHandlers,
  JobPlan,
  QueryHandlers,
} from '../../core/handlers.ts';
import { exportTo, workspaceOf } from '../../core/job-plans.ts';

export const compareQueries: QueryHandlers<typeof compareContract> = {};

export const compareCommands: CommandHandlers<typeof compareContract> = {};

const plan = (context: JobContext, job: string, input: unknown): JobPlan => ({
  job,
  args: { ...workspaceOf(context), onlyCoder: context.onlyCoder, input },
});

export const compareJobs: JobHandlers<typeof compareContract> = {
  'voices.compare.matrix': (context, input) => plan(context, 'compare-matrix', input),
  'voices.compare.words': (context, input) => plan(context, 'compare-words', input),
  'voices.compare.concordance': (context, input) => plan(context, 'compare-concordance', input),
  'voices.compare.export': (context, input) => exportTo(context, 'export-compare', input),
};
