import type { WriteDb } from '../../core/db.ts';

/** What the product itself wrote down along the way: labels of steps, names of files, settings of queries. */
const traces: readonly { readonly list: string; readonly write: string }[] = [
  {
    list: 'SELECT id, label AS value FROM activity',
    write: 'UPDATE activity SET label = @next WHERE id = @id',
  },
  {
    list: 'SELECT id, detail AS value FROM code_event',
    write: 'UPDATE code_event SET rev = @rev, detail = @next WHERE id = @id',
  },
  {
    list: 'SELECT id, name AS value FROM import_file',
    write: 'UPDATE import_file SET rev = @rev, name = @next WHERE id = @id',
  },
  {
    list: 'SELECT id, mapping AS value FROM import_file',
    write: 'UPDATE import_file SET rev = @rev, mapping = @next WHERE id = @id',
  },
  {
    list: 'SELECT id, name AS value FROM saved_query',
    write: 'UPDATE saved_query SET rev = @rev, name = @next WHERE id = @id',
  },
  {
    list: 'SELECT id, text AS value FROM saved_query',
    write: 'UPDATE saved_query SET rev = @rev, text = @next WHERE id = @id',
  },
  {
    list: 'SELECT id, settings AS value FROM saved_query',
    write: 'UPDATE saved_query SET rev = @rev, settings = @next WHERE id = @id',
  },
  {
    list: 'SELECT shape_key AS id, mapping AS value FROM import_mapping',
    write: 'UPDATE import_mapping SET mapping = @next WHERE shape_key = @id',
  },
];

/**
 * Replaces every original of the mapping in what was written down along the way, where it stands as a word. Which
 * places of the texts are replaced was the user's choice; here nothing is chosen.
 */
export function sweepTraces(db: WriteDb, rev: number): void {
  const pairs = db.all<{ original: string; replacement: string }>(
    'SELECT original, replacement FROM replacement WHERE original IS NOT NULL',
  );
  if (pairs.length === 0) return;
  const replacementOf = new Map(pairs.map(({ original, replacement }) => [original, replacement]));
  const longestFirst = [...replacementOf.keys()].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${longestFirst.map((original) => escaped(original)).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  for (const { list, write } of traces) {
    for (const { id, value } of db.all<{ id: number | string; value: string }>(list)) {
      const next = value.replace(pattern, (original) =>
        asWritten(value, replacementOf.get(original) ?? original),
      );
      if (next === value) continue;
      db.run(write, write.includes('@rev') ? { rev, id, next } : { id, next });
    }
  }
}

/** A text as a pattern that matches it alone. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

/** Within JSON a quotation mark of the replacement is escaped. */
function asWritten(value: string, replacement: string): string {
  return /^[[{]/u.test(value) ? JSON.stringify(replacement).slice(1, -1) : replacement;
}
