import { z } from 'zod';
import { tableDialects } from './import-model.ts';

/**
 * What an import will do, as the user sees it before it is done. The plan itself lies in a file of its own, row by
 * row; applying it copies exactly those rows.
 */

const scaleSchema = z
  .strictObject({
    kind: z.enum(['nps', 'csat', 'ces', 'expectation', 'experience', 'importance', 'other']),
    min: z.number(),
    max: z.number(),
  })
  .refine(({ min, max }) => min < max, 'The scale must end above where it begins.');

export const columnRoleSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('answer') }),
  /** `touchpoint`: the name of the touchpoint the score is about; expectation and experience become readings there. */
  z.strictObject({
    role: z.literal('score'),
    scale: scaleSchema,
    touchpoint: z.string().max(300).optional(),
  }),
  z.strictObject({ role: z.literal('attribute') }),
  z.strictObject({ role: z.literal('participant') }),
  z.strictObject({ role: z.literal('response-id') }),
  z.strictObject({ role: z.literal('date') }),
  z.strictObject({ role: z.literal('touchpoint') }),
  z.strictObject({ role: z.literal('ignore') }),
]);

export const tableChoicesSchema = z.strictObject({
  encoding: z.string().max(40).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  headerDepth: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).optional(),
  dialect: z.enum(tableDialects).optional(),
  file: z.int().nonnegative().optional(),
  sheet: z.int().nonnegative().optional(),
});

export const tableMappingSchema = z.strictObject({
  /** One role per column, by the column's index in the file. */
  columns: z.array(
    z.strictObject({ index: z.int().nonnegative(), name: z.string().max(2000), role: columnRoleSchema }),
  ),
  /** All answers and readings of the file are about this touchpoint unless a column says otherwise. */
  touchpoint: z.string().max(300).optional(),
  /** What the texts are: answers to a survey, the usual, or posts such as reviews. */
  textsAre: z.enum(['answer', 'post']).optional(),
  /** Responses given up midway are left out, each listed. */
  leaveOutIncomplete: z.boolean().optional(),
  /** A question whose options stand in columns of their own becomes one attribute, with the options chosen. */
  joinOptions: z.boolean().optional(),
  waveId: z.int().positive().optional(),
});
export type TableMapping = z.infer<typeof tableMappingSchema>;

export const planCountsSchema = z.strictObject({
  rows: z.int(),
  respondents: z.int(),
  sources: z.int(),
  readings: z.int(),
  values: z.int(),
  participantsNew: z.int(),
  participantsKnown: z.int(),
  touchpointsNew: z.int(),
  /** Rows left out whole. */
  skipped: z.int(),
  /** Columns, cells and comments that do not come in. */
  leftOut: z.int(),
  /** Responses that are here already: changed, as they were, and no longer in the file. */
  updated: z.int(),
  unchanged: z.int(),
  missing: z.int(),
  /** Answers to responses that are here without them: new in the file, or deleted here. */
  answersAbsent: z.int(),
  /** Texts changed in the file; of them those that were changed here too. */
  textsChanged: z.int(),
  textsEdited: z.int(),
  /** Codings all of whose words the newer texts lack. */
  codingsSwallowed: z.int(),
});
export type PlanCounts = z.infer<typeof planCountsSchema>;

export const importPlanSchema = z.strictObject({
  planId: z.string(),
  fileName: z.string(),
  counts: planCountsSchema,
  /** Names of touchpoints and participants the import will add; the first 200. */
  touchpointsNew: z.array(z.string()),
  participantsNew: z.array(z.string()),
  /** The same bytes were imported before: applying would add them a second time, so nothing is planned. */
  alreadyImported: z.boolean(),
  notes: z.array(z.string()),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

/**
 * The lists of a plan: new, changed, as they were, answers to responses that are here without them, texts changed on
 * both sides, codings that would go, left out.
 */
export const plannedWhats = ['add', 'update', 'same', 'absent', 'edited', 'swallow', 'skip'] as const;
export type PlannedWhat = (typeof plannedWhats)[number];

export const plannedRowSchema = z.strictObject({
  /** Line of the file where the row begins; 0 for whole-file texts. */
  line: z.int(),
  what: z.enum(plannedWhats),
  /** Why a row or cell is skipped, what of a response is new; empty for rows that are added. */
  reason: z.string(),
  /** First answers of the row, cut. */
  preview: z.string(),
});
export type PlannedRow = z.infer<typeof plannedRowSchema>;
