import { z } from 'zod';

export const segmentSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  name: z.string(),
  description: z.string(),
  valueToBusiness: z.string(),
  people: z.int(),
});
export type Segment = z.infer<typeof segmentSchema>;

export const participantSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  pseudonym: z.string(),
  segmentId: z.int().nullable(),
  segment: z.string().nullable(),
  relation: z.enum(['customer', 'lost', 'never']),
  sources: z.int(),
});
export type Participant = z.infer<typeof participantSchema>;

export const personaSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  name: z.string(),
  segmentId: z.int().nullable(),
  needs: z.string(),
  expectations: z.string(),
});
export type Persona = z.infer<typeof personaSchema>;
