import { z } from 'zod';
import { type Condition, conditionSchema } from './condition.ts';
import {
  type GridSort,
  gridSortSchema,
  plainFilterSchema,
  plainSortSchema,
  sourceFilterSchema,
} from './model.ts';

/** What rows are put together by. */
export const gridGroupSchema = z.union([
  z.enum(['question', 'participant', 'segment', 'touchpoint', 'study', 'wave', 'kind', 'code']),
  z.strictObject({ attributeId: z.int().positive() }),
]);
export type GridGroup = z.infer<typeof gridGroupSchema>;

/** Rows of one value, one after another in the order. */
export const groupHeadSchema = z.strictObject({
  /** Stays the same while rows come and go; '' for rows with no value. */
  key: z.string(),
  label: z.string(),
  count: z.int(),
});
export type GroupHead = z.infer<typeof groupHeadSchema>;

/** Keys a list can be sorted by at once. */
export const MOST_SORTS = 6;

/** One sort, or several of which each decides what those before leave equal. */
export const gridSortsSchema = z.union([gridSortSchema, z.array(gridSortSchema).max(MOST_SORTS)]);

const plainSorts = z.union([plainSortSchema, z.array(plainSortSchema).max(MOST_SORTS)]);

/** Everything asked must hold: the simple filter and the condition. */
export const gridOrderInput = z.strictObject({
  filter: sourceFilterSchema.default({}),
  condition: conditionSchema.nullable().default(null),
  sort: gridSortsSchema.default([]),
  group: gridGroupSchema.nullable().default(null),
});
export const plainOrderInput = z.strictObject({
  filter: plainFilterSchema.omit({ touchpointId: true }).default({}),
  condition: conditionSchema
    .nullable()
    .refine((condition) => condition === null || !asksCodings(condition), 'It asks about codings')
    .default(null),
  sort: plainSorts.default([]),
  group: gridGroupSchema
    .refine((group) => group !== 'code', 'It asks about codings')
    .nullable()
    .default(null),
});

/** Ids of the rows in order. With groups: group after group; an answer stands in every group it belongs to. */
export const gridOrderOutput = z.strictObject({
  ids: z.array(z.int()),
  groups: z.array(groupHeadSchema).optional(),
});

/** What codings of one code there are in some sources. */
export const codesInSchema = z.strictObject({
  codeId: z.int(),
  /** Codings by the coder at work, and the sources they are in. */
  own: z.int(),
  ownSources: z.int(),
  /** Sources the coder at work has coded with it from end to end. */
  ownWhole: z.int(),
  /** Codings by others, as far as they may be seen. */
  others: z.int(),
});
export type CodesIn = z.infer<typeof codesInSchema>;

/** Another source of the same respondent or participant. */
export const siblingSchema = z.strictObject({
  id: z.int(),
  title: z.string(),
  question: z.string().nullable(),
  /** Its first 400 characters. */
  text: z.string(),
  cut: z.boolean(),
  codings: z.int(),
});
export type Sibling = z.infer<typeof siblingSchema>;

/** Whether the answer to a condition changes when something is coded. */
export function asksCodings(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(asksCodings);
  if ('any' in condition) return condition.any.some(asksCodings);
  if ('not' in condition) return asksCodings(condition.not);
  return ['code', 'set', 'coder', 'coded', 'touchpoint'].includes(condition.test);
}

/** The sorts as a list, without those that can no longer decide anything. */
export function sortList(sort: z.infer<typeof gridSortsSchema>): readonly GridSort[] {
  const all = Array.isArray(sort) ? sort : [sort];
  const keys = all.map(({ by }) => JSON.stringify(by));
  const list = all.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
  const last = list.findIndex(({ by }) => by === 'order');
  return last < 0 ? list : list.slice(0, last + 1);
}
