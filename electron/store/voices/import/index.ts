import type { voicesContract } from '../../../../shared/voices/contract.ts';
import type { CommandHandlers } from '../../core/handlers.ts';
import { applyPlan } from './apply.ts';

/** The one command of the import; looking and planning are jobs. */
export const importCommands: Pick<CommandHandlers<typeof voicesContract>, 'voices.import.apply'> = {
  'voices.import.apply': (context) => applyPlan(context),
};
