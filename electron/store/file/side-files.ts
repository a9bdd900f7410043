import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';

/** What SQLite and the store keep beside a workspace while it is open. */
export const WAL = '-wal';
export const JOURNAL = '-journal';
const SHARED_MEMORY = '-shm';

/** Files SQLite would take as part of the database that bears the name. */
const PARTS = [WAL, JOURNAL, SHARED_MEMORY] as const;

/** Size in bytes of a file; 0 where there is none. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Makes a name free for a file that is about to be put there. A `-wal` or `-journal` left by an earlier file of that
 * name would be played into the new one: with content it is renamed (it may hold somebody's last edits), without it
 * is removed.
 */
export function clearLeftovers(file: string, now: number): void {
  for (const part of PARTS) {
    const left = file + part;
    if (!existsSync(left)) continue;
    if (part === SHARED_MEMORY || sizeOf(left) === 0) rmSync(left, { force: true });
    else setAside(file, part, now);
  }
}

/** Renames a part with content, so that it is nobody's part any more; returns its new name. */
export function setAside(file: string, part: string, now: number): string {
  for (let number = 1; ; number += 1) {
    const aside = `${file}.left-over-${stamp(now)}${number === 1 ? '' : `-${number}`}${part}`;
    if (existsSync(aside)) continue;
    renameSync(file + part, aside);
    return aside;
  }
}

/** Removes what is left beside a file nobody has open, as far as nothing is in it. */
export function removeEmptyParts(file: string): void {
  if (sizeOf(file + WAL) > 0) return;
  for (const part of PARTS) {
    if (part === SHARED_MEMORY || sizeOf(file + part) === 0) rmSync(file + part, { force: true });
  }
}

/** Removes an unfinished copy with everything SQLite may have put beside it. */
export function removeUnfinished(file: string): void {
  for (const part of ['', ...PARTS]) rmSync(file + part, { force: true });
}

/** Copies a workspace as it lies there, byte for byte, with the parts that belong to it. The reader's `-shm` is not one. */
export function copyWithParts(file: string, target: string): void {
  copyFileSync(file, target);
  for (const part of [WAL, JOURNAL]) {
    if (sizeOf(file + part) > 0) copyFileSync(file + part, target + part);
  }
}

/** `2026-03-01T10-20-30`: a time that may stand in a file name everywhere. UTC. */
export function stamp(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
}
