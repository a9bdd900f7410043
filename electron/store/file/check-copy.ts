import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { FailureError } from '../../../shared/api/failure.ts';
import type { Db } from '../core/db.ts';
import { openReader } from '../core/open-connection.ts';
import { checkHeader } from './header.ts';
import { verifyTexts } from './texts.ts';

export const checkedCopySchema = z.strictObject({ sources: z.int(), codings: z.int(), sha256: z.string() });

/** What a good copy holds, and the SHA-256 of the whole file. */
export type CheckedCopy = z.infer<typeof checkedCopySchema>;

/** Checks a copy, here or in a process of its own; throws `corrupt` for one that is not good. */
export type CheckCopy = (file: string) => Promise<CheckedCopy>;

/** Checks a copy in this process, which does nothing else meanwhile. */
export const checkCopy: CheckCopy = async (file) => ({ ...checkContent(file), sha256: await fileHash(file) });

/**
 * Opens a copy on its own and checks structure and every text; throws `corrupt` when anything is off. Returns what
 * the copy holds.
 */
export function checkContent(file: string): { readonly sources: number; readonly codings: number } {
  checkHeader(file);
  let db: Db | undefined;
  try {
    db = openReader(file);
    const result = db.raw.pragma('quick_check', { simple: true });
    const { damaged } = verifyTexts(db);
    if (result !== 'ok' || damaged.length > 0) throw new Error('check failed');
    return {
      sources: db.value<number>('SELECT count(*) FROM source') ?? 0,
      codings: db.value<number>('SELECT count(*) FROM coding') ?? 0,
    };
  } catch (error) {
    if (error instanceof FailureError) throw error;
    throw new FailureError('corrupt', 'The copy did not pass its check, so it was not kept.');
  } finally {
    db?.close();
  }
}

/** SHA-256 of a file, read in pieces into one buffer: new ones would stay in memory long after. */
export async function fileHash(file: string): Promise<string> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(1 << 20);
  const handle = await open(file, 'r');
  try {
    for (;;) {
      const { bytesRead } = await handle.read(piece);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
