import { type Failure, FailureError } from '../../../shared/api/failure.ts';

/** SQLite's own error codes that mean something to the user; everything else is `internal`. */
const sqliteFailures: Readonly<Record<string, Failure>> = {
  SQLITE_FULL: {
    code: 'disk',
    message:
      'The disk is full, so this change was not made. Free some space and try again; nothing was lost.',
  },
  SQLITE_READONLY: {
    code: 'read-only',
    message: 'This workspace is open for reading only, so nothing was changed.',
  },
  SQLITE_BUSY: {
    code: 'busy',
    message: 'Another program is using this workspace right now. Wait a moment and try again.',
  },
  SQLITE_CORRUPT: {
    code: 'corrupt',
    message:
      'Part of this workspace file is damaged, so this was not done. Open Settings, Backups, to restore a good copy.',
  },
  SQLITE_NOTADB: { code: 'corrupt', message: 'This file is not a Touchline workspace.' },
  SQLITE_IOERR: {
    code: 'disk',
    message:
      'The disk refused to write or read, so this change was not made. Check the disk, then try again.',
  },
};

/** What the operating system says about a disk rather than about a mistake of ours. */
const fileSystemCodes: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EACCES',
  'EPERM',
  'EROFS',
  'EIO',
]);
const fileSystemFailure: Failure = {
  code: 'disk',
  message:
    'The disk refused to write or read there, so this was not done. Check that it has room and that you may write to it, then try again.',
};

/** What a caller is told about something thrown. `log` receives what only the log may know and returns its reference. */
export function toFailure(error: unknown, log: (error: unknown) => string): Failure {
  if (error instanceof FailureError) return error.failure;
  if (isRefusal(error)) return { code: error.code, message: error.message };
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  for (const [prefix, failure] of Object.entries(sqliteFailures)) {
    if (code === prefix || code.startsWith(`${prefix}_`)) return failure;
  }
  if (fileSystemCodes.has(code)) return fileSystemFailure;
  const ref = log(error);
  return {
    code: 'internal',
    message: 'Something went wrong inside Touchline and this was not done. Your work up to here is saved.',
    ref,
  };
}

/** A file the import would not take, in the words of its reader (ImportRefusal), which the store does not import. */
function isRefusal(
  error: unknown,
): error is Error & { readonly code: 'too-large' | 'invalid-input' | 'not-found' } {
  return error instanceof Error && error.name === 'ImportRefusal';
}

/** The row a command was to change is gone. */
export function notFound(what: string): FailureError {
  return new FailureError(
    'not-found',
    `${what} is no longer there. It may have been deleted or undone elsewhere.`,
  );
}

/** Somebody else changed the row first; `current` is how it looks now. */
export function conflict(what: string, current: Failure['detail']): FailureError {
  return new FailureError(
    'conflict',
    `${what} was changed in another window meanwhile. Look at it as it is now, then make your change again.`,
    current,
  );
}

/** A screen asked for something of a workspace that is not the open one any more. */
export function otherWorkspace(): FailureError {
  return new FailureError(
    'conflict',
    "The workspace this was meant for is not open any more: another one was opened in this window's place, or it was opened anew. Nothing was changed. Look at what is open now, then do it again there.",
  );
}

/** The workspace went while this waited for its turn. */
export function closedMeanwhile(): FailureError {
  return new FailureError(
    'not-found',
    'The workspace was closed before this could be done, so nothing was changed. Open it and try again.',
  );
}

/** What was asked cannot be done; `message` says why and what to do instead. */
export function refused(message: string): FailureError {
  return new FailureError('invalid-input', message);
}
