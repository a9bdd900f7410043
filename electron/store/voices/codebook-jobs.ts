import type { codebookContract } from '../../../shared/voices/contract-codebook.ts';
import type { JobHandlers } from '../core/handlers.ts';
import { exportTo } from '../core/job-plans.ts';

export const codebookJobs: JobHandlers<typeof codebookContract> = {
  'voices.codebook.export': (context, input) => exportTo(context, 'export-codebook', input),
};
