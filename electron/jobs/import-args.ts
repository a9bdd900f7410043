import { z } from 'zod';
import { tableChoicesSchema, tableMappingSchema } from '../../shared/voices/import-plan.ts';

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
  planId: z.string(),
  planPath: z.string(),
  now: z.number(),
});

export const planTextsArgs = z.strictObject({
  files: z.array(z.string()),
  workspacePath: z.string(),
  kind: z.enum(['note', 'transcript']),
  waveId: z.int().nullable(),
  planId: z.string(),
  planPath: z.string(),
  now: z.number(),
});
