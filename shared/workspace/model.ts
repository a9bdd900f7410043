import { z } from 'zod';

/** The person at the keyboard: every coding carries them. `isActive` marks the one working now. */
export const coderSchema = z.strictObject({
  id: z.int(),
  name: z.string(),
  initials: z.string(),
  isActive: z.boolean(),
  /** Holds what coders settled on; nobody codes as it. */
  isConsensus: z.boolean(),
  rev: z.int(),
});
export type Coder = z.infer<typeof coderSchema>;

export const noticeSchema = z.strictObject({
  kind: z.enum([
    'moved',
    'cloud-folder',
    'damaged',
    'disk-full',
    'recovered',
    'conflicted-copy',
    'backup-failed',
  ]),
  message: z.string(),
});

export const workspaceStateSchema = z.strictObject({
  sessionId: z.string(),
  name: z.string(),
  readOnly: z.boolean(),
  readOnlyReason: z.string().optional(),
  undoLabel: z.string().nullable(),
  redoLabel: z.string().nullable(),
  savedState: z.enum(['saved', 'read-only', 'not-saved']),
  notices: z.array(noticeSchema),
});

/** A workspace opened before. `missing`: the file is not where it was. */
export const recentSchema = z.strictObject({
  token: z.string(),
  name: z.string(),
  /** The folder's name, for telling two equal names apart; never the whole path. */
  folder: z.string(),
  openedAt: z.number(),
  missing: z.boolean(),
});
export type Recent = z.infer<typeof recentSchema>;

export const backupSchema = z.strictObject({
  id: z.string(),
  at: z.number(),
  /** Why it was made: "before an import", "at close", … */
  reason: z.string(),
  bytes: z.int(),
  sources: z.int(),
  codings: z.int(),
});
export type Backup = z.infer<typeof backupSchema>;

/** Preferences of this machine, kept in app.db, not in the workspace. */
export const preferencesSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  coderName: z.string().max(80),
  textSize: z.number().min(0.8).max(2),
  backupFolderToken: z.string().nullable(),
  /** Keys given to commands, by their id; '' takes a command's key away (see shared/api/key-map.ts). */
  keys: z.record(z.string().max(60), z.string().max(60)),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const activitySchema = z.strictObject({
  id: z.int(),
  at: z.number(),
  coder: z.string(),
  kind: z.enum(['do', 'undo', 'redo']),
  label: z.string(),
});

export const searchHitSchema = z.strictObject({
  kind: z.enum(['source', 'code', 'study', 'journey', 'step', 'touchpoint', 'participant']),
  id: z.int(),
  title: z.string(),
  /** Text around the hit with the matched words between U+E000 and U+E001; for a step its journey; empty for other names. */
  snippet: z.string(),
  /** The address of the thing in the product, for example `/voices/source/12`. */
  route: z.string(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;
