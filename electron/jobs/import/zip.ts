import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import {
  type Entry,
  fromBufferPromise,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  type ZipFile,
} from 'yauzl';
import { ImportRefusal, refusalFromSystem } from './failures.ts';
import { LIMITS } from './limits.ts';
import { HandleReader } from './zip-reader.ts';

/** One entry of an archive. Its name is for showing and for telling parts apart; it never becomes a path. */
export interface ZipEntry {
  /** Position in the archive's directory, from 0; two entries may have one name. */
  readonly index: number;
  readonly name: string;
  /** Unpacked size in bytes as the archive declares it. */
  readonly bytes: number;
  /** False for folders, links and devices, which hold nothing to read. */
  readonly isFile: boolean;
}

/** An archive opened for reading; nothing of it is ever written to disk. */
export interface ZipArchive {
  readonly entries: readonly ZipEntry[];
  /** The first file of this name, the case of its letters aside. */
  readonly find: (name: string) => ZipEntry | undefined;
  /** The unpacked bytes. Refuses (ImportRefusal) what is damaged, lies about its size or unpacks beyond the limits. */
  readonly stream: (entry: ZipEntry, signal?: AbortSignal) => AsyncGenerator<Buffer>;
  /** The unpacked bytes whole; refuses more than `most` of them. */
  readonly read: (entry: ZipEntry, most: number, signal?: AbortSignal) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/** What an archive may hold; each is LIMITS' own unless a format has a narrower one. */
export interface ZipLimits {
  readonly entries?: number;
  /** Bytes that all entries read from it may unpack to together. */
  readonly unpackedBytes?: number;
}

const FILE_TYPE = 0xf000;
const REGULAR = 0x8000;

/** Whether an entry is an ordinary file; only archives made on Unix say more than "folder". */
function isOrdinary(entry: Entry, name: string): boolean {
  if (name.endsWith('/')) return false;
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  return type === 0 || type === REGULAR || entry.versionMadeBy >>> 8 !== 3;
}

const shown = (name: string): string => {
  const clean = name.replace(/\p{Cc}/gu, ' ').toWellFormed();
  return clean.length > 80 ? `${clean.slice(0, 79).toWellFormed()}…` : clean;
};

/** Errors of the archive's reader and of the unpacking become one sentence; refusals stay as they are. */
function inWords(error: unknown): unknown {
  if (error instanceof ImportRefusal) return error;
  const system = refusalFromSystem(error);
  if (system instanceof ImportRefusal) return system;
  if (!(error instanceof Error) || error.name === 'AbortError') return error;
  return /encrypt/.test(error.message)
    ? new ImportRefusal('invalid-input', 'The file is protected by a password; save it without one.')
    : damaged();
}

const damaged = (): ImportRefusal =>
  new ImportRefusal(
    'invalid-input',
    'The file is damaged and cannot be unpacked; export it again from the tool it came from.',
  );

/**
 * Opens a ZIP archive (also XLSX and DOCX) through one descriptor and reads its directory.
 * Refuses (ImportRefusal) what is no whole archive, and more entries or bytes than the limits allow.
 */
export async function openZip(path: string, limits: ZipLimits = {}): Promise<ZipArchive> {
  try {
    // Looked at before it is opened: opening a pipe would wait for ever.
    if (!(await stat(path)).isFile()) {
      throw new ImportRefusal('invalid-input', 'This is not an ordinary file; choose the file itself.');
    }
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const { size } = await handle.stat();
      checkPackedSize(size);
      const zip = await fromRandomAccessReaderPromise(new HandleReader(handle), size, READING);
      return await directory(zip, limits, () => handle.close());
    } catch (error) {
      await handle.close();
      throw error;
    }
  } catch (error) {
    throw inWords(error);
  }
}

/** As `openZip`, for an archive that is itself an entry of another one. */
export async function openZipBuffer(bytes: Buffer, limits: ZipLimits = {}): Promise<ZipArchive> {
  try {
    return await directory(await fromBufferPromise(bytes, READING), limits, () => Promise.resolve());
  } catch (error) {
    throw inWords(error);
  }
}

const READING = {
  autoClose: false,
  lazyEntries: true,
  // Names are decoded here: a name that would be dangerous as a path is no reason to refuse what is no path.
  decodeStrings: false,
  // Sizes are counted here while unpacking.
  validateEntrySizes: false,
} as const;

