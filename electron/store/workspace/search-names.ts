import { foldText } from '../../../shared/text/fold.ts';
import type { SourceFilter } from '../../../shared/voices/model.ts';
import type { SearchHit } from '../../../shared/workspace/model.ts';
import type { ReadDb } from '../core/db.ts';
import { type Named, type NamedKind, namesOf } from './name-lists.ts';

/** How well a name matches: 0 it is the words, 1 it begins with them, 2 each begins a word of it, 3 they are in it. */
export type Match = 0 | 1 | 2 | 3;

export interface NameHit {
  readonly match: Match;
  readonly hit: SearchHit;
}

const addresses: Readonly<Record<NamedKind, (named: Named) => string>> = {
  code: ({ id }) => codeAddress(id),
  study: ({ id }) => `/studies/${id}`,
  journey: ({ id }) => `/journeys/${id}`,
  step: ({ id, parentId }) => `/journeys/${parentId}/step/${id}`,
  touchpoint: ({ id }) => filteredAnswers({ touchpointId: id }),
  participant: () => '/people',
};

/** The grid with what was coded with a code, or with any below it. */
export function codeAddress(id: number): string {
  return filteredAnswers({ codeId: id });
}

function filteredAnswers(filter: SourceFilter): string {
  return `/voices?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}

const kinds: readonly NamedKind[] = ['code', 'study', 'journey', 'step', 'touchpoint', 'participant'];

/** Names of one kind kept at most; what follows would never be shown. */
const MOST = 100;

/**
 * Things whose name holds every word of the search, best match first, shorter names before longer ones. Names are
 * compared in lower case and without accents, which SQL cannot do.
 */
export function searchNames(db: ReadDb, words: readonly string[]): readonly NameHit[] {
  const needles = words.map(foldText);
  const whole = needles.join(' ');
  return kinds.flatMap((kind) => hitsOf(kind, namesOf(db, kind), needles, whole)).sort(better);
}

function hitsOf(
  kind: NamedKind,
  names: readonly Named[],
  needles: readonly string[],
  whole: string,
): readonly NameHit[] {
  const hits: NameHit[] = [];
  for (const named of names) {
    const match = matchOf(named.folded, needles, whole);
    if (match === undefined) continue;
    const { id, name } = named;
    hits.push({ match, hit: { kind, id, title: name, snippet: '', route: addresses[kind](named) } });
  }
  return hits.length <= MOST ? hits : hits.sort(better).slice(0, MOST);
}

function better(a: NameHit, b: NameHit): number {
  return a.match - b.match || a.hit.title.length - b.hit.title.length;
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
