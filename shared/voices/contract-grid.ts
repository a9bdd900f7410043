import { z } from 'zod';
import { command, query } from '../api/operation.ts';
import { idField, nothing } from '../util/fields.ts';
import { conditionTables, plainConditionTables } from './condition.ts';
import {
  codesInSchema,
  gridOrderInput,
  gridOrderOutput,
  plainOrderInput,
  siblingSchema,
} from './grid-model.ts';
import { attributeColumnSchema, gridRowSchema } from './model.ts';

const ids = z.array(idField).max(100_000);

const plainTables = [...plainConditionTables, 'segment', 'touchpoint', 'study'] as const;
/** Codings one fill down makes: twice what a whole workspace is meant to hold. */
const MOST_FILLED = 1_000_000;
const answered = (list: readonly number[], one: string, many: string): string =>
  list.length === 1 ? one : `${many} ${list.length} answers`;

/** The grid of answers: its columns, its order, its rows, and coding many of them at once. */
export const gridContract = {
  'voices.grid.columns': query({
    input: nothing,
    output: z.array(attributeColumnSchema),
    reads: ['attribute'],
  }),
  'voices.grid.values': query({
    input: z.strictObject({ attributeId: idField }),
    output: z.array(z.strictObject({ value: z.string(), count: z.int() })),
    reads: ['respondent_attribute', 'participant_attribute'],
  }),
  /** The order of the grid's rows: ids only, all of them. */
  'voices.grid.order': query({
    input: gridOrderInput,
    output: gridOrderOutput,
    reads: [...plainTables, ...conditionTables],
  }),
  /**
   * The same where neither condition, sort nor group looks at codings: coding row after row then does not order the
   * whole grid anew each time.
   */
  'voices.grid.plainOrder': query({ input: plainOrderInput, output: gridOrderOutput, reads: plainTables }),
  'voices.grid.rows': query({
    input: z.strictObject({ ids: z.array(idField).max(300) }),
    output: z.array(gridRowSchema),
    reads: [...plainTables, 'coding', 'code', 'evidence', 'reading'],
  }),
  /** The codes in some sources, with how many codings of each; of one code where `codeId` is given. */
  'voices.grid.codesIn': query({
    input: z.strictObject({ ids, codeId: idField.optional() }),
    output: z.strictObject({
      /** How many of the sources have no words and cannot be coded. */
      empty: z.int(),
      codes: z.array(codesInSchema),
    }),
    reads: ['coding', 'source_text'],
  }),
  /** What else the respondent of a source answered, or its participant said, at most 100. */
  'voices.grid.siblings': query({
    input: z.strictObject({ id: idField }),
    output: z.array(siblingSchema),
    reads: ['source', 'source_text', 'respondent', 'attribute', 'coding'],
  }),

  /** Removes the coder's own codings of some codes from whole sources; `others`: codings by others that stay. */
  'voices.coding.uncode': command({
    input: z.strictObject({ sourceIds: ids.min(1), codeIds: z.array(idField).min(1).max(2000) }),
    output: z.strictObject({ removed: z.int(), sources: z.int(), others: z.int() }),
    label: ({ sourceIds }) => answered(sourceIds, 'Uncode answer', 'Uncode'),
  }),
  /** Codes whole sources with the codes of another one. */
  'voices.coding.fillDown': command({
    input: z
      .strictObject({ sourceIds: ids.min(1), codeIds: z.array(idField).min(1).max(2000) })
      .refine(
        ({ sourceIds, codeIds }) => sourceIds.length * codeIds.length <= MOST_FILLED,
        `At most ${MOST_FILLED} codings are made in one step.`,
      ),
    output: z.strictObject({ added: z.int(), dropped: z.int(), sources: z.int() }),
    label: ({ sourceIds }) => answered(sourceIds, 'Fill down to an answer', 'Fill down to'),
  }),
} as const;
