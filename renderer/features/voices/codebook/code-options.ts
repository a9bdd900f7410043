import type { Codebook } from '../coding/codebook.ts';

/** Codes to choose from, with where they stand; without those of `except`. */
export function codeOptions(book: Codebook, except: ReadonlySet<number> = new Set()) {
  return book.flat
    .filter(({ id }) => !except.has(id))
    .map((code) => ({
      id: code.id,
      name: code.name,
      detail: book.path(code.id).slice(0, -1).join(' › '),
    }));
}

/** A code with its path, for a field that names it; null for none. */
export function pathWords(book: Codebook, id: number | null): string | null {
  return id === null ? null : book.path(id).join(' › ') || null;
}
