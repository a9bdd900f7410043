import { z } from 'zod';
import { command, query } from '../api/operation.ts';
import { created, idField, nameField, nothing, textField } from '../util/fields.ts';
import { participantSchema, personaSchema, segmentSchema } from './model.ts';

/** Operations of the people slice, as far as the other slices stand on them. */
export const peopleContract = {
  'people.segments': query({
    input: nothing,
    output: z.array(segmentSchema),
    reads: ['segment', 'participant'],
  }),
  'people.segment.add': command({
    input: z.strictObject({
      name: nameField,
      description: textField.default(''),
      valueToBusiness: textField.default(''),
    }),
    output: created,
    label: ({ name }) => `Add segment ${name}`,
  }),
  'people.participants': query({
    input: z.strictObject({ limit: z.int().min(1).max(20_000).default(20_000) }),
    output: z.array(participantSchema),
    reads: ['participant', 'segment', 'source', 'respondent'],
  }),
  'people.participant.add': command({
    input: z.strictObject({
      pseudonym: nameField,
      externalKey: z.string().max(300).optional(),
      segmentId: idField.nullable().default(null),
      relation: z.enum(['customer', 'lost', 'never']).default('customer'),
      attributes: z.record(z.string().max(200), z.string().max(10_000)).default({}),
    }),
    output: created,
    label: ({ pseudonym }) => `Add participant ${pseudonym}`,
  }),
  'people.personas': query({ input: nothing, output: z.array(personaSchema), reads: ['persona'] }),
  'people.persona.add': command({
    input: z.strictObject({
      name: nameField,
      segmentId: idField.nullable().default(null),
      needs: textField.default(''),
      expectations: textField.default(''),
    }),
    output: created,
    label: ({ name }) => `Add persona ${name}`,
  }),
} as const;
