import { z } from 'zod';
import { command, query } from '../api/operation.ts';
import { created, idField, nameField, nothing, revField, textField } from '../util/fields.ts';
import { codeSchema } from './model.ts';

const colour = z.int().min(0).max(11);

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
    output: z.strictObject({ codes: z.int(), codings: z.int() }),
    label: () => 'Delete code',
  }),
  'voices.code.pin': command({
    input: z.strictObject({ id: idField, pin: z.int().min(1).max(9).nullable() }),
    output: nothing,
    label: () => 'Change pinned codes',
  }),
} as const;
