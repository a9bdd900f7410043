import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { FailureError } from '../../shared/api/failure.ts';

/** The name a file is written under until it is whole: hidden, beside it, and never the same twice. */
export function partOf(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID().slice(0, 8)}.part`);
}

/** What a file is written from: all at once, or piece by piece where it would not fit into memory. */
export type FileContent = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/**
 * Writes a file whole or not at all: under a temporary name beside it, then renamed. Throws a `FailureError` in the
 * user's words; what stood under the name before is then still there and nothing else is left behind. An error of
 * the pieces themselves is thrown as it is.
 */
export async function writeFileWhole(
  file: string,
  content: FileContent,
  temporary: string = partOf(file),
): Promise<void> {
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (!isOfDisk(error)) throw error;
    throw new FailureError('disk', whyNot(error, path.basename(file)));
  }
}

/** Errors of the system name the call that failed; those of whoever makes the content do not. */
function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function whyNot(error: unknown, name: string): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full, so “${name}” was not written. Free some space, then export again.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `“${name}” may not be written in this folder. Choose another place, then export again.`;
    case 'ENOENT':
    case 'ENOTDIR':
      return `The folder for “${name}” is no longer there. Choose another place, then export again.`;
    case 'EISDIR':
    case 'ENOTEMPTY':
    case 'EEXIST':
      return `There is a folder called “${name}” in this place. Choose another name, then export again.`;
    case 'ENAMETOOLONG':
      return `The name “${name}” is too long for this disk. Choose a shorter one, then export again.`;
    default:
      return `“${name}” could not be written. Choose another place, then export again.`;
  }
}
