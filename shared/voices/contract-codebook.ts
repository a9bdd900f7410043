import { z } from 'zod';
import { command, job, query } from '../api/operation.ts';
import { created, idField, nameField, nothing, revField, textField } from '../util/fields.ts';
import {
  codeCountsSchema,
  codeEventSchema,
  codeSetSchema,
  deletedCodesSchema,
  mergePreviewSchema,
  movedCodingsSchema,
  quoteContextSchema,
  splitPreviewSchema,
  splitRuleSchema,
} from './codebook-model.ts';
import { conditionTables } from './condition.ts';
import { codeSchema, memoSchema, quoteSchema } from './model.ts';

const colour = z.int().min(0).max(11);
const ids = z.array(idField).min(1).max(10_000);
const ofCode = z.strictObject({ codeId: idField });
const splitInput = z.strictObject({ codeId: idField, rule: splitRuleSchema });
const people = ['source', 'turn', 'respondent', 'participant'] as const;
const codeTables = ['code', 'coding', 'memo', 'code_example', 'code_set_member'] as const;

/** The codebook: codes, their tree, pins, sets, examples and history. */
export const codebookContract = {
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
    output: deletedCodesSchema,
    label: () => 'Delete code',
  }),
  /** Deletes several codes with all below them. */
  'voices.code.deleteAll': command({
    input: z.strictObject({ ids }),
    output: deletedCodesSchema,
    label: ({ ids: list }) => (list.length === 1 ? 'Delete code' : `Delete ${list.length} codes`),
    bulk: true,
  }),
  /** Moves several codes, in the order given, to stand one after the other. Those below one of them stay with it. */
  'voices.code.moveAll': command({
    input: z.strictObject({
      ids,
      parentId: idField.nullable(),
      beforeId: idField.nullable().default(null),
    }),
    output: nothing,
    label: ({ ids: list }) => (list.length === 1 ? 'Move code' : `Move ${list.length} codes`),
  }),
  'voices.code.pin': command({
    input: z.strictObject({ id: idField, pin: z.int().min(1).max(9).nullable() }),
    output: nothing,
    label: () => 'Change pinned codes',
  }),

  /** Counts by codings, sources and people, alone and with the codes below. */
  'voices.code.counts': query({
    input: nothing,
    output: z.array(codeCountsSchema),
    reads: ['code', 'coding', ...people],
  }),
  /** What was done to a code, newest first. */
  'voices.code.history': query({
    input: ofCode,
    output: z.array(codeEventSchema),
    reads: ['code_event', 'coder'],
  }),
  'voices.code.memos': query({ input: ofCode, output: z.array(memoSchema), reads: ['memo', 'coder'] }),

  /** What merging would do; nothing is changed. */
  'voices.code.mergePreview': query({
    input: z.strictObject({ ids, intoId: idField }),
    output: mergePreviewSchema,
    reads: [...codeTables, 'reading', 'evidence'],
  }),
  /**
   * Makes codes one with `intoId`: their codings move (overlapping ones of one coder become one), memos, examples,
   * sets, definitions and the codes below follow, then they go.
   */
  'voices.code.merge': command({
    input: z.strictObject({ ids, intoId: idField }),
    output: movedCodingsSchema,
    label: ({ ids: list }) => (list.length === 1 ? 'Merge codes' : `Merge ${list.length + 1} codes`),
    bulk: true,
  }),
  'voices.code.splitPreview': query({
    input: z.strictObject({ ...splitInput.shape, limit: z.int().min(1).max(100).default(20) }),
    output: splitPreviewSchema,
    reads: [...codeTables, ...conditionTables, 'code_set', 'reading', 'coder'],
  }),
  /** Moves the codings the rule finds to another code, or to a new one. */
  'voices.code.split': command({
    input: z.strictObject({
      ...splitInput.shape,
      to: z.union([
        z.strictObject({ id: idField }),
        z.strictObject({ name: nameField, parentId: idField.nullable() }),
      ]),
    }),
    output: z.strictObject({ codeId: z.int(), ...movedCodingsSchema.shape }),
    label: () => 'Split code',
    bulk: true,
  }),

  /** Codings chosen to show what a code means, in their order. */
  'voices.code.examples': query({
    input: ofCode,
    output: z.array(quoteSchema),
    reads: ['code_example', 'coding', 'coder', 'reading', 'source_text', ...people],
  }),
  /** The sentence before and after each of the codings. */
  'voices.quotes.context': query({
    input: z.strictObject({ codingIds: z.array(idField).max(1000) }),
    output: z.array(quoteContextSchema),
    reads: ['coding', 'source_text', 'turn'],
  }),
  'voices.code.example.add': command({
    input: z.strictObject({ codingId: idField }),
    output: z.strictObject({ codeId: z.int() }),
    label: () => 'Use as example',
  }),
  'voices.code.example.remove': command({
    input: z.strictObject({ codeId: idField, codingId: idField }),
    output: nothing,
    label: () => 'Remove example',
  }),
  'voices.code.example.move': command({
    input: z.strictObject({
      codeId: idField,
      codingId: idField,
      beforeId: idField.nullable(),
    }),
    output: nothing,
    label: () => 'Move example',
  }),

  'voices.codeSets': query({
    input: nothing,
    output: z.array(codeSetSchema),
    reads: ['code_set', 'code_set_member'],
  }),
  'voices.codeSet.add': command({
    input: z.strictObject({ name: nameField, codeIds: z.array(idField).max(10_000).default([]) }),
    output: created,
    label: ({ name }) => `Add code set ${name}`,
  }),
  'voices.codeSet.rename': command({
    input: z.strictObject({ id: idField, ifRev: revField, name: nameField }),
    output: z.strictObject({ rev: z.int() }),
    label: ({ name }) => `Rename code set to ${name}`,
  }),
  'voices.codeSet.delete': command({
    input: z.strictObject({ id: idField }),
    output: nothing,
    label: () => 'Delete code set',
  }),
  /** Puts codes into a set and takes others out. */
  'voices.codeSet.change': command({
    input: z.strictObject({
      id: idField,
      add: z.array(idField).max(10_000).default([]),
      remove: z.array(idField).max(10_000).default([]),
    }),
    output: nothing,
    label: () => 'Change code set',
  }),

  /** Writes the codebook: a document to read, or a table of one row a code. */
  'voices.codebook.export': job({
    input: z.strictObject({
      format: z.enum(['docx', 'csv', 'xlsx']),
      file: z.string().min(1).max(200),
    }),
    output: z.strictObject({ bytes: z.int(), codes: z.int(), notes: z.array(z.string()) }),
    label: 'Exporting the codebook',
  }),
} as const;
