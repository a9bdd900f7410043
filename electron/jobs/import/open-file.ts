import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { fileChanged, ImportRefusal, refusalFromSystem } from './failures.ts';
import { LIMITS } from './limits.ts';
import { refuseKnownBinary } from './magic.ts';

/** A file opened once and read through one descriptor, so that a rename in between changes nothing. */
export interface OpenFile {
  readonly size: number;
  /** Reads the file from its start, in fresh buffers of at most LIMITS.chunkBytes. */
  readonly chunks: (signal?: AbortSignal) => AsyncGenerator<Buffer>;
  /** The first `length` bytes. */
  readonly head: (length: number) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/**
 * Opens a file for import.
 * Refuses what is not a readable, non-empty, ordinary text file within the limits (ImportRefusal).
 */
export async function openFile(path: string): Promise<OpenFile> {
  try {
    await checkOrdinary(path);
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return await checked(handle);
    } catch (error) {
      await handle.close();
      throw error;
    }
  } catch (error) {
    throw refusalFromSystem(error);
  }
}

/** Refuses (ImportRefusal) what is no ordinary file. Looked at before it is opened: opening a pipe would wait for ever. */
export async function checkOrdinary(path: string): Promise<void> {
  try {
    const before = await stat(path);
    if (before.isDirectory())
      throw new ImportRefusal('invalid-input', 'This is a folder; choose one file inside it.');
    if (!before.isFile()) {
      throw new ImportRefusal('invalid-input', 'This is not an ordinary file; choose a text or CSV file.');
    }
  } catch (error) {
    throw refusalFromSystem(error);
  }
}

async function checked(handle: FileHandle): Promise<OpenFile> {
  const { size } = await handle.stat();
  if (size === 0) {
    throw new ImportRefusal(
      'invalid-input',
      'The file is empty; export it again from the tool it came from.',
    );
  }
  if (size > LIMITS.fileBytes) {
    throw new ImportRefusal(
      'too-large',
      `The file has ${Math.ceil(size / 1024 / 1024)} MB and at most ${LIMITS.fileBytes / 1024 / 1024} MB can be imported; split it into several files.`,
    );
  }
  const head = (length: number): Promise<Buffer> => readAt(handle, 0, Math.min(length, size));
  refuseKnownBinary(await head(4096));

  async function* chunks(signal?: AbortSignal): AsyncGenerator<Buffer> {
    try {
      for (let position = 0; position < size; ) {
        signal?.throwIfAborted();
        const wanted = Math.min(LIMITS.chunkBytes, size - position);
        const chunk = await readAt(handle, position, wanted);
        // Shorter than it was when opened: somebody truncates or rewrites it right now.
        if (chunk.length < wanted) throw fileChanged();
        position += chunk.length;
        yield chunk;
      }
    } catch (error) {
      throw refusalFromSystem(error);
    }
    if ((await handle.stat()).size !== size) throw fileChanged();
  }
  return { size, chunks, head, close: () => handle.close() };
}
