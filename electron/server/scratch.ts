import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A name in `scratch` for this server's uploads and downloads; it says which process they belong to. */
export function ownScratch(scratch: string): string {
  return path.join(scratch, `server-${process.pid}-${randomUUID()}`);
}

/** Removes what servers that ended without tidying up have left: customers' files must not stay behind. */
export function sweepScratch(scratch: string): void {
  for (const name of readdirSync(scratch)) {
    const pid = /^server-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    rmSync(path.join(scratch, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
