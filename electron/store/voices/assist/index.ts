import type { assistContract } from '../../../../shared/voices/contract-assist.ts';
import type { CommandHandlers, JobHandlers, QueryHandlers } from '../../core/handlers.ts';

export const assistQueries: QueryHandlers<typeof assistContract> = {};

export const assistCommands: CommandHandlers<typeof assistContract> = {};

export const assistJobs: JobHandlers<typeof assistContract> = {};
