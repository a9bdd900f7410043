import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** `store-PID-…`, `server-PID-…`: things of one process. */
const OF_A_PROCESS = /^[a-z]+-(\d+)-/;
/** What bears no process's name is left alone this long: another store may just be writing it. */
const GIVEN_UP_MS = 86_400_000;

/**
 * A folder in `scratch` for this process alone, after what ended processes left there has been removed. Two hosts
 * may run side by side on one user's data, so the folder cannot simply be emptied.
 */
export function ownScratch(scratch: string): string {
  mkdirSync(scratch, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(scratch)) {
    if (isInUse(path.join(scratch, name), name)) continue;
    rmSync(path.join(scratch, name), { recursive: true, force: true });
  }
  return mkdtempSync(path.join(scratch, `store-${process.pid}-`));
}

function isInUse(file: string, name: string): boolean {
  const pid = OF_A_PROCESS.exec(name)?.[1];
  if (pid !== undefined) return isRunning(Number(pid));
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - changed < GIVEN_UP_MS;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
