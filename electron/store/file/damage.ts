import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Db, ReadDb } from '../core/db.ts';
import { openReader, openWriter } from '../core/open-connection.ts';
import { isCorrupt } from './file-failure.ts';
import { copyWithParts, JOURNAL, removeUnfinished, sizeOf, stamp } from './side-files.ts';
import { type DamagedText, verifyTexts } from './texts.ts';

/** What is wrong with a file's content, in words that complete “this workspace is damaged: …”. */
export interface Damage {
  readonly what: string;
  /** The copy of the file as it was found, byte for byte; undefined where there was no room for one. */
  readonly aside: string | undefined;
}

/**
 * Checks structure and every text of a file nobody has open, before anything is written to it. SQLite's own check
 * sees few of the bits flipped in content; the hashes see them all.
 */
export function examine(file: string, now: number): Damage | undefined {
  // A half-done transaction can only be taken back by a connection that writes: the copy comes first then.
  if (sizeOf(file + JOURNAL) > 0) return examineAfterRollback(file, now);
  const what = reading(() => openReader(file));
  return what === undefined ? undefined : { what, aside: keepAside(file, now) };
}

function examineAfterRollback(file: string, now: number): Damage | undefined {
  const aside = keepAside(file, now);
  const what = reading(() => openWriter(file, 'truncate'));
  if (what !== undefined) return { what, aside };
  if (aside !== undefined) removeUnfinished(aside);
  return undefined;
}

function reading(open: () => Db): string | undefined {
  let db: Db | undefined;
  try {
    db = open();
    return findDamage(db);
  } catch (error) {
    if (isCorrupt(error)) return 'its structure cannot be read';
    throw error;
  } finally {
    db?.close();
  }
}

/** The same check on an open workspace. */
export function findDamage(db: ReadDb & Pick<Db, 'raw'>): string | undefined {
  try {
    if (db.raw.pragma('quick_check(1)', { simple: true }) !== 'ok') return 'its structure is damaged';
    return inWords(verifyTexts(db).damaged);
  } catch (error) {
    if (isCorrupt(error) || isSchemaGone(error)) return 'its structure cannot be read';
    throw error;
  }
}

/** Which texts no longer have their hash; undefined where all have. */
export function inWords(damaged: readonly DamagedText[]): string | undefined {
  if (damaged.length === 0) return undefined;
  if (damaged.length > 1) return `${damaged.length} texts are no longer what was stored`;
  return `the text of “${damaged[0]?.title}” is no longer what was stored`;
}

/** A table that is not there, or not as this program made it: the schema itself was hit. */
function isSchemaGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_ERROR';
}

/**
 * Copies a damaged file beside itself; undefined where that was not possible. An earlier copy is never replaced.
 * Where this process has the file open, closing the copied descriptor drops SQLite's own locks on it: the lock beside
 * the file still keeps others out, and nothing is written any more.
 */
export function keepAside(file: string, now: number): string | undefined {
  const stem = `${file.replace(/\.touchline$/i, '')}.damaged-${stamp(now)}`;
  for (let number = 1; ; number += 1) {
    const aside = `${stem}${number === 1 ? '' : `-${number}`}.touchline`;
    if (existsSync(aside)) continue;
    try {
      copyWithParts(file, aside);
      return aside;
    } catch {
      removeUnfinished(aside);
      return undefined;
    }
  }
}

/** The banner of a damaged workspace. */
export function damageMessage({ what, aside }: Damage): string {
  const kept =
    aside === undefined
      ? 'There was no room to keep a copy of it as it was found.'
      : `A copy as it was found is kept as “${path.basename(aside)}”.`;
  return `This workspace is damaged: ${what}. ${kept} It is open for reading only; restore a backup into a new file from Settings, Backups.`;
}
