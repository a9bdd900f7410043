import { z } from 'zod';
import { idField } from '../util/fields.ts';

/** What files of text are, as an import finds them and as the user decides. */

export const textContainers = ['text', 'markdown', 'docx', 'pdf'] as const;
/** How a text tells who speaks; `plain` does not. */
export const textDialects = ['vtt', 'vtt-zoom', 'vtt-teams', 'srt', 'otter', 'labels', 'plain'] as const;
export type TextDialect = (typeof textDialects)[number];
export const textKinds = ['note', 'transcript', 'post'] as const;
export type TextKind = (typeof textKinds)[number];

export const textLookSchema = z.strictObject({
  /** Position among the files that were asked about. */
  index: z.int(),
  fileName: z.string(),
  title: z.string(),
  container: z.enum(textContainers),
  dialect: z.enum(textDialects),
  /** What it becomes unless the user says otherwise. */
  kind: z.enum(textKinds),
  words: z.int(),
  turns: z.int(),
  /** How long it lasts, in ms; null where it has no times. */
  durationMs: z.int().nullable(),
  speakers: z.array(z.string()),
  /** From the file's name, where that is certain. */
  heardAt: z.int().nullable(),
  notes: z.array(z.string()),
  /** Parts that do not become text, with their lines (0: no lines) and reasons; the first 50. */
  leftOut: z.array(z.strictObject({ line: z.int(), reason: z.string() })),
  leftOutCount: z.int(),
  /** Lines at the edges of most pages, which can be taken out: one example each and on how many pages. */
  repeated: z.array(z.strictObject({ sample: z.string(), pages: z.int() })),
  /** Why this file cannot come in; null where it can. */
  problem: z.string().nullable(),
});
export type TextLook = z.infer<typeof textLookSchema>;

export const speakerLookSchema = z.strictObject({
  name: z.string(),
  files: z.int(),
  turns: z.int(),
  words: z.int(),
  /** The first thing they say, cut. */
  firstWords: z.string(),
  /** A participant who was called this in an earlier file, or has this pseudonym. */
  knownId: z.int().nullable(),
  /** "Speaker 1", "Participant": likely somebody else in each file. */
  isGeneric: z.boolean(),
});
export type SpeakerLook = z.infer<typeof speakerLookSchema>;

/** Who a name in the files is. */
export const speakerChoiceSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('nobody') }),
  /** Asks the questions: no participant, and never whom a text is about. */
  z.strictObject({ is: z.literal('interviewer') }),
  z.strictObject({ is: z.literal('participant'), id: idField }),
  z.strictObject({ is: z.literal('new'), pseudonym: z.string().trim().min(1).max(300) }),
  /** Somebody else in each file: a participant with each file's title as pseudonym. */
  z.strictObject({ is: z.literal('new-each') }),
]);
export type SpeakerChoice = z.infer<typeof speakerChoiceSchema>;

export const speakerMappingSchema = z.strictObject({ name: z.string().max(300), who: speakerChoiceSchema });
export type SpeakerMapping = z.infer<typeof speakerMappingSchema>;

/** What the user says about one file; what is absent stays as it was found. */
export const textChoiceSchema = z.strictObject({
  index: z.int().nonnegative(),
  title: z.string().trim().min(1).max(300).optional(),
  kind: z.enum(textKinds).optional(),
  heardAt: z.int().nullable().optional(),
  leaveOut: z.boolean().optional(),
});
export type TextChoice = z.infer<typeof textChoiceSchema>;

/** What an import of texts is planned by, beside the files themselves. */
export const textsPlanFields = {
  /** What all of them are; absent: by what each looks like. */
  kind: z.enum(textKinds).optional(),
  waveId: idField.nullable().default(null),
  texts: z.array(textChoiceSchema).max(5_000).default([]),
  speakers: z.array(speakerMappingSchema).max(20_000).default([]),
  /** Takes out lines that stand at the edge of most pages of a PDF. */
  dropRepeated: z.boolean().default(false),
  /** A text in which one participant speaks is that participant's. */
  ownedByOnly: z.boolean().default(true),
};

/** What is said of a look at many files. */
export const textsLookSchema = z.strictObject({
  texts: z.array(textLookSchema),
  /** By how many words they say, most first. */
  speakers: z.array(speakerLookSchema),
});
export type TextsLook = z.infer<typeof textsLookSchema>;

/** Where a file goes, by its content first and its name second. */
export const sortedFileSchema = z.strictObject({
  as: z.enum(['table', 'text', 'left']),
  /** Why it is left; empty where it is not. */
  reason: z.string(),
});
export type SortedFile = z.infer<typeof sortedFileSchema>;
