import { FailureError } from '../../../shared/api/failure.ts';
import { workspaceName } from '../core/workspace-name.ts';

/** Whether SQLite says that the file's content is not what it should be. */
export function isCorrupt(error: unknown): boolean {
  const code = codeOf(error);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

/** Whether there was no room on the disk; the shared memory of a WAL is enlarged on the same disk. */
export function isDiskFull(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code.startsWith('SQLITE_FULL') ||
    code === 'SQLITE_IOERR_SHMSIZE' ||
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    code === 'EFBIG'
  );
}

/** The words for something that went wrong with `file` as a whole; anything else is returned as it is. */
export function asFileFailure(error: unknown, file: string): unknown {
  if (error instanceof FailureError) return error;
  const name = workspaceName(file);
  if (isCorrupt(error)) {
    return new FailureError(
      'corrupt',
      `“${name}” is damaged and cannot be read. Restore a backup of it into a new file; the damaged file was left as it is.`,
    );
  }
  if (isDiskFull(error)) {
    return new FailureError(
      'disk',
      `There is not enough room on the disk for “${name}”. Free some space and try again.`,
    );
  }
  const code = codeOf(error);
  if (/^(SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_IOERR|SQLITE_PERM)|^E[A-Z]+$/.test(code)) {
    return new FailureError(
      'disk',
      `“${name}” cannot be opened or written there. Check the disk and your rights to the folder, or choose another folder.`,
    );
  }
  return error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
