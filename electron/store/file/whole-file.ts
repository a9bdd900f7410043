import { copyFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '../core/db.ts';
import { openWriter } from '../core/open-connection.ts';
import { clearLeftovers, removeUnfinished } from './side-files.ts';
import { syncFile, syncFolder } from './sync.ts';

/** Under this name a new file is written beside its place until it is whole. */
export function unfinishedName(file: string): string {
  return `${file}-unfinished`;
}

/**
 * Writes a new file whole or not at all: `write` fills it under a temporary name, it is forced to the disk, and only
 * then takes its name. Whatever goes wrong, nothing is left behind and a file already there stays as it is.
 */
export async function writeWhole(
  file: string,
  now: number,
  write: (temporary: string) => void | Promise<void>,
): Promise<void> {
  const temporary = unfinishedName(file);
  removeUnfinished(temporary);
  try {
    await write(temporary);
    giveName(temporary, file, now);
  } catch (error) {
    removeUnfinished(temporary);
    throw error;
  }
}

/** Forces a finished file to the disk and gives it its name. */
export function giveName(temporary: string, file: string, now: number): void {
  syncFile(temporary);
  clearLeftovers(file, now);
  renameSync(temporary, file);
  syncFolder(path.dirname(file));
}

/** SQLite's own copy of an open workspace, made while it is in use, as one closed file. */
export async function copyOpen(db: Db, target: string): Promise<void> {
  await db.raw.backup(target);
  seal(target);
}

/** A plain copy of a file nobody has open. */
export function copyClosed(source: string, target: string): void {
  copyFileSync(source, target);
  seal(target);
}

/**
 * Makes a fresh copy a closed workspace: no mark of being open, no journal beside it. In WAL mode even a reader
 * would leave files beside it, and could not read it at all in a folder that is write-protected.
 */
function seal(file: string): void {
  const db = openWriter(file, 'delete');
  try {
    db.run(`INSERT INTO meta (key, value) VALUES ('clean', 1) ON CONFLICT (key) DO UPDATE SET value = 1`);
  } finally {
    db.close();
  }
}
