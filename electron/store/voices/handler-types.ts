import type { voicesContract } from '../../../shared/voices/contract.ts';
import type { CommandHandlers, QueryHandlers } from '../core/handlers.ts';

/** Imports stand apart, with their other operations. */
export type VoicesQueries = Omit<QueryHandlers<typeof voicesContract>, 'voices.imports'>;
export type VoicesCommands = Omit<CommandHandlers<typeof voicesContract>, 'voices.import.apply'>;
