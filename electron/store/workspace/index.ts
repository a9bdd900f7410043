import type { workspaceContract } from '../../../shared/workspace/contract.ts';
import type { CommandHandlers, QueryHandlers } from '../core/handlers.ts';
import { activityQueries } from './activity.ts';
import { coderCommands, coderQueries } from './coders.ts';
import { searchQueries } from './search.ts';

/** What the queries about the workspace itself answer from. */
export const workspaceQueries: QueryHandlers<typeof workspaceContract> = {
  ...activityQueries,
  ...searchQueries,
  ...coderQueries,
};

/** What the commands about the workspace itself do. */
export const workspaceCommands: CommandHandlers<typeof workspaceContract> = { ...coderCommands };
