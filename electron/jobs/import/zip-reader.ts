import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

/** Bytes of the directory read ahead: an entry is some hundred bytes, and there may be 100,000 of them. */
const AHEAD = 256 * 1024;
const PIECE = 64 * 1024;

/** Reads an archive through one descriptor, its directory in large pieces. */
export class HandleReader extends RandomAccessReader {
  readonly #handle: FileHandle;
  #window: Buffer = Buffer.alloc(0);
  #from = 0;

  constructor(handle: FileHandle) {
    super();
    this.#handle = handle;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    void this.#fill(buffer, offset, length, position).then(
      () => callback(null),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
    );
  }

  async #fill(buffer: Buffer, offset: number, length: number, position: number): Promise<void> {
    const isInside = position >= this.#from && position + length <= this.#from + this.#window.length;
    if (!isInside) {
      const window = Buffer.allocUnsafe(Math.max(AHEAD, length));
      this.#window = window.subarray(0, await readAt(this.#handle, window, position));
      this.#from = position;
      if (this.#window.length < length) throw new Error('The archive ends too early');
    }
    const start = position - this.#from;
    this.#window.copy(buffer, offset, start, start + length);
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(pieces(this.#handle, start, end), { objectMode: false });
  }

  /** The descriptor belongs to whoever opened it. */
  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }
}

/** Fills `buffer` from `position` as far as the file goes; answers with how many bytes that were. */
async function readAt(handle: FileHandle, buffer: Buffer, position: number): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

async function* pieces(handle: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const buffer = Buffer.allocUnsafe(Math.min(PIECE, end - at));
    const filled = await readAt(handle, buffer, at);
    if (filled < buffer.length) throw new Error('The archive ends too early');
    at += filled;
    yield buffer;
  }
}
