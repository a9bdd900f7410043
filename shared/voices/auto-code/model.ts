import { z } from 'zod';
import { idField, nameField } from '../../util/fields.ts';
import { conditionSchema } from '../condition.ts';

export const searchWays = ['words', 'pattern'] as const;
export const scopes = ['match', 'sentence', 'turn', 'source'] as const;
export type Scope = (typeof scopes)[number];

/** Hits a plan lists; beyond them it says that there are more. */
export const MOST_HITS = 100_000;

/** One line of the list: what to look for, and the code for it. */
export const autoCodeRuleSchema = z.strictObject({
  code: z.union([
    z.strictObject({ id: idField }),
    z.strictObject({ name: nameField, parentId: idField.nullable() }),
  ]),
  /** Terms as {@link termsIn} splits them, or one regular expression. */
  terms: z.array(z.string().min(1).max(500)).min(1).max(200),
});
export type AutoCodeRule = z.infer<typeof autoCodeRuleSchema>;

export const autoCodeAskedSchema = z.strictObject({
  way: z.enum(searchWays).default('words'),
  rules: z.array(autoCodeRuleSchema).min(1).max(100),
  /** Whether one of the terms is enough, or all must stand in the sentence, turn or source. */
  need: z.enum(['any', 'all']).default('any'),
  /** What is coded: the words found, or what they stand in. */
  scope: z.enum(scopes).default('sentence'),
  where: conditionSchema.nullable().default(null),
  /** Only these sources; null for all. */
  sourceIds: z.array(idField).max(100_000).nullable().default(null),
  /** Turns of speakers that are no participants are left out. */
  participantsOnly: z.boolean().default(true),
});
export type AutoCodeAsked = z.infer<typeof autoCodeAskedSchema>;

export const autoCodePlanSchema = z.strictObject({
  planId: z.string(),
  /** Stretches that can be coded, and those the coder has coded so already. */
  hits: z.int(),
  already: z.int(),
  /** Sources and people the hits are in. */
  sources: z.int(),
  people: z.int(),
  looked: z.int(),
  /** Hits of each rule, those already coded not counted. */
  byRule: z.array(z.int()),
  /** More were found than a plan lists. */
  isCut: z.boolean(),
  /** Sentences about what was left out, and why. */
  notes: z.array(z.string()),
});
export type AutoCodePlan = z.infer<typeof autoCodePlanSchema>;

export const autoCodeHitSchema = z.strictObject({
  n: z.int(),
  rule: z.int(),
  sourceId: z.int(),
  title: z.string(),
  person: z.string().nullable(),
  /** What will be coded, in code points of the source. */
  start: z.int(),
  end: z.int(),
  isAlready: z.boolean(),
  /** Text around it; the range to be coded within it in UTF-16 units, and the terms found in it. */
  context: z.string(),
  from: z.int(),
  to: z.int(),
  found: z.array(z.tuple([z.int(), z.int()])),
});
export type AutoCodeHit = z.infer<typeof autoCodeHitSchema>;
