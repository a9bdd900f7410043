import type { peopleContract } from '../../../shared/people/contract.ts';
import type { CommandHandlers, QueryHandlers } from '../core/handlers.ts';
import { participantCommands, participantQueries } from './participants.ts';
import { personaCommands, personaQueries, segmentCommands, segmentQueries } from './segments.ts';

/** What `people` queries answer from. */
export const peopleQueries: QueryHandlers<typeof peopleContract> = {
  ...segmentQueries,
  ...participantQueries,
  ...personaQueries,
};

/** What `people` commands do. */
export const peopleCommands: CommandHandlers<typeof peopleContract> = {
  ...segmentCommands,
  ...participantCommands,
  ...personaCommands,
};
