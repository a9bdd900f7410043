import { z } from 'zod';
import { ratingSchema } from '../util/rating.ts';

export const sourceKinds = ['note', 'transcript', 'answer', 'post'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const codeSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  parentId: z.int().nullable(),
  name: z.string(),
  /** Index 0–11 into the code colours of the tokens. */
  colour: z.int(),
  description: z.string(),
  whenToUse: z.string(),
  whenNot: z.string(),
  /** The key 1–9 that applies it, or null. */
  pin: z.int().nullable(),
  position: z.number(),
  /** Codings of this code alone, and the sources they are in; children not counted. */
  codings: z.int(),
  sources: z.int(),
});
export type Code = z.infer<typeof codeSchema>;

export const codingSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  sourceId: z.int(),
  codeId: z.int(),
  coderId: z.int(),
  /** Code points, end exclusive. */
  start: z.int(),
  end: z.int(),
  touchpointId: z.int().nullable(),
  rating: ratingSchema.nullable(),
});
export type Coding = z.infer<typeof codingSchema>;

export const turnSchema = z.strictObject({
  id: z.int(),
  speaker: z.string(),
  participantId: z.int().nullable(),
  start: z.int(),
  end: z.int(),
  startMs: z.int().nullable(),
});
export type Turn = z.infer<typeof turnSchema>;

export const memoSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  sourceId: z.int().nullable(),
  codeId: z.int().nullable(),
  codingId: z.int().nullable(),
  start: z.int().nullable(),
  end: z.int().nullable(),
  text: z.string(),
  /** Who wrote it, where known, and when. */
  coderId: z.int().nullable(),
  createdAt: z.number(),
});
export type Memo = z.infer<typeof memoSchema>;

export const sourceRowSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  kind: z.enum(sourceKinds),
  title: z.string(),
  length: z.int(),
  codings: z.int(),
  heardAt: z.number().nullable(),
});
export type SourceRow = z.infer<typeof sourceRowSchema>;

const labelled = z.strictObject({ id: z.int(), name: z.string() }).nullable();

export const sourceSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  kind: z.enum(sourceKinds),
  title: z.string(),
  question: z.string().nullable(),
  text: z.string(),
  textRev: z.int(),
  /** False when the text no longer has the hash it was stored with. */
  intact: z.boolean(),
  participant: labelled,
  wave: labelled,
  study: labelled,
  touchpoint: labelled,
  heardAt: z.number().nullable(),
  attributes: z.array(z.strictObject({ name: z.string(), value: z.string(), isScore: z.boolean() })),
  turns: z.array(turnSchema),
  codings: z.array(codingSchema),
  memos: z.array(memoSchema),
});
export type Source = z.infer<typeof sourceSchema>;

export const attributeColumnSchema = z.strictObject({
  id: z.int(),
  name: z.string(),
  kind: z.enum(['text', 'number', 'date', 'score', 'question']),
  min: z.number().nullable(),
  max: z.number().nullable(),
});
export type AttributeColumn = z.infer<typeof attributeColumnSchema>;

/** Which sources a list or the grid shows. All given conditions must hold. */
export const sourceFilterSchema = z.strictObject({
  kinds: z.array(z.enum(sourceKinds)).optional(),
  /** Words that must be in the text; empty means any. */
  text: z.string().max(400).optional(),
  studyId: z.int().optional(),
  waveId: z.int().optional(),
  touchpointId: z.int().optional(),
  questionId: z.int().optional(),
  /** Sources that came in with one import. */
  importFileId: z.int().optional(),
  /** Sources with a coding of this code or any below it. */
  codeId: z.int().optional(),
  coded: z.boolean().optional(),
  attributes: z
    .array(
      z.strictObject({
        attributeId: z.int(),
        op: z.enum(['is', 'is-not', 'contains', 'at-least', 'at-most', 'filled', 'empty']),
        value: z.string().max(1000).optional(),
      }),
    )
    .max(20)
    .optional(),
});
export type SourceFilter = z.infer<typeof sourceFilterSchema>;

export const gridSortSchema = z.strictObject({
  by: z.union([
    z.enum(['order', 'date', 'text', 'length', 'participant', 'touchpoint', 'codings']),
    z.strictObject({ attributeId: z.int() }),
  ]),
  direction: z.enum(['ascending', 'descending']),
});
export type GridSort = z.infer<typeof gridSortSchema>;

/** A filter and a sort that ask nothing about codings. */
export const plainFilterSchema = sourceFilterSchema.omit({ codeId: true, coded: true });
export const plainSortSchema = z.strictObject({
  by: z.union([
    z.enum(['order', 'date', 'text', 'length', 'participant', 'touchpoint']),
    z.strictObject({ attributeId: z.int() }),
  ]),
  direction: gridSortSchema.shape.direction,
});

export const gridRowSchema = z.strictObject({
  id: z.int(),
  kind: z.enum(sourceKinds),
  title: z.string(),
  question: z.string().nullable(),
  /** The whole text, cut at 2,000 characters; `cut` says so. */
  text: z.string(),
  cut: z.boolean(),
  length: z.int(),
  participant: z.string().nullable(),
  touchpoint: z.string().nullable(),
  heardAt: z.number().nullable(),
  /** Values by attribute id. */
  values: z.record(z.string(), z.string()),
  codings: z.array(codingSchema),
});
export type GridRow = z.infer<typeof gridRowSchema>;

/** A file that was imported, or several texts imported together. */
export const importedFileSchema = z.strictObject({
  id: z.int(),
  name: z.string(),
  at: z.number(),
  /** Sources it added. */
  added: z.int(),
  skipped: z.int(),
});
export type ImportedFile = z.infer<typeof importedFileSchema>;

export const quoteSchema = z.strictObject({
  codingId: z.int(),
  sourceId: z.int(),
  sourceTitle: z.string(),
  text: z.string(),
  start: z.int(),
  end: z.int(),
  codeId: z.int(),
  coder: z.string(),
  person: z.string().nullable(),
  rating: ratingSchema.nullable(),
});
export type Quote = z.infer<typeof quoteSchema>;
