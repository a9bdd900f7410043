import type { agreementContract } from '../../../../shared/voices/contract-agreement.ts';
import type { CommandHandlers, JobHandlers, QueryHandlers } from '../../core/handlers.ts';

export const agreementQueries: QueryHandlers<typeof agreementContract> = {};

export const agreementCommands: CommandHandlers<typeof agreementContract> = {};

export const agreementJobs: JobHandlers<typeof agreementContract> = {};
