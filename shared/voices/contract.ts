import { z } from 'zod';
import { action, command, job, query } from '../api/operation.ts';
import { created, idField, nameField, nothing, revField, textField } from '../util/fields.ts';
import type { TableShape } from './import-model.ts';
import { importPlanSchema, plannedRowSchema, tableChoicesSchema, tableMappingSchema } from './import-plan.ts';
import {
  attributeColumnSchema,
  codeSchema,
  gridRowSchema,
  gridSortSchema,
  importedFileSchema,
  plainFilterSchema,
  plainSortSchema,
  quoteSchema,
  sourceFilterSchema,
  sourceKinds,
  sourceRowSchema,
  sourceSchema,
} from './model.ts';

const offset = z.int().nonnegative();
const ids = z.array(idField).max(100_000);
const file = z.string().min(1).max(200);
const colour = z.int().min(0).max(11);
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
/** What a filter looks at besides the sources themselves. */
const filterTables = ['wave', 'code'] as const;
const codingTables = ['coding', 'code', 'evidence', 'reading'] as const;

export const voicesContract = {
  'voices.sources': query({
    input: z.strictObject({
      filter: sourceFilterSchema.default({}),
      limit: z.int().min(1).max(5000).default(1000),
      offset: offset.default(0),
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(sourceRowSchema) }),
    reads: [...sourceTables, ...filterTables],
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

  'voices.grid.columns': query({
    input: nothing,
    output: z.array(attributeColumnSchema),
    reads: ['attribute'],
  }),
  'voices.grid.values': query({
    input: z.strictObject({ attributeId: idField }),
    output: z.array(z.strictObject({ value: z.string(), count: z.int() })),
    reads: ['respondent_attribute'],
  }),
  /** The order of the grid's rows: ids only, all of them. */
  'voices.grid.order': query({
    input: z.strictObject({ filter: sourceFilterSchema.default({}), sort: gridSortSchema }),
    output: z.strictObject({ ids: z.array(z.int()) }),
    reads: [...sourceTables, ...filterTables, 'participant', 'touchpoint'],
  }),
  /**
   * The same where neither the filter nor the sort looks at codings: coding row after row then does not order the
   * whole grid anew each time.
   */
  'voices.grid.plainOrder': query({
    input: z.strictObject({ filter: plainFilterSchema.default({}), sort: plainSortSchema }),
    output: z.strictObject({ ids: z.array(z.int()) }),
    reads: [
      'source',
      'source_text',
      'respondent',
      'respondent_attribute',
      'attribute',
      'participant',
      'touchpoint',
      'wave',
    ],
  }),
  'voices.grid.rows': query({
    input: z.strictObject({ ids: z.array(idField).max(300) }),
    output: z.array(gridRowSchema),
    reads: [...sourceTables, ...codingTables, 'participant', 'touchpoint', 'attribute'],
  }),

  'voices.codes': query({ input: nothing, output: z.array(codeSchema), reads: ['code', 'coding'] }),
  'voices.code.add': command({
    input: z.strictObject({
      name: nameField,
      parentId: idField.nullable().default(null),
      colour: colour.optional(),
      description: textField.default(''),
      whenToUse: textField.default(''),
      whenNot: textField.default(''),
    }),
    output: created,
    label: ({ name }) => `Add code ${name}`,
  }),
  'voices.code.edit': command({
    input: z.strictObject({
      id: idField,
      ifRev: revField,
      name: nameField.optional(),
      colour: colour.optional(),
      description: textField.optional(),
      whenToUse: textField.optional(),
      whenNot: textField.optional(),
    }),
    output: z.strictObject({ rev: z.int() }),
    label: ({ name }) => (name === undefined ? 'Edit code' : `Rename code to ${name}`),
  }),
  'voices.code.move': command({
    /** `beforeId`: the sibling it comes to stand before; null puts it last. */
    input: z.strictObject({
      id: idField,
      parentId: idField.nullable(),
      beforeId: idField.nullable().default(null),
    }),
    output: nothing,
    label: () => 'Move code',
  }),
  'voices.code.delete': command({
    input: z.strictObject({ id: idField }),
    output: z.strictObject({ codes: z.int(), codings: z.int() }),
    label: () => 'Delete code',
  }),
  'voices.code.pin': command({
    input: z.strictObject({ id: idField, pin: z.int().min(1).max(9).nullable() }),
    output: nothing,
    label: () => 'Change pinned codes',
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
    output: z.strictObject({ id: z.int(), codeId: z.int(), merged: z.int() }),
    label: ({ code }) => ('name' in code ? `Code with ${code.name}` : 'Code text'),
  }),
  /** Codes whole sources (grid rows). */
  'voices.coding.addWhole': command({
    input: z.strictObject({ sourceIds: ids.min(1), code: codeChoice }),
    output: z.strictObject({ codeId: z.int(), added: z.int() }),
    label: ({ sourceIds }) => (sourceIds.length === 1 ? 'Code answer' : `Code ${sourceIds.length} answers`),
  }),
  'voices.coding.remove': command({
    input: z.strictObject({ ids: ids.min(1) }),
    output: z.strictObject({ removed: z.int() }),
    label: ({ ids: list }) => (list.length === 1 ? 'Remove coding' : `Remove ${list.length} codings`),
  }),
  'voices.coding.resize': command({
    input: z.strictObject({ id: idField, ifRev: revField, start: offset, end: offset }),
    output: z.strictObject({ rev: z.int() }),
    label: () => 'Resize coding',
  }),
  'voices.coding.recode': command({
    input: z.strictObject({ id: idField, codeId: idField }),
    output: nothing,
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

  /** Looks at a CSV or TSV file: encoding, delimiter, header rows, what each column seems to be. */
  'voices.import.inspect': job({
    input: z.strictObject({ file, choices: tableChoicesSchema.default({}) }),
    output: z.strictObject({
      fileName: z.string(),
      shape: z.custom<TableShape>(
        (value) => typeof value === 'object' && value !== null && 'columns' in value,
      ),
      firstRows: z.array(z.array(z.string())),
      /** The mapping used for the last file of the same shape. */
      remembered: tableMappingSchema.nullable(),
    }),
    label: 'Reading the file',
  }),
  'voices.import.planTable': job({
    input: z.strictObject({ file, choices: tableChoicesSchema.default({}), mapping: tableMappingSchema }),
    output: importPlanSchema,
    label: 'Planning the import',
  }),
  /** Plans TXT and MD files, one source each. */
  'voices.import.planTexts': job({
    input: z.strictObject({
      files: z.array(file).min(1).max(1000),
      kind: z.enum(['note', 'transcript']).default('note'),
      waveId: idField.nullable().default(null),
    }),
    output: importPlanSchema,
    label: 'Reading the files',
  }),
  /** What was imported so far, the newest first. */
  'voices.imports': query({
    input: nothing,
    output: z.array(importedFileSchema),
    reads: ['import_file'],
  }),
  'voices.import.rows': action({
    input: z.strictObject({
      planId: z.string(),
      what: z.enum(['add', 'skip']),
      offset,
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(plannedRowSchema) }),
  }),
  'voices.import.apply': command({
    input: z.strictObject({ planId: z.string() }),
    output: z.strictObject({
      importFileId: z.int(),
      sources: z.int(),
      respondents: z.int(),
      readings: z.int(),
    }),
    label: () => 'Import',
    bulk: true,
  }),
} as const;
