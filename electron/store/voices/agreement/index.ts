import type { agreementContract } from '../../../../shared/voices/contract-agreement.ts';
import type { CommandHandlers, JobHandlers, QueryHandlers } from '../../core/handlers.ts';
import { exportTo, workspaceOf } from '../../core/job-plans.ts';
import { disagreementQueries } from './disagreements.ts';
import { settleCommands } from './settle.ts';

export const agreementQueries: QueryHandlers<typeof agreementContract> = disagreementQueries;

export const agreementCommands: CommandHandlers<typeof agreementContract> = settleCommands;

export const agreementJobs: JobHandlers<typeof agreementContract> = {
  'voices.agreement': (context, input) => ({ job: 'agreement', args: { ...workspaceOf(context), input } }),
  'voices.agreement.export': (context, { file, format, ...input }) =>
    exportTo(context, 'export-agreement', { file, format, input }),
};
