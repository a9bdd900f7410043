import type { studiesContract } from '../../../shared/studies/contract.ts';
import type { CommandHandlers, QueryHandlers } from '../core/handlers.ts';

export type StudiesQueries = QueryHandlers<typeof studiesContract>;
export type StudiesCommands = CommandHandlers<typeof studiesContract>;
