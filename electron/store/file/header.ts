import { closeSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { FailureError } from '../../../shared/api/failure.ts';
import { APPLICATION_ID } from '../core/open-connection.ts';
import { SCHEMA_VERSION } from '../migrations/index.ts';

const SQLITE_MAGIC = 'SQLite format 3\u0000';
const HEADER_BYTES = 100;
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;
const WRITE_VERSION_AT = 18;
const WRITTEN_WITH_WAL = 2;

/**
 * Looks at the first 100 bytes before SQLite is let near the file, and throws in words for anything that is not a
 * workspace a program whose schema is `newest` can read. Returns the file's schema version.
 */
export function checkHeader(file: string, newest: number = SCHEMA_VERSION): number {
  const name = path.basename(file);
  const header = readHeader(file, name);
  if (header.every((byte) => byte === 0)) {
    throw new FailureError(
      'corrupt',
      `“${name}” is damaged: its beginning was wiped, so it cannot be read. It was left as it is. Restore a backup of it into a new file from Settings, Backups.`,
    );
  }
  if (
    header.toString('latin1', 0, 16) !== SQLITE_MAGIC ||
    header.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID
  ) {
    throw new FailureError(
      'invalid-input',
      `“${name}” is not a Touchline workspace. Choose a file ending in .touchline; to bring in data, use Import inside a workspace.`,
    );
  }
  const version = header.readUInt32BE(USER_VERSION_AT);
  if (version > newest) {
    throw new FailureError(
      'from-future',
      `“${name}” was last saved by a newer Touchline. Update Touchline on this machine to open it; the file was not touched.`,
    );
  }
  return version;
}

/**
 * Whether a `-wal` beside the file would belong to it. A workspace is in WAL mode only while it is open, so one lying
 * beside a closed file is of another state of it, and SQLite would play it in all the same.
 */
export function isInWalMode(file: string): boolean {
  return readHeader(file, path.basename(file))[WRITE_VERSION_AT] === WRITTEN_WITH_WAL;
}

function readHeader(file: string, name: string): Buffer {
  let handle: number;
  try {
    if (statSync(file).isDirectory()) {
      throw new FailureError(
        'invalid-input',
        `“${name}” is a folder. Choose a workspace file ending in .touchline.`,
      );
    }
    handle = openSync(file, 'r');
  } catch (error) {
    if (error instanceof FailureError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') {
      throw new FailureError(
        'not-found',
        `“${name}” is not there any more. It may have been moved, renamed or deleted.`,
      );
    }
    throw new FailureError(
      'disk',
      `“${name}” cannot be read. Check that you may open it and that its disk is connected.`,
    );
  }
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    const read = readSync(handle, header, 0, HEADER_BYTES, 0);
    if (read < HEADER_BYTES) {
      throw new FailureError(
        'corrupt',
        `“${name}” is empty or cut off, so there is no workspace in it. It was left as it is. Restore a backup of it into a new file from Settings, Backups.`,
      );
    }
    return header;
  } finally {
    closeSync(handle);
  }
}
