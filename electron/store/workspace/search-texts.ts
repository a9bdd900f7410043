import type { SearchHit } from '../../../shared/workspace/model.ts';
import type { ReadDb } from '../core/db.ts';

/** Around a match on screen; private use, so that no keyboard writes them. */
const OPEN = '\ue000';
const CLOSE = '\ue001';

/** More sources than this match a very common word: ranking them would take longer than typing the next letter. */
const RANKED = 3000;
/** Longer texts, in code points, are not tokenized again to find the words around a match. */
const SNIPPED = 20_000;

interface TextRow {
  readonly id: number;
  readonly title: string;
  readonly snippet: string | null;
}

const inner = `SELECT rowid AS id, CASE WHEN (SELECT length FROM source_text t WHERE t.id = source_fts.rowid) <= ${SNIPPED}
  THEN snippet(source_fts, 0, char(57344), char(57345), '…', 14) END AS snippet
  FROM source_fts WHERE source_fts MATCH ?`;
const ranked = `SELECT f.id, s.title, f.snippet FROM (${inner} ORDER BY rank LIMIT ?) f JOIN source s ON s.id = f.id`;
const newest = `SELECT f.id, s.title, f.snippet FROM (${inner} ORDER BY rowid DESC LIMIT ?) f JOIN source s ON s.id = f.id`;

/** Sources that hold the words, best match first; for very common words the newest ones, unranked. */
export function searchTexts(
  db: ReadDb,
  match: string,
  words: readonly string[],
  limit: number,
): readonly SearchHit[] {
  const count =
    db.value<number>('SELECT count(*) FROM (SELECT 1 FROM source_fts WHERE source_fts MATCH ? LIMIT ?)', [
      match,
      RANKED + 1,
    ]) ?? 0;
  if (count === 0) return [];
  const rows = db.all<TextRow>(count > RANKED ? newest : ranked, [match, limit]);
  return rows.map(({ id, title, snippet }) => ({
    kind: 'source',
    id,
    title,
    snippet: snippet ?? longSnippet(db, id, words),
    route: `/voices/source/${id}`,
  }));
}

/** Characters kept before and after a match in a long text. */
const AROUND = 50;

/** The first of the words in a long text, as written; its beginning where accents hide them all. */
function longSnippet(db: ReadDb, id: number, words: readonly string[]): string {
  const text = db.value<string>('SELECT text FROM source_text WHERE id = ?', [id]) ?? '';
  const any = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')).join('|');
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})[\\p{L}\\p{N}]*`, 'iu').exec(text);
  if (!found) return `${cut(text, 0, 2 * AROUND)}…`;
  const end = found.index + found[0].length;
  const before = cut(text, Math.max(0, found.index - AROUND), found.index);
  const after = cut(text, end, end + AROUND);
  return `…${before}${OPEN}${found[0]}${CLOSE}${after}…`;
}

/** Part of a text, without half a character at either end. */
function cut(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
