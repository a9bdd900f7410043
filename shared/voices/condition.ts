import { z } from 'zod';
import type { TableName } from '../api/tables.ts';

/** What one value of an attribute is held against. Numbers compare as numbers, everything else as text. */
export const attributeOps = ['is', 'is-not', 'contains', 'at-least', 'at-most', 'filled', 'empty'] as const;

const id = z.int().positive();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One question a condition asks; of a source, or of one coding in it where codings are looked for. */
export const conditionTestSchema = z.discriminatedUnion('test', [
  z.strictObject({
    test: z.literal('attribute'),
    attributeId: id,
    op: z.enum(attributeOps),
    value: z.string().max(1000).optional(),
  }),
  z.strictObject({
    test: z.literal('kind'),
    kinds: z.array(z.enum(['note', 'transcript', 'answer', 'post'])).max(4),
  }),
  /** Words that must be in the text. */
  z.strictObject({ test: z.literal('text'), words: z.string().max(400) }),
  z.strictObject({ test: z.literal('study'), id }),
  z.strictObject({ test: z.literal('wave'), id }),
  z.strictObject({ test: z.literal('touchpoint'), id }),
  z.strictObject({ test: z.literal('question'), id }),
  z.strictObject({ test: z.literal('participant'), id }),
  z.strictObject({ test: z.literal('segment'), id }),
  /** What came in with one import. */
  z.strictObject({ test: z.literal('import'), id }),
  /** Coded with the code, or with any below it. */
  z.strictObject({ test: z.literal('code'), id, below: z.boolean().default(true) }),
  z.strictObject({ test: z.literal('set'), id }),
  z.strictObject({ test: z.literal('coded'), is: z.boolean() }),
  z.strictObject({ test: z.literal('coder'), id }),
  /** When it was said; both days inclusive. */
  z.strictObject({ test: z.literal('date'), from: day.optional(), to: day.optional() }),
]);
export type ConditionTest = z.infer<typeof conditionTestSchema>;

/** Questions joined by AND (`all`), OR (`any`) and NOT, to any depth up to {@link MOST_DEPTH}. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | ConditionTest;

export const MOST_DEPTH = 8;
/** Conditions directly under one `all` or `any`. */
const MOST_PARTS = 50;

/** A schema that nests as deep as allowed and no deeper, so that no input can make it recurse for ever. */
function nested(depth: number): z.ZodType<Condition> {
  if (depth === 0) return conditionTestSchema;
  const inner = nested(depth - 1);
  return z.union([
    conditionTestSchema,
    z.strictObject({ all: z.array(inner).max(MOST_PARTS) }),
    z.strictObject({ any: z.array(inner).max(MOST_PARTS) }),
    z.strictObject({ not: inner }),
  ]);
}

/** Questions in one condition: more would be more SQL than SQLite takes. */
export const MOST_TESTS = 1000;

export const conditionSchema: z.ZodType<Condition> = nested(MOST_DEPTH).refine(
  (condition) => testsIn(condition) <= MOST_TESTS,
  `A condition asks at most ${MOST_TESTS} questions.`,
);

function testsIn(condition: Condition): number {
  if ('not' in condition) return testsIn(condition.not);
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
  return parts === null ? 1 : parts.reduce((sum, part) => sum + testsIn(part), 0);
}

/** What a condition may look at that asks nothing of codings (`asksCodings`): whatever answers under one reads these. */
export const plainConditionTables = [
  'source',
  'source_text',
  'turn',
  'respondent',
  'respondent_attribute',
  'participant',
  'participant_attribute',
  'attribute',
  'wave',
] as const satisfies readonly TableName[];

/** What any condition may look at. */
export const conditionTables = [
  ...plainConditionTables,
  'coding',
  'code',
  'code_set_member',
  'evidence',
] as const satisfies readonly TableName[];
