import { rmSync } from 'node:fs';
import { openReader, openWriter } from '../core/open-connection.ts';
import { clearLog, ensureLogTables, trackedTables } from '../undo/schema.ts';

/**
 * Writes a closed workspace to a new file without its undo history and without the free pages in which deleted text
 * survives. `target` must not exist.
 */
export function compactCopy(file: string, target: string): void {
  const reader = openReader(file);
  try {
    reader.raw.pragma('query_only = OFF');
    reader.raw.prepare('VACUUM INTO ?').run(target);
  } finally {
    reader.close();
  }
  const copy = openWriter(target, 'truncate');
  try {
    const tables = trackedTables(copy);
    ensureLogTables(copy, tables);
    clearLog(copy, tables);
    copy.script('VACUUM');
  } finally {
    copy.close();
  }
  // The truncating journal leaves an empty file behind.
  rmSync(`${target}-journal`, { force: true });
}
