import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { ImportRefusal, refusalFromSystem } from '../failures.ts';
import { openZip } from '../zip.ts';

export type FileKind = 'text' | 'docx' | 'pdf' | 'xlsx' | 'other-zip';

const HEAD_BYTES = 1_024;

export interface Recognised {
  readonly kind: FileKind;
  /** Its first bytes. */
  readonly head: Buffer;
  /** What an archive holds; empty for a file that is none. */
  readonly names: readonly string[];
}

/** What a file is by its content; its name has no say. `text` is whatever is neither an archive nor a PDF. */
export async function fileKind(path: string): Promise<Recognised> {
  const head = await headOf(path);
  return { ...(await kindBy(path, head)), head };
}

async function kindBy(path: string, head: Buffer): Promise<Omit<Recognised, 'head'>> {
  // Some writers put a few bytes before the mark, and every reader accepts that.
  if (head.includes('%PDF-') && !head.subarray(0, 4).equals(Buffer.from('PK\x03\x04')))
    return { kind: 'pdf', names: [] };
  if (!head.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return { kind: 'text', names: [] };
  const archive = await openZip(path);
  try {
    const names = archive.entries.filter(({ isFile }) => isFile).map(({ name }) => name);
    const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
    if (has(/^word\/document\d*\.xml$/i)) return { kind: 'docx', names };
    return { kind: has(/^xl\/workbook\.(?:xml|bin)$/i) ? 'xlsx' : 'other-zip', names };
  } finally {
    await archive.close();
  }
}

async function headOf(path: string): Promise<Buffer> {
  try {
    // Looked at before it is opened: opening a pipe would wait for ever.
    const found = await stat(path);
    if (found.isDirectory())
      throw new ImportRefusal('invalid-input', 'This is a folder; choose one file inside it.');
    if (!found.isFile())
      throw new ImportRefusal('invalid-input', 'This is not an ordinary file; choose the file itself.');
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const buffer = Buffer.alloc(HEAD_BYTES);
      const { bytesRead } = await handle.read(buffer, 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw refusalFromSystem(error);
  }
}
