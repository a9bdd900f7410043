import type { pseudonymiseContract } from '../../../../shared/voices/contract-pseudonymise.ts';
import { nameKey } from '../../../../shared/voices/pseudonymise/words.ts';
import type { CommandHandlers, JobHandlers, QueryHandlers } from '../../core/handlers.ts';
import { exportTo, planFor } from '../../core/job-plans.ts';
import { applyPseudonyms } from './apply.ts';
import { NOT_NAMES, notNames, UNCONFIRMED } from './known.ts';

export const pseudonymiseQueries: QueryHandlers<typeof pseudonymiseContract> = {
  'voices.pseudonymise.state': ({ db }) => ({
    isUnconfirmed:
      db.value<string>('SELECT value FROM workspace_setting WHERE key = ?', [UNCONFIRMED]) !== undefined,
    originals: db.value<number>('SELECT count(*) FROM replacement WHERE original IS NOT NULL') ?? 0,
    replacements: db.value<number>('SELECT count(DISTINCT replacement) FROM replacement') ?? 0,
    notNames: notNames(db),
  }),
};

export const pseudonymiseCommands: CommandHandlers<typeof pseudonymiseContract> = {
  'voices.pseudonymise.apply': (context, { choices }) => applyPseudonyms(context, choices),

  'voices.pseudonymise.notNames': ({ db, rev }, { words, areNames }) => {
    const keys = words.map(nameKey);
    const before = notNames(db);
    const next = areNames
      ? before.filter((word) => !keys.includes(word))
      : [...new Set([...before, ...keys])].toSorted();
    db.run(
      `INSERT INTO workspace_setting (rev, key, value) VALUES (?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET rev = excluded.rev, value = excluded.value`,
      [rev, NOT_NAMES, JSON.stringify(next)],
    );
    return {};
  },
};

export const pseudonymiseJobs: JobHandlers<typeof pseudonymiseContract> = {
  'voices.pseudonymise.plan': (context, asked) => ({
    job: 'pseudonymise-plan',
    args: { ...planFor(context), onlyCoder: context.onlyCoder, asked },
  }),
  'voices.pseudonymise.saveCopy': (context, { planId, choices, file, format }) =>
    exportTo(context, 'pseudonymise-copy', {
      file,
      planPath: context.planPath(planId),
      choices,
      format,
      now: context.now,
    }),
};
