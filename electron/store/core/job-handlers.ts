import { contract, type InputOf, type ParsedInputOf } from '../../../shared/api/contract.ts';
import { FailureError } from '../../../shared/api/failure.ts';
import { partOf } from '../../platform/write-file-whole.ts';
import type { JobContext, JobPlan } from './handlers.ts';

/** Needs a workspace that is open: jobs read its file themselves. */
function workspace(context: JobContext): { readonly workspacePath: string } {
  if (context.workspacePath === undefined) {
    throw new FailureError('not-found', 'No workspace is open. Open one first.');
  }
  return { workspacePath: context.workspacePath };
}

function plan(context: JobContext) {
  const { planId, path } = context.newPlan();
  return { ...workspace(context), planId, planPath: path, now: context.now };
}

type Inspect = Required<InputOf<'voices.import.inspect'>>;
type PlanTable = Required<InputOf<'voices.import.planTable'>>;
type ExportMap = ParsedInputOf<'journeys.export'>;
type PlanTexts = Required<InputOf<'voices.import.planTexts'>>;

/** What each job operation starts. */
export const jobHandlers: Readonly<Record<string, (context: JobContext, input: never) => JobPlan>> = {
  'workspace.verify': (context) => ({
    job: 'verify-texts',
    args: workspace(context),
    finish(value) {
      const verified = contract['workspace.verify'].output.parse(value);
      context.foundDamage(verified.damaged);
      return verified;
    },
  }),
  'voices.import.inspect': (context, { file, choices }: Inspect) => ({
    job: 'import-inspect',
    args: { ...workspace(context), file: context.resolveFile(file, 'import'), choices },
  }),
  'voices.import.planTable': (context, { file, choices, mapping }: PlanTable) => ({
    job: 'import-plan-table',
    args: { ...plan(context), file: context.resolveFile(file, 'import'), choices, mapping },
  }),
  'voices.import.planTexts': (context, { files, kind, waveId }: PlanTexts) => ({
    job: 'import-plan-texts',
    args: { ...plan(context), files: files.map((file) => context.resolveFile(file, 'import')), kind, waveId },
  }),
  'journeys.export': (context, { file: token, ...input }: ExportMap) => {
    const file = context.resolveFile(token, 'export');
    const part = partOf(file);
    return { job: 'export-map', args: { ...workspace(context), ...input, file, part }, part };
  },
};
