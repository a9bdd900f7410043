import type { importContract } from '../../../../shared/voices/contract-import.ts';
import type { JobHandlers } from '../../core/handlers.ts';
import { planFor, workspaceOf } from '../../core/job-plans.ts';

/** The jobs that look at files and plan what they become. */
export const importJobs: JobHandlers<typeof importContract> = {
  'voices.import.inspect': (context, { file, choices }) => ({
    job: 'import-inspect',
    args: { ...workspaceOf(context), file: context.resolveFile(file, 'import'), choices },
  }),
  'voices.import.planTable': (context, { file, choices, mapping }) => ({
    job: 'import-plan-table',
    args: {
      ...planFor(context),
      onlyCoder: context.onlyCoder,
      file: context.resolveFile(file, 'import'),
      choices,
      mapping,
    },
  }),
  'voices.import.sort': (context, { files }) => ({
    job: 'import-sort',
    args: { files: files.map((file) => context.resolveFile(file, 'import')) },
  }),
  'voices.import.inspectTexts': (context, { files }) => ({
    job: 'import-inspect-texts',
    args: { ...workspaceOf(context), files: files.map((file) => context.resolveFile(file, 'import')) },
  }),
  'voices.import.planTexts': (context, { files, ...choices }) => ({
    job: 'import-plan-texts',
    args: {
      ...planFor(context),
      ...choices,
      files: files.map((file) => context.resolveFile(file, 'import')),
    },
  }),
};
