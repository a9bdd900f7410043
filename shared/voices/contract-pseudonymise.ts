import { z } from 'zod';
import { action, command, job, query } from '../api/operation.ts';
import { nothing } from '../util/fields.ts';
import {
  appliedSchema,
  choicesSchema,
  planAskedSchema,
  planFindSchema,
  planGroupSchema,
  planResultSchema,
} from './pseudonymise/model.ts';

const word = z.string().trim().min(1).max(200);

/** Names and numbers found in texts and replaced. */
export const pseudonymiseContract = {
  /** Whether replacements wait to be confirmed, and what the workspace remembers. */
  'voices.pseudonymise.state': query({
    input: nothing,
    output: z.strictObject({
      isUnconfirmed: z.boolean(),
      /** Replacements whose original is kept. */
      originals: z.int(),
      replacements: z.int(),
      /** Words the user said are no names. */
      notNames: z.array(z.string()),
    }),
    reads: ['replacement', 'workspace_setting'],
  }),
  /** Looks for names and numbers and lists every place. Changes nothing. */
  'voices.pseudonymise.plan': job({
    input: planAskedSchema,
    output: planResultSchema,
    label: 'Looking for names and numbers',
  }),
  'voices.pseudonymise.groups': action({
    input: z.strictObject({ planId: z.string() }),
    output: z.strictObject({ groups: z.array(planGroupSchema) }),
  }),
  /** The places of some groups, in the order of the texts. */
  'voices.pseudonymise.finds': action({
    input: z.strictObject({
      planId: z.string(),
      groups: z.array(z.int()).min(1).max(1000),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({ total: z.int(), finds: z.array(planFindSchema) }),
  }),
  /** Replaces for good what was chosen; can be undone until it is confirmed. */
  'voices.pseudonymise.apply': command({
    input: z.strictObject({ planId: z.string(), choices: choicesSchema, count: z.int().nonnegative() }),
    output: appliedSchema,
    label: ({ count }) => `Pseudonymise: ${count === 1 ? '1 place' : `${count} places`}`,
    bulk: true,
  }),
  /** Remembers words that are no names, or forgets them; later runs leave them out. */
  'voices.pseudonymise.notNames': command({
    input: z.strictObject({ words: z.array(word).min(1).max(1000), areNames: z.boolean() }),
    output: nothing,
    label: ({ words, areNames }) =>
      areNames ? `Look for ‘${words[0]}’ again` : `‘${words[0]}’ is not a name`,
  }),
  /** Writes a workspace of its own in which the choices are replaced and no original is left, or its texts as a table. */
  'voices.pseudonymise.saveCopy': job({
    input: z.strictObject({
      planId: z.string(),
      choices: choicesSchema,
      file: z.string(),
      format: z.enum(['workspace', 'csv', 'xlsx']).default('workspace'),
    }),
    output: appliedSchema.extend({ bytes: z.int(), notes: z.array(z.string()) }),
    label: 'Writing the pseudonymised copy',
  }),
  /** Forgets the originals: undo history, mapping (unless kept), index, free pages; backups where asked for. */
  'voices.pseudonymise.confirm': action({
    input: z.strictObject({ keepKey: z.boolean(), deleteBackups: z.boolean() }),
    output: z.strictObject({ backupsDeleted: z.int() }),
  }),
} as const;
