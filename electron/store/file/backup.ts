import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { FailureError } from '../../../shared/api/failure.ts';
import type { Backup } from '../../../shared/workspace/model.ts';
import type { Db } from '../core/db.ts';
import { type CheckCopy, checkContent, checkCopy, fileHash } from './check-copy.ts';
import { keepBackups } from './retention.ts';
import { removeUnfinished } from './side-files.ts';
import { syncFile, syncFolder } from './sync.ts';
import { copyOpen } from './whole-file.ts';

const sidecarSchema = z.strictObject({
  at: z.number(),
  reason: z.string(),
  bytes: z.int(),
  sources: z.int(),
  codings: z.int(),
  sha256: z.string(),
});

const ENDING = '.touchline';
const UNFINISHED = '.tmp';
/** An unfinished backup this old was given up by a process that ended; a younger one may still be being written. */
const GIVEN_UP_MS = 3_600_000;

/**
 * Copies the open workspace with SQLite's own backup, opens the copy and checks it, syncs it, and only then gives
 * it its name. Throws when the copy is not good; a bad copy never takes the place of a good one.
 */
export async function makeBackup(
  db: Db,
  folder: string,
  reason: string,
  now: number,
  check: CheckCopy = checkCopy,
): Promise<Backup> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  removeGivenUp(folder);
  const id = freeId(folder, now);
  const temporary = path.join(folder, id + UNFINISHED);
  const sidecar = path.join(folder, `${id}.json`);
  try {
    await copyOpen(db, temporary);
    syncFile(temporary);
    const backup = { at: now, reason, bytes: statSync(temporary).size, ...(await check(temporary)) };
    // The description first: without the file it names it is not listed, and the file alone would not be either.
    writeFileSync(sidecar + UNFINISHED, JSON.stringify(backup), { mode: 0o600 });
    syncFile(sidecar + UNFINISHED);
    renameSync(sidecar + UNFINISHED, sidecar);
    renameSync(temporary, path.join(folder, id + ENDING));
    syncFolder(folder);
    const { sha256: _hash, ...shown } = backup;
    return { id, ...shown };
  } catch (error) {
    for (const left of [sidecar, sidecar + UNFINISHED]) rmSync(left, { force: true });
    throw error;
  } finally {
    removeUnfinished(temporary);
  }
}

/** The time as a name; a number behind it where two were made in the same moment. */
function freeId(folder: string, now: number): string {
  const time = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? time : `${time}-${number}`;
    const taken = [ENDING, '.json', UNFINISHED].some((ending) => existsSync(path.join(folder, id + ending)));
    if (!taken) return id;
  }
}

function removeGivenUp(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!name.endsWith(UNFINISHED)) continue;
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - changed > GIVEN_UP_MS) removeUnfinished(file);
  }
}

/** The backups of a workspace, newest first. A file without its description, or the reverse, is not listed. */
export function listBackups(folder: string): readonly Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const id = name.slice(0, -'.json'.length);
      const sidecar = readSidecar(folder, id);
      if (!sidecar || !existsSync(path.join(folder, id + ENDING))) return [];
      const { sha256: _hash, ...shown } = sidecar;
      return [{ id, ...shown }];
    })
    .sort((a, b) => b.at - a.at);
}

/** Removes what the retention rule no longer keeps. Never called while the workspace is marked damaged. */
export function pruneBackups(folder: string, now: number): void {
  const backups = listBackups(folder);
  const kept = keepBackups(backups, now);
  for (const { id } of backups) {
    if (kept.has(id)) continue;
    rmSync(path.join(folder, id + ENDING), { force: true });
    rmSync(path.join(folder, `${id}.json`), { force: true });
  }
}

/** Deletes these backups; how many there were. For originals that are to be nowhere. */
export function deleteBackups(folder: string, ids: readonly string[]): number {
  const there = new Set(listBackups(folder).map(({ id }) => id));
  const found = ids.filter((id) => there.has(id));
  for (const id of found) {
    rmSync(path.join(folder, id + ENDING), { force: true });
    rmSync(path.join(folder, `${id}.json`), { force: true });
  }
  syncFolder(folder);
  return found.length;
}

/** The file of backup `id`, after checking every byte of it; throws `corrupt` for a backup that was damaged since. */
export async function verifiedBackupPath(folder: string | undefined, id: string): Promise<string> {
  const sidecar = folder !== undefined && /^[\dTZ-]+$/.test(id) ? readSidecar(folder, id) : undefined;
  const file = path.join(folder ?? '', id + ENDING);
  if (!sidecar || !existsSync(file)) {
    throw new FailureError('not-found', 'That backup is no longer there. Choose another one.');
  }
  if ((await fileHash(file)) !== sidecar.sha256) {
    throw new FailureError(
      'corrupt',
      'That backup has been damaged since it was made. Choose an earlier one; it was left as it is.',
    );
  }
  checkContent(file);
  return file;
}

function readSidecar(folder: string, id: string): z.infer<typeof sidecarSchema> | undefined {
  try {
    return sidecarSchema.parse(JSON.parse(readFileSync(path.join(folder, `${id}.json`), 'utf8')));
  } catch {
    return undefined;
  }
}
