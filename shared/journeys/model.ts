import { z } from 'zod';
import { ratingSchema } from '../util/rating.ts';

function definedSchema<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('defined', [
    z.strictObject({ defined: z.literal(true), value }),
    z.strictObject({
      defined: z.literal(false),
      reason: z.enum([
        'no values',
        'fewer than two values',
        'nothing varies',
        'not a number',
        'outside its scale',
        'no scale',
        'not rated',
      ]),
    }),
  ]);
}

export const estimateSchema = z.strictObject({
  n: z.int(),
  mean: definedSchema(z.number()),
  sd: definedSchema(z.number()),
  interval: definedSchema(z.strictObject({ low: z.number(), high: z.number() })),
});

export const gapSchema = z.strictObject({
  kind: z.enum(['subtracted', 'direct']),
  gap: estimateSchema,
  expectation: estimateSchema,
  experience: estimateSchema,
  nPeople: z.int(),
  nReadings: z.int(),
  nLeftOut: z.int(),
  nOtherKind: z.int(),
  importance: estimateSchema,
  state: z.enum(['silent', 'thin', 'breaks', 'delights', 'at-risk', 'meets']),
});

export const severitySchema = z.strictObject({
  value: definedSchema(z.number()),
  gap: definedSchema(z.number()),
  importance: z.number(),
  importanceAssumed: z.boolean(),
  reach: z.number(),
});

export const touchpointSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  name: z.string(),
  channels: z.string(),
  owner: z.string(),
  rationalExpectation: z.string(),
  emotionalExpectation: z.string(),
  readings: z.int(),
  evidence: z.int(),
});
export type Touchpoint = z.infer<typeof touchpointSchema>;

export const journeyRowSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  name: z.string(),
  scenario: z.string(),
  state: z.enum(['current', 'future']),
  stages: z.int(),
  steps: z.int(),
});
export type JourneyRow = z.infer<typeof journeyRowSchema>;

/** Which readings a map counts; always shown beside it. */
export const mapFilterSchema = z.strictObject({
  kind: z.enum(['subtracted', 'direct']).default('subtracted'),
  segmentId: z.int().optional(),
  waveId: z.int().optional(),
  studyId: z.int().optional(),
});
export type MapFilter = z.infer<typeof mapFilterSchema>;

export const mapQuoteSchema = z.strictObject({
  codingId: z.int(),
  sourceId: z.int(),
  text: z.string(),
  person: z.string().nullable(),
});

export const mapStepSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  stageId: z.int(),
  name: z.string(),
  channel: z.string(),
  position: z.number(),
  touchpointId: z.int().nullable(),
  touchpoint: z.string().nullable(),
  gap: gapSchema,
  severity: severitySchema,
  quotes: z.array(mapQuoteSchema),
  quoteCount: z.int(),
});
export type MapStep = z.infer<typeof mapStepSchema>;

export const laneKinds = [
  'actions',
  'thoughts',
  'quotes',
  'channels',
  'emotion',
  'gap',
  'importance',
  'records',
  'backstage',
  'opportunities',
  'text',
] as const;

export const journeyMapSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  name: z.string(),
  scenario: z.string(),
  scope: z.string(),
  state: z.enum(['current', 'future']),
  persona: z.string().nullable(),
  /** People with a reading at any step, under the filter. */
  people: z.int(),
  stages: z.array(
    z.strictObject({
      id: z.int(),
      rev: z.int(),
      name: z.string(),
      position: z.number(),
      steps: z.array(mapStepSchema),
    }),
  ),
  lanes: z.array(
    z.strictObject({
      id: z.int(),
      rev: z.int(),
      kind: z.enum(laneKinds),
      name: z.string(),
      hidden: z.boolean(),
      position: z.number(),
      /** Text by step id. */
      cells: z.record(z.string(), z.string()),
    }),
  ),
  handovers: z.array(
    z.strictObject({
      fromStepId: z.int(),
      toStepId: z.int(),
      fromChannel: z.string(),
      toChannel: z.string(),
      /** People who said how much of the context was carried over. */
      rated: z.int(),
      continuity: definedSchema(z.number()),
    }),
  ),
});
export type JourneyMap = z.infer<typeof journeyMapSchema>;

/** What stands behind a step: each person's readings, and the quotes. */
export const stepEvidenceSchema = z.strictObject({
  step: mapStepSchema,
  journeyId: z.int(),
  journey: z.string(),
  stage: z.string(),
  readings: z.array(
    z.strictObject({
      id: z.int(),
      person: z.string(),
      segment: z.string().nullable(),
      kind: z.enum(['subtracted', 'direct']),
      expectation: z.number().nullable(),
      experience: z.number().nullable(),
      direct: z.int().nullable(),
      scaleMin: z.number(),
      scaleMax: z.number(),
      /** On −2..+2 (subtracted) or −1..+1 (direct); null where a side is missing. */
      gap: z.number().nullable(),
      origin: z.enum(['survey', 'coding', 'workshop', 'manual']),
      wave: z.string().nullable(),
      at: z.number(),
      sourceId: z.int().nullable(),
      codingId: z.int().nullable(),
    }),
  ),
  quotes: z.array(
    z.strictObject({
      codingId: z.int(),
      sourceId: z.int(),
      sourceTitle: z.string(),
      text: z.string(),
      start: z.int(),
      code: z.string(),
      person: z.string().nullable(),
      rating: ratingSchema.nullable(),
    }),
  ),
});
export type StepEvidence = z.infer<typeof stepEvidenceSchema>;

export const actionKinds = [
  'fix',
  'offering',
  'expectation-reset',
  'training',
  'employee-experience',
] as const;

export const opportunitySchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  name: z.string(),
  description: z.string(),
  touchpointId: z.int().nullable(),
  effort: z.int().nullable(),
  effect: z.int().nullable(),
  status: z.string(),
  actions: z.array(
    z.strictObject({
      id: z.int(),
      name: z.string(),
      kind: z.enum(actionKinds),
      owner: z.string(),
      dueOn: z.string().nullable(),
      status: z.string(),
    }),
  ),
});
export type Opportunity = z.infer<typeof opportunitySchema>;
