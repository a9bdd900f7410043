import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';

const run = promisify(execFile);
const child = fileURLToPath(new URL('hostile-child.ts', import.meta.url));

const HEAP_MB = 256;
const RSS_MB = 600;
/** Processor seconds given to one file by the system, which ends the process beyond them. */
const CPU_SECONDS = 10;

export interface Outcome {
  readonly code?: string;
  readonly message?: string;
  readonly line?: number;
  readonly rows?: number;
  readonly rssMb: number;
}

/** Looks at a file in a process of its own, with bounded memory and time; fails where it needs more. */
export async function attempt(mode: 'inspect' | 'read' | 'text', path: string): Promise<Outcome> {
  const limited = process.platform !== 'win32';
  const args = [`--max-old-space-size=${HEAP_MB}`, child, mode, path];
  const { stdout } = limited
    ? await run('sh', ['-c', `ulimit -t ${CPU_SECONDS}; exec "$0" "$@"`, process.execPath, ...args])
    : await run(process.execPath, args);
  const outcome: Outcome = JSON.parse(stdout);
  expect(outcome.rssMb).toBeLessThan(RSS_MB);
  return outcome;
}

/** One sentence that ends as one. */
export const SENTENCE = /^[A-Z“][^!]*[A-Za-z0-9]\.$/;
