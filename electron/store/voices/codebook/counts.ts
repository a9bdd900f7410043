import type { CodeCounts } from '../../../../shared/voices/codebook-model.ts';
import type { QueryContext } from '../../core/handlers.ts';
import { seenBy } from '../only-coder.ts';
import { Persons } from '../persons.ts';

/** Room for ids of sources beside the code's in one exact number: 2^31 sources, 2^22 codes. */
const SOURCES = 2 ** 31;

/**
 * Codings, sources and people of every code, alone and with those below it. People are counted as {@link Persons}
 * tells them apart; words of nobody known count as nobody's.
 */
export function countCodes({ db, onlyCoder }: QueryContext): CodeCounts[] {
  const persons = new Persons(db);
  const codings = new Map(
    db
      .all<{ codeId: number; n: number }>(
        `SELECT c.code_id AS codeId, count(*) AS n FROM coding c WHERE ${seenBy} GROUP BY c.code_id`,
        [onlyCoder],
      )
      .map(({ codeId, n }) => [codeId, n]),
  );
  const own = new Map<number, Heard>();
  const heard = (codeId: number): Heard => {
    let known = own.get(codeId);
    if (!known) {
      known = { codings: codings.get(codeId) ?? 0, sources: new Set(), people: new Set() };
      own.set(codeId, known);
    }
    return known;
  };
  // Along the index of (code, source), and as plain numbers: nothing is sorted and no row is made.
  for (const pair of db.column<number>(
    `SELECT DISTINCT c.code_id * ${SOURCES} + c.source_id FROM coding c WHERE ${seenBy}`,
    [onlyCoder],
  )) {
    const codeId = Math.floor(pair / SOURCES);
    const sourceId = pair % SOURCES;
    const { sources, people } = heard(codeId);
    sources.add(sourceId);
    if (persons.changesIn(sourceId)) continue;
    const { number } = persons.at(sourceId, 0);
    if (number !== 0) people.add(number);
  }
  for (const { codeId, sourceId, start } of db.all<{ codeId: number; sourceId: number; start: number }>(
    `SELECT DISTINCT c.code_id AS codeId, c.source_id AS sourceId, c.start_cp AS start FROM coding c
    WHERE ${seenBy} AND c.source_id IN (SELECT source_id FROM turn WHERE participant_id IS NOT NULL)`,
    [onlyCoder],
  )) {
    const { number } = persons.at(sourceId, start);
    if (number !== 0) heard(codeId).people.add(number);
  }
  const tree = db.all<{ id: number; parentId: number | null }>(
    'SELECT id, parent_id AS parentId FROM code ORDER BY id',
  );
  const children = Map.groupBy(tree, ({ parentId }) => parentId);
  const counts: CodeCounts[] = [];
  const gather = (codeId: number): Heard => {
    const mine = heard(codeId);
    const below = children.get(codeId) ?? [];
    let all = mine;
    if (below.length > 0) {
      all = { codings: mine.codings, sources: new Set(mine.sources), people: new Set(mine.people) };
      for (const { id } of below) {
        const theirs = gather(id);
        all.codings += theirs.codings;
        for (const source of theirs.sources) all.sources.add(source);
        for (const person of theirs.people) all.people.add(person);
      }
    }
    counts.push({ codeId, own: sizes(mine), below: sizes(all) });
    return all;
  };
  for (const { id } of children.get(null) ?? []) gather(id);
  return counts;
}

interface Heard {
  codings: number;
  readonly sources: Set<number>;
  readonly people: Set<number>;
}

const sizes = ({ codings, sources, people }: Heard) => ({
  codings,
  sources: sources.size,
  people: people.size,
});
