import { z } from 'zod';
import { command, query } from '../api/operation.ts';
import { created, idField, nameField, nothing, revField, textField } from '../util/fields.ts';
import { conditionTables } from './condition.ts';
import { agreementContract } from './contract-agreement.ts';
import { assistContract } from './contract-assist.ts';
import { codebookContract } from './contract-codebook.ts';
import { compareContract } from './contract-compare.ts';
import { gridContract } from './contract-grid.ts';
import { importContract } from './contract-import.ts';
import { pseudonymiseContract } from './contract-pseudonymise.ts';
import { readerContract } from './contract-reader.ts';
import { retrieveContract } from './contract-retrieve.ts';
import { quoteSchema, sourceFilterSchema, sourceKinds, sourceRowSchema, sourceSchema } from './model.ts';

const offset = z.int().nonnegative();
const ids = z.array(idField).max(100_000);
/** Ten million code points; a longer text is refused as too large. */
const sourceText = z.string().max(20_000_000);

/** Characters (UTF-16) of a selection that are sent along to be compared. */
export const MOST_WORDS = 20_000;

/** Either a code that exists, or one to make under a parent in the same step. */
const codeChoice = z.union([
  z.strictObject({ id: idField }),
  z.strictObject({ name: nameField, parentId: idField.nullable() }),
]);

const sourceTables = ['source', 'source_text', 'respondent', 'respondent_attribute', 'coding'] as const;
const codingTables = ['coding', 'code', 'evidence', 'reading'] as const;

/** Sources, the grid, codings, memos, and everything the parts of Voices add. */
export const voicesContract = {
  ...importContract,
  ...gridContract,
  ...codebookContract,
  ...retrieveContract,
  ...compareContract,
  ...agreementContract,
  ...assistContract,
  ...pseudonymiseContract,
  ...readerContract,

  'voices.sources': query({
    input: z.strictObject({
      filter: sourceFilterSchema.default({}),
      limit: z.int().min(1).max(5000).default(1000),
      offset: offset.default(0),
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(sourceRowSchema) }),
    reads: conditionTables,
  }),
  'voices.source.get': query({
    input: z.strictObject({ id: idField }),
    output: sourceSchema,
    reads: [
      ...sourceTables,
      ...codingTables,
      'memo',
      'turn',
      'participant',
      'touchpoint',
      'wave',
      'study',
      'attribute',
    ],
  }),
  'voices.source.add': command({
    input: z.strictObject({
      kind: z.enum(sourceKinds),
      title: nameField,
      text: sourceText,
      turns: z
        .array(
          z.strictObject({
            speaker: z.string().max(300),
            participantId: idField.nullable(),
            start: offset,
            end: offset,
            startMs: z.int().nullable(),
          }),
        )
        .max(100_000)
        .default([]),
      participantId: idField.nullable().default(null),
      waveId: idField.nullable().default(null),
      sessionId: idField.nullable().default(null),
      touchpointId: idField.nullable().default(null),
      heardAt: z.int().nullable().default(null),
    }),
    output: created,
    label: ({ title }) => `Add ${title}`,
  }),
  'voices.source.edit': command({
    input: z.strictObject({
      id: idField,
      ifRev: revField,
      title: nameField.optional(),
      participantId: idField.nullable().optional(),
      waveId: idField.nullable().optional(),
      touchpointId: idField.nullable().optional(),
      heardAt: z.int().nullable().optional(),
    }),
    output: z.strictObject({ rev: z.int() }),
    label: () => 'Edit source details',
  }),
  'voices.source.delete': command({
    input: z.strictObject({ ids: ids.min(1) }),
    output: z.strictObject({ sources: z.int(), codings: z.int() }),
    label: ({ ids: list }) => (list.length === 1 ? 'Delete source' : `Delete ${list.length} sources`),
    bulk: true,
  }),
  /** Changes the text; every coding, memo and turn moves with its words. What a deletion swallows is named. */
  'voices.source.editText': command({
    input: z.strictObject({
      id: idField,
      ifRev: revField,
      /** Sorted, not overlapping, in code points of the text before the edit. */
      changes: z
        .array(z.strictObject({ from: offset, to: offset, insert: sourceText }))
        .min(1)
        .max(10_000),
    }),
    output: z.strictObject({
      rev: z.int(),
      swallowed: z.array(z.strictObject({ codingId: z.int(), code: z.string(), text: z.string() })),
    }),
    label: () => 'Edit text',
    mergeKey: ({ id }) => `voices.source.editText:${id}`,
  }),

  /** Codes a range. The same coder's overlapping codings of the code become one; `merged` says how many were. */
  'voices.coding.add': command({
    input: z.strictObject({
      sourceId: idField,
      code: codeChoice,
      start: offset,
      end: offset,
      /** The words seen there: where the text has others by now, nothing is coded. */
      words: z.string().max(MOST_WORDS).optional(),
    }),
    /** `dropped`: ratings that went because the joined coding can keep only one. */
    output: z.strictObject({ id: z.int(), codeId: z.int(), merged: z.int(), dropped: z.int() }),
    label: ({ code }) => ('name' in code ? `Code with ${code.name}` : 'Code text'),
  }),
  /** Codes whole sources (grid rows). */
  'voices.coding.addWhole': command({
    input: z.strictObject({ sourceIds: ids.min(1), code: codeChoice }),
    output: z.strictObject({ codeId: z.int(), added: z.int(), dropped: z.int() }),
    label: ({ sourceIds }) => (sourceIds.length === 1 ? 'Code answer' : `Code ${sourceIds.length} answers`),
  }),
  'voices.coding.remove': command({
    input: z.strictObject({ ids: ids.min(1) }),
    output: z.strictObject({ removed: z.int() }),
    label: ({ ids: list }) => (list.length === 1 ? 'Remove coding' : `Remove ${list.length} codings`),
  }),
  'voices.coding.resize': command({
    input: z.strictObject({ id: idField, ifRev: revField, start: offset, end: offset }),
    output: z.strictObject({ rev: z.int(), merged: z.int(), dropped: z.int() }),
    label: () => 'Resize coding',
  }),
  'voices.coding.recode': command({
    input: z.strictObject({ id: idField, code: codeChoice }),
    output: z.strictObject({ merged: z.int(), dropped: z.int() }),
    label: () => 'Change the code',
  }),
  'voices.quotes': query({
    input: z.strictObject({
      codeId: idField.optional(),
      touchpointId: idField.optional(),
      withChildren: z.boolean().default(false),
      limit: z.int().min(1).max(1000).default(200),
      offset: offset.default(0),
    }),
    output: z.strictObject({ total: z.int(), quotes: z.array(quoteSchema) }),
    reads: [...codingTables, 'coder', 'source', 'source_text', 'turn', 'respondent', 'participant'],
  }),

  'voices.memo.add': command({
    input: z.strictObject({
      sourceId: idField.nullable().default(null),
      codeId: idField.nullable().default(null),
      codingId: idField.nullable().default(null),
      start: offset.nullable().default(null),
      end: offset.nullable().default(null),
      text: textField,
    }),
    output: created,
    label: () => 'Add memo',
  }),
  'voices.memo.edit': command({
    input: z.strictObject({ id: idField, ifRev: revField, text: textField }),
    output: z.strictObject({ rev: z.int() }),
    label: () => 'Edit memo',
    mergeKey: ({ id }) => `voices.memo.edit:${id}`,
  }),
  'voices.memo.delete': command({
    input: z.strictObject({ id: idField }),
    output: nothing,
    label: () => 'Delete memo',
  }),
} as const;
