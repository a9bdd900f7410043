import type { voicesContract } from '../../../shared/voices/contract.ts';
import type { JobHandlers } from '../core/handlers.ts';
import { agreementJobs } from './agreement/index.ts';
import { assistJobs } from './assist/index.ts';
import { codebookJobs } from './codebook-jobs.ts';
import { compareJobs } from './compare/index.ts';
import { importJobs } from './import/jobs.ts';
import { pseudonymiseJobs } from './pseudonymise/index.ts';
import { retrieveJobs } from './retrieve/index.ts';

/** What each job operation of Voices starts. */
export const voicesJobs: JobHandlers<typeof voicesContract> = {
  ...importJobs,
  ...codebookJobs,
  ...retrieveJobs,
  ...compareJobs,
  ...agreementJobs,
  ...assistJobs,
  ...pseudonymiseJobs,
};
