import type { FileToken } from '../../../../shared/api/host.ts';
import type { SortedFile } from '../../../../shared/voices/import-texts.ts';

/** One thing to import at a time: a table with its own mapping, or all texts together. */
export type ImportStep =
  | { readonly kind: 'table'; readonly file: FileToken }
  | { readonly kind: 'texts'; readonly files: readonly FileToken[] };

export interface LeftFile {
  readonly name: string;
  readonly reason: string;
}

export interface SplitFiles {
  readonly steps: readonly ImportStep[];
  /** Files that are neither table nor text, in the order they were chosen. */
  readonly left: readonly LeftFile[];
}

const byName = new Intl.Collator(undefined, { numeric: true });

/** Files as a list of them reads: by name, numbers by their value. A folder hands them over in no order at all. */
export function inOrder(files: readonly FileToken[]): readonly FileToken[] {
  return files.toSorted((a, b) => byName.compare(a.name, b.name));
}

/** Puts chosen files in order, as their content sorted them: tables one by one, then all texts in one step. */
export function splitFiles(files: readonly FileToken[], sorted: readonly SortedFile[]): SplitFiles {
  const placed = files.map((file, index) => ({ file, sorted: sorted[index] }));
  const texts = placed.filter((one) => one.sorted?.as === 'text').map(({ file }) => file);
  const steps: ImportStep[] = placed
    .filter((one) => one.sorted?.as === 'table')
    .map(({ file }) => ({ kind: 'table', file }));
  if (texts.length > 0) steps.push({ kind: 'texts', files: texts });
  return {
    steps,
    left: placed.flatMap(({ file: { name }, sorted: one }) =>
      one?.as === 'left' ? [{ name, reason: one.reason }] : [],
    ),
  };
}
