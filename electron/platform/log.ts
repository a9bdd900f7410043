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
      write(formatLine('error', code, { ref, ...describeError(error), ...fields }));
      return ref;
    },
  };
}

/** A log that keeps nothing, for tests and for tools. */
export const silentLog: Log = { info: () => undefined, error: () => 'none' };

function formatLine(level: string, code: string, fields: LogFields): string {
  const parts = [new Date().toISOString(), level, safeWord(code)];
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    parts.push(`${safeWord(key)}=${typeof value === 'string' ? safeWord(value) : String(value)}`);
  }
  return `${parts.join(' ')}\n`;
}

/** Codes such as `workspace.open`, `SQLITE_FULL` or `open.ts:40` stay readable; everything else becomes a hash. */
function safeWord(text: string): string {
  if (/^(?:[a-z0-9][a-z0-9.:,-]*|[A-Z][A-Z0-9_]*)$/.test(text) && text.length <= 200) return text;
  if (/^[A-Za-z]{1,40}Error$/.test(text)) return text;
  if (/^[a-z][A-Za-z]{0,40}$/.test(text)) return text;
  return `#${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}

/** Messages can quote what the user typed; the kind of error and the lines it passed through cannot. */
function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = [...(error.stack ?? '').matchAll(/([\w-]+\.[cm]?[jt]sx?):(\d+):\d+/g)]
    .slice(0, 6)
    .map((match) => `${match[1]}:${match[2]}`)
    .join(',');
  return { kind: error.name, code, at: at === '' ? undefined : at.toLowerCase() };
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
