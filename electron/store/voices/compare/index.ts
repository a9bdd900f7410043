import type { compareContract } from '../../../../shared/voices/contract-compare.ts';
import type { CommandHandlers, JobHandlers, QueryHandlers } from '../../core/handlers.ts';

export const compareQueries: QueryHandlers<typeof compareContract> = {};

export const compareCommands: CommandHandlers<typeof compareContract> = {};

export const compareJobs: JobHandlers<typeof compareContract> = {};
