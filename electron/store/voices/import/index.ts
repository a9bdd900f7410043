import type { voicesContract } from '../../../../shared/voices/contract.ts';
import type { ImportedFile } from '../../../../shared/voices/model.ts';
import type { CommandHandlers, QueryHandlers } from '../../core/handlers.ts';
import { applyPlan } from './apply.ts';

/** What was imported so far. */
export const importQueries: Pick<QueryHandlers<typeof voicesContract>, 'voices.imports'> = {
  'voices.imports': ({ db }) =>
    db.all<ImportedFile>('SELECT id, name, at, added, skipped FROM import_file ORDER BY id DESC'),
};

/** The one command of the import; looking and planning are jobs. */
export const importCommands: Pick<CommandHandlers<typeof voicesContract>, 'voices.import.apply'> = {
  'voices.import.apply': (context, { edited, absent }) => applyPlan(context, { edited, absent }),
};
