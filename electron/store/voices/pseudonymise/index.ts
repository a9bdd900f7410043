import type { pseudonymiseContract } from '../../../../shared/voices/contract-pseudonymise.ts';
import type { CommandHandlers, JobHandlers, QueryHandlers } from '../../core/handlers.ts';

export const pseudonymiseQueries: QueryHandlers<typeof pseudonymiseContract> = {};

export const pseudonymiseCommands: CommandHandlers<typeof pseudonymiseContract> = {};

export const pseudonymiseJobs: JobHandlers<typeof pseudonymiseContract> = {};
