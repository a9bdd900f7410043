import { z } from 'zod';
import { idField } from '../../util/fields.ts';
import { conditionSchema } from '../condition.ts';
import { findKinds } from './find.ts';

/** Where something was found: the text of a source, or one of the fields beside it. */
export const placeIds = [
  'text',
  'title',
  'speaker',
  'answer',
  'participant',
  'memo',
  'settlement',
  'evidence',
  'key',
  'code',
] as const;
export type PlaceId = (typeof placeIds)[number];

/** Most finds one plan lists. */
export const MOST_FINDS = 300_000;
export const MOST_GROUPS = 20_000;

export const planAskedSchema = z.strictObject({
  where: conditionSchema.nullable().default(null),
  sourceIds: z.array(idField).max(10_000).nullable().default(null),
  kinds: z
    .array(z.enum(findKinds))
    .min(1)
    .default([...findKinds]),
  /** The country whose phone numbers are written without its prefix (ISO 3166-1 alpha-2). */
  region: z
    .string()
    .regex(/^[A-Z]{2}$/u)
    .default('GB'),
  /** Names the user knows, one each; looked for in every writing. */
  names: z.array(z.string().trim().min(2).max(200)).max(20_000).default([]),
});
export type PlanAsked = z.output<typeof planAskedSchema>;

export const planResultSchema = z.strictObject({
  planId: z.string(),
  groups: z.int(),
  finds: z.int(),
  /** Texts looked through. */
  looked: z.int(),
  isCut: z.boolean(),
});
export type PlanResult = z.output<typeof planResultSchema>;

export const planGroupSchema = z.strictObject({
  n: z.int(),
  kind: z.enum(findKinds),
  /** The commonest writing. */
  label: z.string(),
  /** Every writing with how often it occurs, commonest first; the first ten. */
  writings: z.array(z.tuple([z.string(), z.int()])),
  replacement: z.string(),
  count: z.int(),
  sources: z.int(),
  /** Of them outside texts: titles, speakers, attributes, memos. */
  beside: z.int(),
  confidence: z.number(),
  why: z.string(),
  /** It has been replaced before, or is a participant: the replacement is theirs. */
  isKnown: z.boolean(),
});
export type PlanGroup = z.output<typeof planGroupSchema>;

export const planFindSchema = z.strictObject({
  n: z.int(),
  group: z.int(),
  place: z.enum(placeIds),
  sourceId: z.int().nullable(),
  title: z.string(),
  context: z.string(),
  /** The find within the context, UTF-16. */
  from: z.int(),
  to: z.int(),
});
export type PlanFind = z.output<typeof planFindSchema>;

/** What is replaced: groups by number with their replacement; finds left out by number. */
export const choicesSchema = z.strictObject({
  groups: z
    .array(z.strictObject({ n: z.int().positive(), replacement: z.string().trim().min(1).max(200) }))
    .min(1)
    .max(MOST_GROUPS),
  without: z.array(z.int().positive()).max(MOST_FINDS).default([]),
});
export type Choices = z.output<typeof choicesSchema>;

export const appliedSchema = z.strictObject({
  /** Places replaced in texts, and in titles, speakers, attributes and memos. */
  inTexts: z.int(),
  beside: z.int(),
  sources: z.int(),
  /** Finds not replaced because what they stood in was changed since the preview. */
  changed: z.int(),
});
export type Applied = z.output<typeof appliedSchema>;
