import { z } from 'zod';
import { tableChoicesSchema, tableMappingSchema } from '../../shared/voices/import-plan.ts';
import { textsPlanFields } from '../../shared/voices/import-texts.ts';

export const inspectArgs = z.strictObject({
  file: z.string(),
  workspacePath: z.string(),
  choices: tableChoicesSchema,
});

export const planTableArgs = z.strictObject({
  file: z.string(),
  workspacePath: z.string(),
  choices: tableChoicesSchema,
  mapping: tableMappingSchema,
  onlyCoder: z.int().nullable().default(null),
  planId: z.string(),
  planPath: z.string(),
  now: z.number(),
});

export const sortArgs = z.strictObject({ files: z.array(z.string()) });

export const inspectTextsArgs = z.strictObject({ files: z.array(z.string()), workspacePath: z.string() });

export const planTextsArgs = z.strictObject({
  files: z.array(z.string()),
  workspacePath: z.string(),
  ...textsPlanFields,
  planId: z.string(),
  planPath: z.string(),
  now: z.number(),
});
