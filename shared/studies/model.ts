import { z } from 'zod';
import { dateField, nameField, textField } from '../util/fields.ts';

export const patterns = ['past', 'present', 'potential'] as const;
export type Pattern = (typeof patterns)[number];

export const studyStatuses = ['idea', 'planned', 'fielding', 'analysing', 'reported', 'closed'] as const;
export type StudyStatus = (typeof studyStatuses)[number];

/** The core of a brief and of each pattern's own fields. Fields of the other patterns keep what was typed. */
export const studyFieldsSchema = z.strictObject({
  name: nameField,
  pattern: z.enum(patterns),
  status: z.enum(studyStatuses),
  method: textField,
  owner: textField,
  /** The decision the study is to inform. */
  decision: textField,
  objectives: textField,
  researchQuestions: textField,
  hypotheses: textField,
  sampleTarget: z.int().positive().nullable(),
  budget: textField,
  startsOn: dateField.nullable(),
  endsOn: dateField.nullable(),
  /** Past: what happened to the customer that starts it, for example "installation completed". */
  triggerEvent: textField,
  triggerDelayDays: z.int().nonnegative().nullable(),
  /** Past: share of events asked, 0 to 1. */
  triggerShare: z.number().min(0).max(1).nullable(),
  triggerChannel: textField,
  /** Past: nobody is asked who was contacted within this many days. */
  contactGapDays: z.int().nonnegative().nullable(),
  contactMaxPerYear: z.int().nonnegative().nullable(),
  /** Present: an RFC 5545 rule, for example FREQ=MONTHLY;INTERVAL=6. */
  rhythmRule: textField,
  rhythmZone: textField,
});
export type StudyFields = z.infer<typeof studyFieldsSchema>;

export const studySchema = z.strictObject({
  ...studyFieldsSchema.shape,
  id: z.int(),
  rev: z.int(),
  touchpointIds: z.array(z.int()),
  segmentIds: z.array(z.int()),
  forumIds: z.array(z.int()),
});
export type Study = z.infer<typeof studySchema>;

export const studyRowSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  name: z.string(),
  pattern: z.enum(patterns),
  status: z.enum(studyStatuses),
  owner: z.string(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  waves: z.int(),
  sources: z.int(),
});
export type StudyRow = z.infer<typeof studyRowSchema>;

const count = z.int().nonnegative().nullable();

export const waveFieldsSchema = z.strictObject({
  name: nameField,
  status: z.enum(['planned', 'fielding', 'closed']),
  plannedStart: dateField.nullable(),
  plannedEnd: dateField.nullable(),
  actualStart: dateField.nullable(),
  actualEnd: dateField.nullable(),
  invited: count,
  reached: count,
  completed: count,
  partial: count,
  refused: count,
});
export type WaveFields = z.infer<typeof waveFieldsSchema>;

export const waveSchema = z.strictObject({
  ...waveFieldsSchema.shape,
  id: z.int(),
  rev: z.int(),
  studyId: z.int(),
  sources: z.int(),
});
export type Wave = z.infer<typeof waveSchema>;

export const sessionSchema = z.strictObject({
  id: z.int(),
  waveId: z.int(),
  name: z.string(),
  kind: z.string(),
  startsAt: z.number().nullable(),
});

export const forumSchema = z.strictObject({
  id: z.int(),
  rev: z.int(),
  name: z.string(),
  purpose: z.string(),
  rhythm: z.string(),
  owner: z.string(),
});
export type Forum = z.infer<typeof forumSchema>;

/** A study's fields as an empty form shows them. */
export const emptyStudy: Omit<StudyFields, 'name' | 'pattern'> = {
  status: 'idea',
  method: '',
  owner: '',
  decision: '',
  objectives: '',
  researchQuestions: '',
  hypotheses: '',
  sampleTarget: null,
  budget: '',
  startsOn: null,
  endsOn: null,
  triggerEvent: '',
  triggerDelayDays: null,
  triggerShare: null,
  triggerChannel: '',
  contactGapDays: null,
  contactMaxPerYear: null,
  rhythmRule: '',
  rhythmZone: '',
};

export const emptyWave: Omit<WaveFields, 'name'> = {
  status: 'planned',
  plannedStart: null,
  plannedEnd: null,
  actualStart: null,
  actualEnd: null,
  invited: null,
  reached: null,
  completed: null,
  partial: null,
  refused: null,
};
