import { foldText } from '../../../shared/text/fold.ts';
import type { SearchHit } from '../../../shared/workspace/model.ts';
import type { ReadDb } from '../core/db.ts';

/** How well a name matches: 0 it is the words, 1 it begins with them, 2 each begins a word of it, 3 they are in it. */
export type Match = 0 | 1 | 2 | 3;

export interface NameHit {
  readonly match: Match;
  readonly hit: SearchHit;
}

interface Kind {
  readonly kind: SearchHit['kind'];
  readonly sql: string;
  readonly route: (id: number, parentId: number) => string;
}

interface NamedRow {
  readonly id: number;
  readonly parentId: number;
  readonly name: string;
}

const kinds: readonly Kind[] = [
  { kind: 'code', sql: 'SELECT id, 0 AS parentId, name FROM code', route: (id) => `/voices?code=${id}` },
  { kind: 'study', sql: 'SELECT id, 0 AS parentId, name FROM study', route: (id) => `/studies/${id}` },
  { kind: 'journey', sql: 'SELECT id, 0 AS parentId, name FROM journey', route: (id) => `/journeys/${id}` },
  {
    kind: 'step',
    sql: 'SELECT s.id, g.journey_id AS parentId, s.name FROM step s JOIN stage g ON g.id = s.stage_id',
    route: (id, journeyId) => `/journeys/${journeyId}/step/${id}`,
  },
  {
    kind: 'touchpoint',
    sql: 'SELECT id, 0 AS parentId, name FROM touchpoint',
    route: (id) => `/journeys?touchpoint=${id}`,
  },
  {
    kind: 'participant',
    sql: 'SELECT id, 0 AS parentId, pseudonym AS name FROM participant',
    route: (id) => `/people?participant=${id}`,
  },
];

/** Names of one kind looked through at most; beyond it only the best are kept. */
const MOST = 100;

/**
 * Things whose name holds every word of the search, best match first. Names are compared in lower case and
 * without accents, which SQL cannot do; there are few enough of them to look at each.
 */
export function searchNames(db: ReadDb, words: readonly string[]): readonly NameHit[] {
  const needles = words.map(foldText);
  const whole = needles.join(' ');
  return kinds
    .flatMap(({ kind, sql, route }) =>
      db
        .all<NamedRow>(sql)
        .flatMap((row) => {
          const match = matchOf(foldText(row.name), needles, whole);
          return match === undefined ? [] : [{ match, row }];
        })
        .sort((a, b) => a.match - b.match || a.row.name.length - b.row.name.length)
        .slice(0, MOST)
        .map(({ match, row: { id, parentId, name } }) => ({
          match,
          hit: { kind, id, title: name, snippet: '', route: route(id, parentId) },
        })),
    )
    .sort((a, b) => a.match - b.match || a.hit.title.length - b.hit.title.length);
}

/** undefined where some word is not in the name. Everything is folded already. */
function matchOf(name: string, needles: readonly string[], whole: string): Match | undefined {
  if (!needles.every((needle) => name.includes(needle))) return undefined;
  if (name === whole) return 0;
  if (name.startsWith(whole)) return 1;
  return needles.every((needle) => beginsWord(name, needle)) ? 2 : 3;
}

function beginsWord(name: string, needle: string): boolean {
  for (let at = name.indexOf(needle); at !== -1; at = name.indexOf(needle, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(name.charAt(at - 1))) return true;
  }
  return false;
}
