import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { quoteSchema } from './model.ts';
import { querySpecSchema } from './query/spec.ts';

/** Which codings of a code are split off it. */
export const splitRuleSchema = z.discriminatedUnion('by', [
  /** One of the words or phrases is in the quote, whatever the case and accents. */
  z.strictObject({
    by: z.literal('words'),
    words: z.array(z.string().trim().min(1).max(200)).min(1).max(50),
  }),
  /** Any nested question of the coding and its source: its touchpoint, the person's segment, attributes. */
  z.strictObject({ by: z.literal('condition'), condition: conditionSchema }),
  /** It shares characters with something the retrieval finds. */
  z.strictObject({ by: z.literal('query'), query: querySpecSchema }),
]);
export type SplitRule = z.infer<typeof splitRuleSchema>;

export const codeEventKinds = [
  'added',
  'renamed',
  'moved',
  'defined',
  'recoloured',
  'merged',
  'split',
] as const;

/**
 * What an event says. `from` and `to`: names, places (paths, '' for the top), colours 0–11 or the fields defined;
 * `codings`: how many went along. `of`: the code it happened to, where that was merged into this one later.
 */
export const codeEventDetailSchema = z.object({
  from: z.string().optional(),
  to: z.string().optional(),
  codings: z.int().optional(),
  of: z.string().optional(),
});
export type CodeEventDetail = z.infer<typeof codeEventDetailSchema>;

export const codeEventSchema = z.strictObject({
  id: z.int(),
  at: z.number(),
  coder: z.string(),
  kind: z.enum(codeEventKinds),
  detail: codeEventDetailSchema,
});
export type CodeEvent = z.infer<typeof codeEventSchema>;

const counted = z.strictObject({ codings: z.int(), sources: z.int(), people: z.int() });

/** Counts of a code alone and with every code below it, each source and person once. */
export const codeCountsSchema = z.strictObject({ codeId: z.int(), own: counted, below: counted });
export type CodeCounts = z.infer<typeof codeCountsSchema>;

/** `codings`: moved to the code; of these and the ones there, `joined` became part of another one. */
export const movedCodingsSchema = z.strictObject({
  codings: z.int(),
  joined: z.int(),
  /** Ratings that cannot be kept: a coding holds one. */
  dropped: z.int(),
});
export type MovedCodings = z.infer<typeof movedCodingsSchema>;

export const mergePreviewSchema = z.strictObject({
  ...movedCodingsSchema.shape,
  /** Codes that come under the target, and those of them that need another name there. */
  children: z.int(),
  renamed: z.array(z.string()),
  memos: z.int(),
  examples: z.int(),
  sets: z.int(),
  /** Codings of others are hidden now: they go along and are not among the counts. */
  othersHidden: z.boolean(),
});

export const splitPreviewSchema = z.strictObject({
  /** Codings of the code, and those the rule finds. */
  total: z.int(),
  matching: z.int(),
  quotes: z.array(quoteSchema),
  othersHidden: z.boolean(),
});

export const codeSetSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  name: z.string(),
  codeIds: z.array(z.int()),
});
export type CodeSet = z.infer<typeof codeSetSchema>;

/** What goes with deleted codes. */
export const deletedCodesSchema = z.strictObject({
  codes: z.int(),
  codings: z.int(),
  memos: z.int(),
  ratings: z.int(),
});

/** What is read around a coding. */
export const quoteContextSchema = z.strictObject({
  codingId: z.int(),
  before: z.string(),
  after: z.string(),
});
