import { z } from 'zod';
import { command, job, query } from '../api/operation.ts';
import { created, dateField, idField, nameField, nothing, revField, textField } from '../util/fields.ts';
import { ratingSchema } from '../util/rating.ts';
import {
  actionKinds,
  journeyMapSchema,
  journeyRowSchema,
  laneKinds,
  mapFilterSchema,
  opportunitySchema,
  stepEvidenceSchema,
  touchpointSchema,
} from './model.ts';

const beforeId = idField.nullable().default(null);
const revised = z.strictObject({ rev: z.int() });

/** A touchpoint that exists, or one to add by name in the same step (an equal name is taken as it is). */
const touchpointChoice = z.union([z.strictObject({ id: idField }), z.strictObject({ name: nameField })]);

const touchpointFields = z.strictObject({
  name: nameField,
  channels: textField,
  owner: textField,
  rationalExpectation: textField,
  emotionalExpectation: textField,
});

const evidenceTables = [
  'reading',
  'evidence',
  'coding',
  'code',
  'source',
  'source_text',
  'turn',
  'respondent',
  'participant',
  'handover_rating',
] as const;
const mapTables = [
  'journey',
  'stage',
  'step',
  'lane',
  'cell',
  'touchpoint',
  'persona',
  'segment',
  'wave',
] as const;

