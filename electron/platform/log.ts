import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const FILE_BYTES = 1_000_000;
const FILES_KEPT = 5;

/** Codes, counts and yes/no. A string that is not a plain code is written as a hash, see `safeWord`. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(code: string, fields?: LogFields): void;
  /** Writes what kind of error it was and where, never its message, and returns the reference to show. */
  error(code: string, error: unknown, fields?: LogFields): string;
}

/**
 * A text log `name.log` in `folder`, five files of 1 MB at most. It holds ids, counts and codes and no content:
 * no quote, no name, no path. A log that cannot be written is given up silently: it must never stop the work.
 */
export function openLog(folder: string, name: string): Log {
  const file = path.join(folder, `${name}.log`);
  let bytes = startingSize(folder, file);
  const write = (line: string) => {
    try {
      if (bytes > 0 && bytes + line.length > FILE_BYTES) {
        rotate(folder, name);
        bytes = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      bytes += Buffer.byteLength(line);
    } catch {
      // A full disk or a removed folder: the program's own messages tell the user, not the log.
    }
  };
  return {
    info(code, fields = {}) {
      write(formatLine('info', code, fields));
    },
    error(code, error, fields = {}) {
      const ref =
        Date.now().toString(36) +
        Math.floor(Math.random() * 1296)
          .toString(36)
          .padStart(2, '0');
      const { fields: kind, at } = describeError(error);
      write(formatLine('error', code, { ref, ...kind, ...fields }, at === '' ? '' : ` at=${at}`));
      return ref;
    },
  };
}

/** A log that keeps nothing, for tests and for tools. */
export const silentLog: Log = { info: () => undefined, error: () => 'none' };

function formatLine(level: string, code: string, fields: LogFields, tail = ''): string {
  const parts = [new Date().toISOString(), level, safeWord(code)];
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    parts.push(
      `${safeWord(key)}=${typeof value === 'string' && key !== 'ref' ? safeWord(value) : String(value)}`,
    );
  }
  return `${parts.join(' ')}${tail}\n`;
}

/** Operations, and what the processes call their own events: `workspace.open`, `shell.store-restarted`. */
const EVENT =
  /^(?:workspace|people|studies|voices|journeys|reports|jobs|store|shell|server)(?:\.[a-zA-Z-]+)+$/;
/** `not-found`, `SQLITE_FULL`, `readOnly`, `TypeError`: one word as programs write it. A name has a space or dot. */
const CODE = /^(?:[a-z][a-zA-Z0-9]*(?:-[a-z0-9]+)*|[A-Z][A-Z0-9_]+|[A-Za-z]{1,40}Error)$/;

/** A string that is plainly a code stays readable; everything else becomes a short hash. */
function safeWord(text: string): string {
  if (text.length <= 60 && (EVENT.test(text) || CODE.test(text))) return text;
  return `#${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}

/** Messages can quote what the user typed; the kind of error and the lines it passed through cannot. */
function describeError(error: unknown): { readonly fields: LogFields; readonly at: string } {
  if (!(error instanceof Error)) return { fields: { kind: typeof error }, at: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .flatMap((line) => /([\w.-]+\.[cm]?[jt]sx?:\d+):\d+\)?$/.exec(line)?.[1] ?? [])
    .slice(0, 6)
    .join(',');
  return { fields: { kind: error.name, code }, at };
}

function startingSize(folder: string, file: string): number {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** name.log -> name.1.log -> … -> name.4.log, the oldest dropped. */
function rotate(folder: string, name: string): void {
  const at = (index: number) => path.join(folder, index === 0 ? `${name}.log` : `${name}.${index}.log`);
  rmSync(at(FILES_KEPT - 1), { force: true });
  for (let index = FILES_KEPT - 2; index >= 0; index--) {
    try {
      renameSync(at(index), at(index + 1));
    } catch {
      // Fewer than five files so far.
    }
  }
}
