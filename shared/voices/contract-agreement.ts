import { z } from 'zod';
import { command, job, query } from '../api/operation.ts';
import { idField } from '../util/fields.ts';
import {
  agreementCodesSchema,
  agreementInputSchema,
  agreementResultSchema,
  disagreementSchema,
  pairChoiceSchema,
  spanSchema,
} from './agreement/model.ts';
import { conditionTables } from './condition.ts';

const readTables = [...conditionTables, 'coder', 'code_set', 'settlement'] as const;

/** Agreement between coders, and settling what they disagree on. Looks at all coders, hidden or not. */
export const agreementContract = {
  'voices.agreement': job({
    input: agreementInputSchema,
    output: agreementResultSchema,
    label: 'Working out agreement',
    reads: readTables,
  }),
  /** Where two coders differ in one code, in the order of the sources; and how many of them are settled. */
  'voices.agreement.disagreements': query({
    input: pairChoiceSchema.extend({
      codeId: idField,
      show: z.enum(['open', 'settled']).default('open'),
      limit: z.int().min(1).max(200).default(50),
      offset: z.int().nonnegative().default(0),
    }),
    output: z.strictObject({
      open: z.int(),
      settled: z.int(),
      /** Places where both coded alike, and how many of these the consensus holds already. */
      agreed: z.int(),
      agreedCopied: z.int(),
      places: z.array(disagreementSchema),
    }),
    reads: readTables,
  }),
  /** Writes what coders settled on at a place: the ranges the consensus has there, none for not coded. */
  'voices.agreement.settle': command({
    input: z.strictObject({
      codeId: idField,
      sourceId: idField,
      /** The text as it was when the place was looked at. */
      ifTextRev: z.int(),
      ...spanSchema.shape,
      spans: z.array(spanSchema).max(1000),
      note: z.string().max(4000).default(''),
    }),
    output: z.strictObject({ id: z.int() }),
    label: () => 'Settle a disagreement',
  }),
  /** Takes settlements back, with what the consensus has at their places. */
  'voices.agreement.reopen': command({
    input: z.strictObject({ ids: z.array(idField).min(1).max(10_000) }),
    output: z.strictObject({ reopened: z.int() }),
    label: ({ ids }) => (ids.length === 1 ? 'Reopen a disagreement' : `Reopen ${ids.length} disagreements`),
  }),
  /** Gives the consensus every place two coders coded alike. Where only the units are alike, their joined range. */
  'voices.agreement.copyAgreed': command({
    input: pairChoiceSchema.extend({ codes: agreementCodesSchema }),
    output: z.strictObject({ copied: z.int(), already: z.int() }),
    label: () => 'Copy agreements to the consensus',
    bulk: true,
  }),
  'voices.agreement.export': job({
    input: agreementInputSchema.extend({ file: z.string().min(1).max(200), format: z.enum(['csv', 'xlsx']) }),
    output: z.strictObject({ bytes: z.int(), rows: z.int(), notes: z.array(z.string()) }),
    label: 'Exporting agreement',
  }),
} as const;