export const journeysContract = {
  'journeys.touchpoints': query({
    input: nothing,
    output: z.array(touchpointSchema),
    reads: ['touchpoint', 'reading', 'evidence', 'coding'],
  }),
  'journeys.touchpoint.add': command({
    input: z.strictObject({
      name: nameField,
      fields: touchpointFields.omit({ name: true }).partial().default({}),
    }),
    output: created,
    label: ({ name }) => `Add touchpoint ${name}`,
  }),
  'journeys.touchpoint.edit': command({
    input: z.strictObject({ id: idField, ifRev: revField, fields: touchpointFields.partial() }),
    output: revised,
    label: () => 'Edit touchpoint',
  }),
  'journeys.touchpoint.delete': command({
    input: z.strictObject({ id: idField }),
    output: nothing,
    label: () => 'Delete touchpoint',
  }),

  'journeys.list': query({
    input: nothing,
    output: z.array(journeyRowSchema),
    reads: ['journey', 'stage', 'step'],
  }),
  'journeys.map': query({
    input: z.strictObject({ id: idField, filter: mapFilterSchema }),
    output: journeyMapSchema,
    reads: [...mapTables, ...evidenceTables],
  }),
  'journeys.step.evidence': query({
    input: z.strictObject({ stepId: idField, filter: mapFilterSchema }),
    output: stepEvidenceSchema,
    reads: [...mapTables, ...evidenceTables],
  }),
  /** A new journey starts with lanes for channels, quotes, and expectation vs experience. */
  'journeys.journey.add': command({
    input: z.strictObject({
      name: nameField,
      scenario: textField.default(''),
      personaId: idField.nullable().default(null),
    }),
    output: created,
    label: ({ name }) => `Add journey ${name}`,
  }),
  'journeys.journey.edit': command({
    input: z.strictObject({
      id: idField,
      ifRev: revField,
      name: nameField.optional(),
      scenario: textField.optional(),
      scope: textField.optional(),
      personaId: idField.nullable().optional(),
    }),
    output: revised,
    label: () => 'Edit journey',
  }),
  'journeys.journey.delete': command({
    input: z.strictObject({ id: idField }),
    output: nothing,
    label: () => 'Delete journey',
  }),
  'journeys.stage.add': command({
    input: z.strictObject({ journeyId: idField, name: nameField, beforeId }),
    output: created,
    label: ({ name }) => `Add stage ${name}`,
  }),
  'journeys.stage.edit': command({
    input: z.strictObject({ id: idField, ifRev: revField, name: nameField }),
    output: revised,
    label: ({ name }) => `Rename stage to ${name}`,
  }),
  'journeys.stage.move': command({
    input: z.strictObject({ id: idField, beforeId }),
    output: nothing,
    label: () => 'Move stage',
  }),
  'journeys.stage.delete': command({
    input: z.strictObject({ id: idField }),
    output: nothing,
    label: () => 'Delete stage',
  }),
  'journeys.step.add': command({
    input: z.strictObject({
      stageId: idField,
      name: nameField,
      /** Left out: a touchpoint of the step's own name is taken or made. */
      touchpoint: touchpointChoice.optional(),
      channel: z.string().trim().max(100).default(''),
      beforeId,
    }),
    output: created,
    label: ({ name }) => `Add step ${name}`,
  }),
  'journeys.step.edit': command({
    input: z.strictObject({
      id: idField,
      ifRev: revField,
      name: nameField.optional(),
      channel: z.string().trim().max(100).optional(),
      touchpoint: touchpointChoice.nullable().optional(),
    }),
    output: revised,
    label: () => 'Edit step',
  }),
  'journeys.step.move': command({
    input: z.strictObject({ id: idField, stageId: idField, beforeId }),
    output: nothing,
    label: () => 'Move step',
  }),
  'journeys.step.delete': command({
    input: z.strictObject({ id: idField }),
    output: nothing,
    label: () => 'Delete step',
  }),
  'journeys.lane.add': command({
    input: z.strictObject({ journeyId: idField, kind: z.enum(laneKinds), name: nameField, beforeId }),
    output: created,
    label: ({ name }) => `Add lane ${name}`,
  }),
  'journeys.lane.edit': command({
    input: z.strictObject({
      id: idField,
      ifRev: revField,
      name: nameField.optional(),
      hidden: z.boolean().optional(),
    }),
    output: revised,
    label: () => 'Edit lane',
  }),
  'journeys.lane.move': command({
    input: z.strictObject({ id: idField, beforeId }),
    output: nothing,
    label: () => 'Move lane',
  }),
  'journeys.lane.delete': command({
    input: z.strictObject({ id: idField }),
    output: nothing,
    label: () => 'Delete lane',
  }),
  'journeys.cell.set': command({
    input: z.strictObject({ laneId: idField, stepId: idField, text: textField }),
    output: nothing,
    label: () => 'Edit cell',
    mergeKey: ({ laneId, stepId }) => `journeys.cell.set:${laneId}:${stepId}`,
  }),

  /** Puts a coding on a touchpoint (evidence); null takes it off, with its rating. */
  'journeys.coding.touchpoint': command({
    input: z.strictObject({ codingId: idField, touchpoint: touchpointChoice.nullable() }),
    output: z.strictObject({ touchpointId: z.int().nullable() }),
    label: ({ touchpoint }) => (touchpoint ? 'Put on a touchpoint' : 'Take off the touchpoint'),
  }),
  /** Rates the gap a coding speaks of, at the touchpoint it is on; null takes the rating back. */
  'journeys.coding.rate': command({
    input: z.strictObject({ codingId: idField, rating: ratingSchema.nullable() }),
    output: nothing,
    label: ({ rating }) => (rating ? 'Rate the gap' : 'Remove the rating'),
  }),
  'journeys.reading.add': command({
    input: z.strictObject({
      touchpointId: idField,
      stepId: idField.nullable().default(null),
      participantId: idField.nullable().default(null),
      waveId: idField.nullable().default(null),
      origin: z.enum(['workshop', 'manual']).default('manual'),
      rating: ratingSchema,
    }),
    output: created,
    label: () => 'Add reading',
  }),
  'journeys.reading.delete': command({
    input: z.strictObject({ id: idField }),
    output: nothing,
    label: () => 'Delete reading',
  }),
  'journeys.handover.rate': command({
    input: z.strictObject({
      fromTouchpointId: idField,
      toTouchpointId: idField,
      participantId: idField.nullable().default(null),
      codingId: idField.nullable().default(null),
      /** How much of the context was carried over: 0 none, 1 part, 2 all. */
      carried: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    }),
    output: created,
    label: () => 'Rate a handover',
  }),

  'journeys.opportunities': query({
    input: nothing,
    output: z.array(opportunitySchema),
    reads: ['opportunity', 'action'],
  }),
  'journeys.opportunity.add': command({
    input: z.strictObject({
      name: nameField,
      touchpointId: idField.nullable().default(null),
      description: textField.default(''),
      effort: z.int().min(1).max(5).nullable().default(null),
      effect: z.int().min(1).max(5).nullable().default(null),
    }),
    output: created,
    label: ({ name }) => `Add opportunity ${name}`,
  }),
  'journeys.action.add': command({
    input: z.strictObject({
      opportunityId: idField.nullable().default(null),
      name: nameField,
      kind: z.enum(actionKinds),
      owner: textField.default(''),
      dueOn: dateField.nullable().default(null),
      status: z.enum(['proposed', 'decided', 'doing', 'done', 'dropped']).default('proposed'),
    }),
    output: created,
    label: ({ name }) => `Add action ${name}`,
  }),
  'journeys.decision.add': command({
    input: z.strictObject({
      forumId: idField,
      actionId: idField.nullable(),
      text: textField,
      decidedOn: dateField,
    }),
    output: created,
    label: () => 'Add decision',
  }),

  /** Draws the map from its Scene into a file the user chose. */
  'journeys.export': job({
    input: z.strictObject({
      journeyId: idField,
      filter: mapFilterSchema,
      format: z.enum(['svg', 'png']),
      theme: z.enum(['light', 'dark']),
      file: z.string().min(1).max(200),
    }),
    output: z.strictObject({
      bytes: z.int(),
      width: z.number(),
      height: z.number(),
      /** What the picture could not show, in words; empty when all of it is there. */
      missing: z.array(z.string()),
    }),
    label: 'Drawing the map',
  }),
} as const;