function checkPackedSize(size: number): void {
  if (size > LIMITS.fileBytes) {
    throw new ImportRefusal(
      'too-large',
      `The file has ${Math.ceil(size / 1024 / 1024)} MB and at most ${LIMITS.fileBytes / 1024 / 1024} MB can be imported; split it into several files.`,
    );
  }
}

async function directory(zip: ZipFile, limits: ZipLimits, close: () => Promise<void>): Promise<ZipArchive> {
  const most = limits.entries ?? LIMITS.zipEntries;
  if (zip.entryCount > most) throw tooManyEntries(zip.entryCount, most);
  const raw: Entry[] = [];
  const entries: ZipEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = getFileNameLowLevel(
      entry.generalPurposeBitFlag,
      entry.fileNameRaw,
      entry.extraFields,
      false,
    ).toWellFormed();
    raw.push(entry);
    entries.push({
      index: entries.length,
      name,
      bytes: entry.uncompressedSize,
      isFile: isOrdinary(entry, name),
    });
  }
  return archive(close, zip, raw, entries, limits.unpackedBytes ?? LIMITS.unpackedBytes);
}

function archive(
  close: () => Promise<void>,
  zip: ZipFile,
  raw: readonly Entry[],
  entries: readonly ZipEntry[],
  most: number,
): ZipArchive {
  const byName = new Map<string, ZipEntry>();
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    if (entry.isFile && !byName.has(key)) byName.set(key, entry);
  }
  /** Unpacked bytes by entry: one that is read again counts once. */
  const unpacked = new Map<number, number>();
  const others = (index: number): number => {
    let sum = 0;
    for (const [other, count] of unpacked) if (other !== index) sum += count;
    return sum;
  };

  async function* stream({ index, name, bytes }: ZipEntry, signal?: AbortSignal): AsyncGenerator<Buffer> {
    const entry = raw[index];
    if (entry === undefined) throw new Error(`The archive has no entry ${index}`);
    const { compressedSize } = entry;
    const elsewhere = others(index);
    const allowed = (count: number): void => {
      if (count > LIMITS.ratioFromBytes && count > LIMITS.zipRatio * compressedSize) throw bomb(name);
      if (elsewhere + count > most) throw tooMuch(name, most);
    };
    try {
      // What it says of itself is enough to refuse it, before anything is unpacked.
      allowed(bytes);
      const source = await zip.openReadStreamPromise(entry);
      let count = 0;
      let sum = 0;
      try {
        for await (const piece of source as AsyncIterable<Buffer>) {
          signal?.throwIfAborted();
          count += piece.length;
          if (count > bytes) throw damaged();
          allowed(count);
          sum = crc32(piece, sum);
          yield piece;
        }
      } finally {
        source.destroy();
        unpacked.set(index, Math.max(count, unpacked.get(index) ?? 0));
      }
      if (count !== bytes || sum !== entry.crc32) throw damaged();
    } catch (error) {
      throw inWords(error);
    }
  }

  return {
    entries,
    find: (name) => byName.get(name.toLowerCase()),
    stream,
    read: async (entry, limit, signal) => {
      if (entry.bytes > limit) throw tooMuch(entry.name, limit);
      const pieces: Buffer[] = [];
      for await (const piece of stream(entry, signal)) pieces.push(piece);
      return Buffer.concat(pieces);
    },
    close,
  };
}

function tooManyEntries(count: number, most: number): ImportRefusal {
  return new ImportRefusal(
    'too-large',
    `The archive holds ${count.toLocaleString('en')} files and at most ${most.toLocaleString('en')} are read; unpack it and choose the files that matter.`,
  );
}

function bomb(name: string): ImportRefusal {
  return new ImportRefusal(
    'too-large',
    `“${shown(name)}” unpacks to more than ${LIMITS.zipRatio} times its size, as files made to do harm do; check where it comes from.`,
  );
}

function tooMuch(name: string, most: number): ImportRefusal {
  return new ImportRefusal(
    'too-large',
    `“${shown(name)}” unpacks to more than the ${Math.round(most / 1024 / 1024).toLocaleString('en')} MB that are read; split the file or unpack it first.`,
  );
}
