import type { FileToken } from '../../../../shared/api/host.ts';

/** One thing to import at a time: a table with its own mapping, or all texts together. */
export type ImportStep =
  | { readonly kind: 'table'; readonly file: FileToken }
  | { readonly kind: 'texts'; readonly files: readonly FileToken[] };

export interface SplitFiles {
  readonly steps: readonly ImportStep[];
  /** Names of files that are neither, in the order they were chosen. */
  readonly left: readonly string[];
}

const table = /\.(csv|tsv|tab)$/i;
const text = /\.(txt|text|md|markdown)$/i;

/** Sorts chosen files by their endings: tables one by one, then all texts in one step. */
export function splitFiles(files: readonly FileToken[]): SplitFiles {
  const tables = files.filter(({ name }) => table.test(name));
  const texts = files.filter(({ name }) => text.test(name));
  const steps: ImportStep[] = tables.map((file) => ({ kind: 'table', file }));
  if (texts.length > 0) steps.push({ kind: 'texts', files: texts });
  return {
    steps,
    left: files.filter(({ name }) => !table.test(name) && !text.test(name)).map(({ name }) => name),
  };
}
