import { z } from 'zod';
import { conditionSchema } from '../condition.ts';
import { queryNodeSchema } from './ast.ts';

/**
 * What a result is where two codings overlap:
 * - `shared`: the text they share, character for character.
 * - `overlap`: everything from the first to the last of those that overlap, as one passage.
 * - `whole`: the coding of the first operand, whole.
 */
export const resultRules = ['shared', 'overlap', 'whole'] as const;
export type ResultRule = (typeof resultRules)[number];

/** A whole retrieval: the query, its rule, and which sources and codings count at all (null: all). */
export const querySpecSchema = z.strictObject({
  ast: queryNodeSchema,
  rule: z.enum(resultRules),
  where: conditionSchema.nullable(),
});
export type QuerySpec = z.infer<typeof querySpecSchema>;

/** What is shown before and after a passage: nothing, the rest of its sentence and so many more, turns, or words. */
export const contextSchema = z.strictObject({
  unit: z.enum(['none', 'words', 'sentences', 'turns']),
  /** Words on each side; or sentences or turns besides the ones the passage stands in. */
  count: z.int().min(0).max(200),
});
export type ResultContext = z.infer<typeof contextSchema>;

/** A place among the results, which are in the order of sources, then of the text. */
export const resultPlaceSchema = z.strictObject({
  sourceId: z.int().positive(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type ResultPlace = z.infer<typeof resultPlaceSchema>;
