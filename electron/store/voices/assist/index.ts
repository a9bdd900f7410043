import type { assistContract } from '../../../../shared/voices/contract-assist.ts';
import type { CommandHandlers, JobHandlers, QueryHandlers } from '../../core/handlers.ts';
import { planFor, workspaceOf } from '../../core/job-plans.ts';
import { codeOf } from '../codes.ts';
import { checkRange } from '../codings.ts';
import { applyAutoCode } from './auto-code-apply.ts';

export const assistQueries: QueryHandlers<typeof assistContract> = {
  'voices.suggestion.refusals': ({ db, coderId }, { sourceIds }) =>
    db.all(
      `SELECT source_id AS sourceId, code_id AS codeId, start_cp AS start, end_cp AS end FROM suggestion_refusal
      WHERE coder_id = ? AND source_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
      [coderId, JSON.stringify(sourceIds)],
    ),
};

export const assistCommands: CommandHandlers<typeof assistContract> = {
  'voices.autoCode.apply': (context, { without }) => applyAutoCode(context, without),

  'voices.suggestion.refuse': (context, { sourceId, codeId, start, end }) => {
    codeOf(context.db, codeId);
    checkRange(context, sourceId, start, end);
    context.db.run(
      `INSERT INTO suggestion_refusal (rev, coder_id, code_id, source_id, start_cp, end_cp)
      SELECT @rev, @coderId, @codeId, @sourceId, @start, @end WHERE NOT EXISTS (SELECT 1 FROM suggestion_refusal
        WHERE source_id = @sourceId AND coder_id = @coderId AND code_id = @codeId AND start_cp = @start AND end_cp = @end)`,
      { rev: context.rev, coderId: context.coderId, codeId, sourceId, start, end },
    );
    return {};
  },
};

export const assistJobs: JobHandlers<typeof assistContract> = {
  'voices.autoCode.plan': (context, asked) => ({
    job: 'auto-code-plan',
    args: { ...planFor(context), coderId: context.coderId, onlyCoder: context.onlyCoder, asked },
  }),
  // Both learn from the coder's own codings alone, whether or not others' are hidden.
  'voices.suggestions': (context, asked) => ({
    job: 'suggestions',
    args: { ...workspaceOf(context), coderId: context.coderId, onlyCoder: context.onlyCoder, asked },
  }),
  'voices.suggestions.quality': (context) => ({
    job: 'suggestions-quality',
    args: { ...workspaceOf(context), coderId: context.coderId },
  }),
};
