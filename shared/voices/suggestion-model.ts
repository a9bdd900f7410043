import { z } from 'zod';

/** Codings a code needs before its suggestions are more than a guess. */
export const ENOUGH_EXAMPLES = 5;

/** A stretch of the unit's text in UTF-16 units. */
const stretch = z.tuple([z.int(), z.int()]);

export const suggestionSchema = z.strictObject({
  codeId: z.int(),
  /** 0 to 1: how often a suggestion the learner is as sure of is right, tried on codings it was not taught with. */
  share: z.number(),
  /** The words that speak for it most. */
  words: z.array(stretch),
  /** What speaks for it besides the words, in words. */
  facts: z.array(z.string()),
  /** The sentence of the unit that speaks for it most; null where there is only one. */
  sentence: stretch.nullable(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

export const suggestedUnitSchema = z.strictObject({
  sourceId: z.int(),
  title: z.string(),
  person: z.string().nullable(),
  /** In code points of the source. */
  start: z.int(),
  end: z.int(),
  text: z.string(),
  suggestions: z.array(suggestionSchema),
});
export type SuggestedUnit = z.infer<typeof suggestedUnitSchema>;

export const suggestionListSchema = z.strictObject({
  /** Surest first. */
  units: z.array(suggestedUnitSchema),
  /** Units not coded yet, listed or not. */
  total: z.int(),
  /** Codings learned from, and codes with at least one. */
  codings: z.int(),
  codes: z.int(),
  /** Codes with fewer than {@link ENOUGH_EXAMPLES} codings. */
  thin: z.array(z.int()),
});
export type SuggestionList = z.infer<typeof suggestionListSchema>;

export const qualitySchema = z.strictObject({
  /** Parts the people or sources were divided into; each was asked of a learner taught with the others. */
  folds: z.int(),
  answers: z.strictObject({ units: z.int(), first: z.int(), amongThree: z.int() }),
  conversations: z.strictObject({ units: z.int(), first: z.int(), amongThree: z.int() }),
  codes: z.array(
    z.strictObject({
      codeId: z.int(),
      /** Answers and coded stretches with the code. */
      units: z.int(),
      /** At how many units it was among the first three, and at how many of those rightly. */
      suggested: z.int(),
      right: z.int(),
    }),
  ),
});
export type SuggestionQuality = z.infer<typeof qualitySchema>;
