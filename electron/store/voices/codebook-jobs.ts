import type { codebookContract } from '../../../shared/voices/contract-codebook.ts';
import type { JobHandlers } from '../core/handlers.ts';

export const codebookJobs: JobHandlers<typeof codebookContract> = {};
