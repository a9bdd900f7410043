import type { journeysContract } from '../../../shared/journeys/contract.ts';
import type { CommandHandlers, QueryHandlers } from '../core/handlers.ts';

export type JourneysQueries = QueryHandlers<typeof journeysContract>;
export type JourneysCommands = CommandHandlers<typeof journeysContract>;
