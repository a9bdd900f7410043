import { z } from 'zod';
import { command, query } from '../api/operation.ts';
import { idField, nameField, revField } from '../util/fields.ts';
import { memoSchema, sourceSchema } from './model.ts';
import { packedCodingsSchema } from './packed-codings.ts';

const offset = z.int().nonnegative();

/** A source without what is coded and noted on it: it stays good while one codes. */
export const sourceToReadSchema = sourceSchema.omit({ codings: true, memos: true }).extend({
  /** When words were said: [start, end) in code points, milliseconds from the beginning; the end may be unknown. */
  cues: z.array(z.tuple([z.int(), z.int(), z.int(), z.int().nullable()])),
});
export type SourceToRead = z.infer<typeof sourceToReadSchema>;

/**
 * What the reader asks for and does beyond the rest of Voices. The text and what stands on it are asked for apart, so
 * that a coding does not bring a whole book along.
 */
export const readerContract = {
  'voices.source.read': query({
    input: z.strictObject({ id: idField }),
    output: sourceToReadSchema,
    reads: [
      'source',
      'source_text',
      'turn',
      'cue',
      'respondent',
      'respondent_attribute',
      'attribute',
      'participant',
      'touchpoint',
      'wave',
      'study',
    ],
  }),
  /** The codings of a source in the order of its text; while others' work is hidden only one's own. */
  'voices.source.codings': query({
    input: z.strictObject({ id: idField }),
    output: packedCodingsSchema,
    reads: ['coding', 'evidence', 'reading', 'source_text'],
  }),
  /** Memos on the source, on parts of it and on its codings, in the order they were written. */
  'voices.source.memos': query({
    input: z.strictObject({ id: idField }),
    output: z.strictObject({ textRev: z.int(), memos: z.array(memoSchema) }),
    reads: ['memo', 'coding', 'source_text'],
  }),

  /**
   * Makes two codings of one: the first keeps what hangs on it (touchpoint, rating, memos), the second begins at `at`
   * and has none of it. `at` is in code points, inside the coding.
   */
  'voices.coding.split': command({
    input: z.strictObject({ id: idField, ifRev: revField, at: offset }),
    output: z.strictObject({ id: z.int(), rev: z.int() }),
    label: () => 'Split coding',
  }),
  /** Codes many ranges of one source in one step, as for every match of a search. */
  'voices.coding.addMany': command({
    input: z.strictObject({
      sourceId: idField,
      code: z.union([
        z.strictObject({ id: idField }),
        z.strictObject({ name: nameField, parentId: idField.nullable() }),
      ]),
      /** The text the ranges are of; another one by now is a conflict. */
      ifTextRev: revField,
      ranges: z
        .array(z.tuple([offset, offset]))
        .min(1)
        .max(100_000),
    }),
    /** `merged`: ranges that joined codings they overlap instead of becoming new ones; `dropped`: ratings that cost. */
    output: z.strictObject({ codeId: z.int(), added: z.int(), merged: z.int(), dropped: z.int() }),
    label: ({ ranges }) => (ranges.length === 1 ? 'Code text' : `Code ${ranges.length} matches`),
  }),
} as const;
