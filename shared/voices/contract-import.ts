import { z } from 'zod';
import { action, command, job, query } from '../api/operation.ts';
import { nothing } from '../util/fields.ts';
import type { TableShape } from './import-model.ts';
import {
  importPlanSchema,
  plannedRowSchema,
  plannedWhats,
  tableChoicesSchema,
  tableMappingSchema,
} from './import-plan.ts';
import { sortedFileSchema, textsLookSchema, textsPlanFields } from './import-texts.ts';
import { importedFileSchema } from './model.ts';

const offset = z.int().nonnegative();
const file = z.string().min(1).max(200);
const textFiles = z.array(file).min(1).max(5_000);

/** Sources in: look at a file, plan, apply exactly the plan. */
export const importContract = {
  /** Looks at a CSV or TSV file: encoding, delimiter, header rows, what each column seems to be. */
  'voices.import.inspect': job({
    input: z.strictObject({ file, choices: tableChoicesSchema.default({}) }),
    output: z.strictObject({
      fileName: z.string(),
      shape: z.custom<TableShape>(
        (value) => typeof value === 'object' && value !== null && 'columns' in value,
      ),
      firstRows: z.array(z.array(z.string())),
      /** The mapping used for the last file of the same shape. */
      remembered: tableMappingSchema.nullable(),
    }),
    label: 'Reading the file',
  }),
  'voices.import.planTable': job({
    input: z.strictObject({ file, choices: tableChoicesSchema.default({}), mapping: tableMappingSchema }),
    output: importPlanSchema,
    label: 'Planning the import',
  }),
  /** Tells tables from texts by their content, one answer for each file in their order. */
  'voices.import.sort': job({
    input: z.strictObject({ files: textFiles }),
    output: z.array(sortedFileSchema),
    label: 'Looking at the files',
  }),
  /** Looks at texts: what each is, who speaks in them, what could be taken out. Nothing is planned. */
  'voices.import.inspectTexts': job({
    input: z.strictObject({ files: textFiles }),
    output: textsLookSchema,
    label: 'Reading the files',
    reads: ['participant'],
  }),
  /** Plans texts (captions, transcripts, notes, Word, PDF), one source each. */
  'voices.import.planTexts': job({
    input: z.strictObject({ files: textFiles, ...textsPlanFields }),
    output: importPlanSchema,
    label: 'Reading the files',
  }),
  /** What was imported so far, the newest first. */
  'voices.imports': query({
    input: nothing,
    output: z.array(importedFileSchema),
    reads: ['import_file'],
  }),
  'voices.import.rows': action({
    input: z.strictObject({
      planId: z.string(),
      what: z.enum(plannedWhats),
      offset,
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(plannedRowSchema) }),
  }),
  'voices.import.apply': command({
    input: z.strictObject({
      planId: z.string(),
      /** Texts changed both in the file and here: keep what is here, or take the file's. */
      edited: z.enum(['keep', 'take']).default('keep'),
      /** Answers to responses that are here without them, new in the file or deleted here. */
      absent: z.enum(['add', 'leave']).default('add'),
    }),
    output: z.strictObject({
      importFileId: z.int(),
      sources: z.int(),
      respondents: z.int(),
      readings: z.int(),
      /** Responses changed, and codings that went with their words. */
      updated: z.int(),
      swallowed: z.int(),
    }),
    label: () => 'Import',
    bulk: true,
  }),
} as const;
