import { z } from 'zod';
import { command, job, query } from '../api/operation.ts';
import { created, idField, nameField, nothing, revField } from '../util/fields.ts';
import { conditionTables } from './condition.ts';
import { sourceKinds } from './model.ts';
import { contextSchema, querySpecSchema, resultPlaceSchema } from './query/spec.ts';

const labelled = z.strictObject({ id: z.int(), name: z.string() });

/** One passage a query found, with everything that says whose words they are. */
export const retrievedSchema = z.strictObject({
  sourceId: z.int(),
  sourceTitle: z.string(),
  sourceKind: z.enum(sourceKinds),
  /** The survey question answered, for answers. */
  question: z.string().nullable(),
  /** Code points, end exclusive. */
  start: z.int(),
  end: z.int(),
  /** The passage, cut at 20,000 characters; `cut` says so. */
  text: z.string(),
  cut: z.boolean(),
  before: z.string(),
  after: z.string(),
  /** The codings that overlap the passage, in the order of the text, the first 60; `moreCodings` are left out. */
  codings: z.array(
    z.strictObject({
      id: z.int(),
      codeId: z.int(),
      coderId: z.int(),
      coder: z.string(),
      start: z.int(),
      end: z.int(),
    }),
  ),
  moreCodings: z.int(),
  /** Of the turn it begins in: who speaks, and when in the recording. */
  speaker: z.string().nullable(),
  startMs: z.int().nullable(),
  /** The pseudonym, or “Respondent 12”; null where nobody knows who it was. */
  person: z.string().nullable(),
  participantId: z.int().nullable(),
  segment: labelled.nullable(),
  study: labelled.nullable(),
  wave: labelled.nullable(),
  /** The source's own, then those its codings are put on. */
  touchpoints: z.array(labelled),
  heardAt: z.number().nullable(),
});
export type Retrieved = z.infer<typeof retrievedSchema>;

/** Passages, the sources they are in, and the people who said them (those nobody knows are not counted). */
export const retrievedCountsSchema = z.strictObject({
  results: z.int(),
  sources: z.int(),
  people: z.int(),
});
export type RetrievedCounts = z.infer<typeof retrievedCountsSchema>;

export const savedQuerySchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  name: z.string(),
  /** Codes and sets deleted since it was saved are `gone` in it; such a query cannot run until they are replaced. */
  query: querySpecSchema,
  context: contextSchema,
  position: z.number(),
});
export type SavedQuery = z.infer<typeof savedQuerySchema>;

/** What a table of results can show beside the passage itself. */
export const resultColumns = [
  'source',
  'question',
  'codes',
  'coders',
  'speaker',
  'time',
  'person',
  'segment',
  'study',
  'wave',
  'touchpoints',
  'heardAt',
  'before',
  'after',
] as const;
export type ResultColumn = (typeof resultColumns)[number];

const queryTables = [...conditionTables, 'code_set'] as const;

/** Retrieval: codings found by a query, saved queries, their export. */
export const retrieveContract = {
  /** What codes and sets are called: all that the text of a query needs, whatever is being coded meanwhile. */
  'voices.retrieve.names': query({
    input: nothing,
    output: z.strictObject({
      codes: z.array(
        z.strictObject({
          id: z.int(),
          parentId: z.int().nullable(),
          name: z.string(),
          colour: z.int(),
        }),
      ),
      sets: z.array(z.strictObject({ id: z.int(), name: z.string(), codes: z.int() })),
    }),
    reads: ['code', 'code_set', 'code_set_member'],
  }),
  /**
   * The results after a place, in the order of sources and text. A page looks through a bounded number of codings, so
   * that nothing else has to wait: it may hold fewer results than asked for, even none, and still have a `next`.
   */
  'voices.retrieve.page': query({
    input: z.strictObject({
      query: querySpecSchema,
      after: resultPlaceSchema.nullable().default(null),
      limit: z.int().min(1).max(200).default(50),
      context: contextSchema.default({ unit: 'sentences', count: 1 }),
    }),
    output: z.strictObject({
      results: z.array(retrievedSchema),
      /** Where to go on from; null when there are no more. */
      next: resultPlaceSchema.nullable(),
      /** How much of the sources has been looked through so far, 0 to 1. */
      searched: z.number(),
    }),
    reads: [...queryTables, 'coder', 'touchpoint', 'segment', 'study'],
  }),
  /** The exact numbers, or null where counting would keep everything else waiting: then `countAll` counts. */
  'voices.retrieve.count': query({
    input: z.strictObject({ query: querySpecSchema }),
    output: z.strictObject({ counts: retrievedCountsSchema.nullable() }),
    reads: queryTables,
  }),
  'voices.retrieve.countAll': job({
    input: z.strictObject({ query: querySpecSchema }),
    output: retrievedCountsSchema,
    label: 'Counting the results',
    reads: queryTables,
  }),
  'voices.retrieve.export': job({
    input: z.strictObject({
      query: querySpecSchema,
      /** The name it stands under in the file; empty for none. */
      name: z.string().max(300).default(''),
      /** The query in words, as it was shown. */
      text: z.string().max(20_000),
      context: contextSchema,
      format: z.enum(['csv', 'xlsx', 'docx']),
      columns: z.array(z.enum(resultColumns)).max(resultColumns.length),
      file: z.string().min(1).max(200),
    }),
    output: z.strictObject({
      results: z.int(),
      bytes: z.int(),
      /** What has to be known about the file, as sentences; mostly none. */
      notes: z.array(z.string()),
    }),
    label: 'Exporting the results',
  }),

  'voices.savedQueries': query({
    input: nothing,
    output: z.array(savedQuerySchema),
    reads: ['saved_query', 'code', 'code_set'],
  }),
  'voices.savedQuery.add': command({
    input: z.strictObject({ name: nameField, query: querySpecSchema, context: contextSchema }),
    output: created,
    label: ({ name }) => `Save query ${name}`,
  }),
  'voices.savedQuery.edit': command({
    input: z.strictObject({
      id: idField,
      ifRev: revField,
      name: nameField.optional(),
      query: querySpecSchema.optional(),
      context: contextSchema.optional(),
    }),
    output: z.strictObject({ rev: z.int() }),
    label: ({ name }) => (name === undefined ? 'Change saved query' : `Rename query to ${name}`),
  }),
  'voices.savedQuery.delete': command({
    input: z.strictObject({ id: idField }),
    output: nothing,
    label: () => 'Delete saved query',
  }),
  'voices.savedQuery.move': command({
    /** `beforeId`: the one it comes to stand before; null puts it last. */
    input: z.strictObject({ id: idField, beforeId: idField.nullable() }),
    output: nothing,
    label: () => 'Move saved query',
  }),
} as const;
