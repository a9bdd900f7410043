import { z } from 'zod';
import { command, query } from '../api/operation.ts';
import { created, idField, nameField, nothing, revField, textField } from '../util/fields.ts';
import {
  forumSchema,
  patterns,
  sessionSchema,
  studyFieldsSchema,
  studyRowSchema,
  studySchema,
  waveFieldsSchema,
  waveSchema,
} from './model.ts';

const ids = z.array(idField).max(5000);

/** Operations of the studies slice: the list, the form, waves by hand, and what they hang on. */
export const studiesContract = {
  'studies.list': query({
    input: nothing,
    output: z.array(studyRowSchema),
    reads: ['study', 'wave', 'source', 'respondent'],
  }),
  'studies.study.get': query({
    input: z.strictObject({ id: idField }),
    output: studySchema,
    reads: ['study', 'study_touchpoint', 'study_segment', 'study_forum'],
  }),
  'studies.study.add': command({
    input: z.strictObject({
      name: nameField,
      pattern: z.enum(patterns),
      fields: studyFieldsSchema.partial().default({}),
    }),
    output: created,
    label: ({ name }) => `Add study ${name}`,
  }),
  'studies.study.edit': command({
    input: z.strictObject({ id: idField, ifRev: revField, fields: studyFieldsSchema.partial() }),
    output: z.strictObject({ rev: z.int() }),
    label: () => 'Edit study',
    mergeKey: ({ id, fields }) => `studies.study.edit:${id}:${Object.keys(fields).join()}`,
  }),
  'studies.study.link': command({
    input: z.strictObject({
      id: idField,
      touchpointIds: ids.optional(),
      segmentIds: ids.optional(),
      forumIds: ids.optional(),
    }),
    output: nothing,
    label: () => 'Change what the study listens to',
  }),
  'studies.study.delete': command({
    input: z.strictObject({ id: idField }),
    output: nothing,
    label: () => 'Delete study',
  }),
  'studies.waves': query({
    input: z.strictObject({ studyId: idField.optional() }),
    output: z.array(waveSchema),
    reads: ['wave', 'source', 'respondent'],
  }),
  'studies.wave.add': command({
    input: z.strictObject({
      studyId: idField,
      name: nameField,
      fields: waveFieldsSchema.partial().default({}),
    }),
    output: created,
    label: ({ name }) => `Add wave ${name}`,
  }),
  'studies.wave.edit': command({
    input: z.strictObject({ id: idField, ifRev: revField, fields: waveFieldsSchema.partial() }),
    output: z.strictObject({ rev: z.int() }),
    label: () => 'Edit wave',
    mergeKey: ({ id, fields }) => `studies.wave.edit:${id}:${Object.keys(fields).join()}`,
  }),
  'studies.wave.delete': command({
    input: z.strictObject({ id: idField }),
    output: nothing,
    label: () => 'Delete wave',
  }),
  'studies.sessions': query({
    input: z.strictObject({ studyId: idField }),
    output: z.array(sessionSchema),
    reads: ['session', 'wave'],
  }),
  'studies.session.add': command({
    input: z.strictObject({
      waveId: idField,
      name: nameField,
      kind: z.enum(['interview', 'visit', 'group']),
      startsAt: z.int().nullable().default(null),
      minutes: z.int().positive().nullable().default(null),
      participantIds: ids.default([]),
    }),
    output: created,
    label: ({ name }) => `Add session ${name}`,
  }),
  'studies.forums': query({ input: nothing, output: z.array(forumSchema), reads: ['forum'] }),
  'studies.forum.add': command({
    input: z.strictObject({
      name: nameField,
      purpose: textField.default(''),
      rhythm: textField.default(''),
      owner: textField.default(''),
    }),
    output: created,
    label: ({ name }) => `Add forum ${name}`,
  }),
  'studies.instrument.add': command({
    input: z.strictObject({ studyId: idField, name: nameField, body: textField }),
    output: created,
    label: ({ name }) => `Add instrument ${name}`,
  }),
} as const;
