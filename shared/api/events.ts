import type { Failure } from './failure.ts';
import type { TableName } from './tables.ts';

/** What the saved state in the title bar says. `saving` lasts from the key to COMMIT. */
export type SavedState = 'saved' | 'read-only' | 'not-saved';

/** The open workspace as every window sees it. */
export interface WorkspaceState {
  /** Changes at every open: a reply from an earlier workspace can be told apart. */
  readonly sessionId: string;
  readonly name: string;
  readonly readOnly: boolean;
  /** Why it is read-only, in words; absent where it is writable. */
  readonly readOnlyReason?: string;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly savedState: SavedState;
  /** Things the user should know about the file as a whole, newest last. */
  readonly notices: readonly WorkspaceNotice[];
}

export interface WorkspaceNotice {
  readonly kind:
    | 'moved'
    | 'cloud-folder'
    | 'damaged'
    | 'disk-full'
    | 'recovered'
    | 'conflicted-copy'
    | 'backup-failed';
  readonly message: string;
}

/** Sent after each commit. `ids` is null for a table where too many rows changed to list. */
export interface ChangedEvent {
  readonly type: 'changed';
  readonly seq: number;
  readonly tables: readonly TableName[];
  readonly ids: Readonly<Partial<Record<TableName, readonly number[] | null>>>;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
}

export interface WorkspaceEvent {
  readonly type: 'workspace';
  /** null when no workspace is open. */
  readonly workspace: WorkspaceState | null;
}

export type JobState =
  | { readonly state: 'running'; readonly progress: number | null; readonly note: string }
  | { readonly state: 'done'; readonly value: unknown }
  | { readonly state: 'failed'; readonly failure: Failure };

export interface JobEvent {
  readonly type: 'job';
  readonly jobId: string;
  readonly label: string;
  readonly job: JobState;
}

/** Progress of a long command in the store process itself (applying an import, undoing one). */
export interface ProgressEvent {
  readonly type: 'progress';
  readonly label: string;
  /** 0 to 1, or null where the end is not known; 1 ends it. */
  readonly progress: number | null;
}

/** The store process ended and was started again; windows reload what they show. */
export interface StoreRestartedEvent {
  readonly type: 'store-restarted';
}

export type StoreEvent = ChangedEvent | WorkspaceEvent | JobEvent | ProgressEvent | StoreRestartedEvent;
