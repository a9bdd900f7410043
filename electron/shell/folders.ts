import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** More files than an import takes; the page says so in words. */
const MOST_FILES = 10_000;
const DEEPEST = 20;

/**
 * The files behind chosen or dropped paths: folders become what is in them, at any depth and in the order of names.
 * Links are not followed and hidden files passed over; what cannot be looked at is answered as it is.
 */
export async function filesIn(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const one of paths) {
    const found = await stat(one).catch(() => undefined);
    if (found?.isDirectory()) await collect(one, 0, files);
    else files.push(one);
  }
  return files.slice(0, MOST_FILES);
}

async function collect(folder: string, depth: number, files: string[]): Promise<void> {
  if (depth > DEEPEST || files.length >= MOST_FILES) return;
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  entries.sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) await collect(path.join(folder, entry.name), depth + 1, files);
    else if (entry.isFile()) files.push(path.join(folder, entry.name));
  }
}
