import type { retrieveContract } from '../../../../shared/voices/contract-retrieve.ts';
import type { CommandHandlers, JobHandlers, QueryHandlers } from '../../core/handlers.ts';

export const retrieveQueries: QueryHandlers<typeof retrieveContract> = {};

export const retrieveCommands: CommandHandlers<typeof retrieveContract> = {};

export const retrieveJobs: JobHandlers<typeof retrieveContract> = {};
