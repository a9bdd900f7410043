import type { WorkspaceNotice } from '../../../shared/api/events.ts';
import type { Db } from '../core/db.ts';
import type { UndoLog } from '../undo/undo-log.ts';
import type { FileIdentity } from './identity.ts';
import type { WorkspaceLock } from './lock.ts';
import type { DiskReserve } from './reserve.ts';

/** An opened workspace file with everything that must be let go again. */
export interface OpenedFile {
  readonly file: string;
  readonly db: Db;
  readonly undoLog: UndoLog | undefined;
  readonly lock: WorkspaceLock | undefined;
  readonly reserve: DiskReserve | undefined;
  /** Watched while the file is written; undefined for reading only. */
  readonly identity: FileIdentity | undefined;
  readonly readOnlyReason: string | undefined;
  readonly notices: readonly WorkspaceNotice[];
  /** 32 hexadecimal digits that stay with the workspace through copies and moves. */
  readonly uid: string;
  /** The file jobs may read while it is being written; undefined where each needs a copy of its own. */
  readonly fileForJobs: string | undefined;
  /** A copy made for reading, to be removed with the rest. */
  readonly scratchCopy: string | undefined;
}
