import type { voicesContract } from '../../../shared/voices/contract.ts';
import type { CommandHandlers, QueryHandlers } from '../core/handlers.ts';

export type VoicesQueries = QueryHandlers<typeof voicesContract>;
/** Applying an import stands apart, with the import's other operations. */
export type VoicesCommands = Omit<CommandHandlers<typeof voicesContract>, 'voices.import.apply'>;
