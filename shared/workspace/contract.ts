import { z } from 'zod';
import { action, command, job, query } from '../api/operation.ts';
import { tableNames } from '../api/tables.ts';
import {
  activitySchema,
  backupSchema,
  coderSchema,
  preferencesSchema,
  recentSchema,
  searchHitSchema,
  workspaceStateSchema,
} from './model.ts';

const nothing = z.strictObject({});
const fileToken = z.string().min(1).max(200);

/** The workspace as a file, its history and the people coding in it. */
export const workspaceContract = {
  'workspace.state': action({ input: nothing, output: workspaceStateSchema.nullable() }),
  'workspace.create': action({
    input: z.strictObject({ file: fileToken, coderName: z.string().max(80).optional() }),
    output: workspaceStateSchema,
  }),
  'workspace.open': action({
    input: z.strictObject({ file: fileToken, readOnly: z.boolean().optional() }),
    output: workspaceStateSchema,
  }),
  'workspace.openExample': action({ input: nothing, output: workspaceStateSchema }),
  'workspace.close': action({ input: nothing, output: nothing }),
  'workspace.saveCopy': action({ input: z.strictObject({ file: fileToken }), output: nothing }),
  /** Moves the open file to a local folder the user chose (offered for cloud folders) and opens it there. */
  'workspace.moveTo': action({ input: z.strictObject({ file: fileToken }), output: workspaceStateSchema }),
  'workspace.recents': action({ input: nothing, output: z.array(recentSchema) }),
  'workspace.forgetRecent': action({ input: z.strictObject({ token: z.string() }), output: nothing }),
  'workspace.undo': action({ input: nothing, output: z.strictObject({ label: z.string().nullable() }) }),
  'workspace.redo': action({ input: nothing, output: z.strictObject({ label: z.string().nullable() }) }),
  'workspace.preferences': action({ input: nothing, output: preferencesSchema }),
  'workspace.setPreferences': action({ input: preferencesSchema.partial(), output: preferencesSchema }),
  'workspace.backups': action({ input: nothing, output: z.array(backupSchema) }),
  'workspace.backupNow': action({ input: nothing, output: backupSchema }),
  /** Writes the backup into a new file and opens that; the file worked on until now stays as it is. */
  'workspace.restoreBackup': action({
    input: z.strictObject({ id: z.string(), file: fileToken }),
    output: workspaceStateSchema,
  }),
  /** Reads every text again and compares its hash: finds damage SQLite itself does not see. */
  'workspace.verify': job({
    input: nothing,
    output: z.strictObject({
      checked: z.int(),
      damaged: z.array(z.strictObject({ id: z.int(), title: z.string() })),
    }),
    label: 'Checking every text',
  }),
  'workspace.activity': query({
    input: z.strictObject({ limit: z.int().min(1).max(500), before: z.int().optional() }),
    output: z.array(activitySchema),
    reads: tableNames,
  }),
  'workspace.search': query({
    input: z.strictObject({ text: z.string().max(400), limit: z.int().min(1).max(100) }),
    output: z.array(searchHitSchema),
    reads: [
      'source',
      'source_text',
      'code',
      'study',
      'journey',
      'stage',
      'step',
      'touchpoint',
      'participant',
    ],
  }),
  'workspace.coders': query({
    input: nothing,
    output: z.array(coderSchema),
    reads: ['coder', 'workspace_setting'],
  }),
  'workspace.coder.add': command({
    input: z.strictObject({ name: z.string().trim().min(1).max(80) }),
    output: z.strictObject({ id: z.int() }),
    label: ({ name }) => `Add coder ${name}`,
  }),
  'workspace.coder.rename': command({
    input: z.strictObject({ id: z.int(), name: z.string().trim().min(1).max(80), ifRev: z.int() }),
    output: nothing,
    label: ({ name }) => `Rename coder to ${name}`,
  }),
  /** Says who is coding from now on. Not undoable: undo must never change whose work is being written. */
  'workspace.coder.choose': action({ input: z.strictObject({ id: z.int() }), output: nothing }),
  /**
   * Hides what other coders coded, everywhere but in agreement, so that coders stay blind to each other. Not
   * undoable, as the choice of the coder.
   */
  'workspace.coder.hideOthers': action({ input: z.strictObject({ hide: z.boolean() }), output: nothing }),
  'workspace.coder.hidden': query({
    input: nothing,
    output: z.strictObject({ hidesOthers: z.boolean() }),
    reads: ['coder'],
  }),
  'jobs.cancel': action({ input: z.strictObject({ jobId: z.string() }), output: nothing }),
} as const;
