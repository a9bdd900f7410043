import type { DroppedEntry } from '../../shared/api/host.ts';

/** More files than an import takes; the page says so in words. */
const MOST_FILES = 10_000;
const DEEPEST = 20;

/** Whether a part of a path is hidden by its name, as `.DS_Store` is. */
export const isHidden = (path: string): boolean =>
  path.split('/').some((part) => part.length > 1 && part.startsWith('.'));

/** The files in what was dropped: folders become what is in them, at any depth and in the order of names. */
export async function filesOfEntries(entries: readonly DroppedEntry[]): Promise<readonly File[]> {
  const files: File[] = [];
  for (const entry of entries) await collect(entry, 0, files);
  return files;
}

async function collect(entry: DroppedEntry, depth: number, files: File[]): Promise<void> {
  if (files.length >= MOST_FILES || depth > DEEPEST || (depth > 0 && isHidden(entry.name))) return;
  if (isFileEntry(entry)) {
    files.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
  } else if (isFolderEntry(entry)) {
    const inside = await entriesOf(entry);
    for (const child of inside) await collect(child, depth + 1, files);
  }
}

const isFileEntry = (entry: DroppedEntry): entry is FileSystemFileEntry => entry.isFile && 'file' in entry;
const isFolderEntry = (entry: DroppedEntry): entry is FileSystemDirectoryEntry =>
  entry.isDirectory && 'createReader' in entry;

/** A reader answers with some entries at a time, and with none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) break;
    all.push(...some);
  }
  return all.sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
}
