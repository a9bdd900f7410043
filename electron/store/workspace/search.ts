import type { workspaceContract } from '../../../shared/workspace/contract.ts';
import type { SearchHit } from '../../../shared/workspace/model.ts';
import type { ReadDb } from '../core/db.ts';
import { ftsQuery, searchWords } from '../core/fts.ts';
import type { QueryHandlers } from '../core/handlers.ts';
import { codeAddress, searchNames } from './search-names.ts';
import { searchTexts } from './search-texts.ts';

export const searchQueries = {
  /** Names that match well first, then texts, then names that merely contain the words, then codes that describe them. */
  'workspace.search': ({ db }, { text, limit }) => {
    const words = searchWords(text);
    const match = ftsQuery(text);
    if (match === undefined) return [];
    const names = searchNames(db, words);
    const good = names.filter((name) => name.match < 3).map((name) => name.hit);
    const loose = names.filter((name) => name.match === 3).map((name) => name.hit);
    // Texts keep half of the room where there are many names.
    const first = good.slice(0, Math.max(Math.ceil(limit / 2), 1));
    const texts = searchTexts(db, match, words, limit);
    const hits = [...first, ...texts, ...good.slice(first.length), ...loose, ...describedCodes(db, match)];
    return unique(hits)
      .slice(0, limit)
      .map((hit) => (hit.kind === 'step' ? { ...hit, snippet: journeyOf(db, hit.id) } : hit));
  },
} satisfies Partial<QueryHandlers<typeof workspaceContract>>;

/** Codes whose name or description holds the words. */
function describedCodes(db: ReadDb, match: string): readonly SearchHit[] {
  return db
    .all<{ id: number; title: string; snippet: string }>(
      `SELECT f.id, c.name AS title, f.snippet FROM (
        SELECT rowid AS id, snippet(code_fts, 1, char(57344), char(57345), '…', 14) AS snippet
        FROM code_fts WHERE code_fts MATCH ? ORDER BY rank LIMIT 20) f JOIN code c ON c.id = f.id`,
      [match],
    )
    .map(({ id, title, snippet }) => ({ kind: 'code', id, title, snippet, route: codeAddress(id) }));
}

/** Steps of one name stand in several journeys; the journey tells them apart. */
function journeyOf(db: ReadDb, stepId: number): string {
  const name = db.value<string>(
    'SELECT j.name FROM step s JOIN stage g ON g.id = s.stage_id JOIN journey j ON j.id = g.journey_id WHERE s.id = ?',
    [stepId],
  );
  return name ?? '';
}

/** A thing found by more than one way stands where it was found best. */
function unique(hits: readonly SearchHit[]): SearchHit[] {
  const seen = new Set<string>();
  return hits.filter(({ kind, id }) => {
    const key = `${kind} ${id}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
