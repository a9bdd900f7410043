import type { CodeCounts } from '../../../../shared/voices/codebook-model.ts';
import type { QueryContext } from '../../core/handlers.ts';
import { seenBy } from '../only-coder.ts';

/** Room for ids of sources beside the code's in one exact number: 2^31 sources, 2^22 codes. */
const SOURCES = 2 ** 31;

/**
 * Codings, sources and people of every code, alone and with those below it. A person is a participant, else a
 * respondent, as everywhere in the product: in a conversation it is whoever was speaking where the coding begins. A
 * source of nobody known counts as one person.
 */
export function countCodes({ db, onlyCoder }: QueryContext): CodeCounts[] {
  const personOf = new Map(
    db
      .all<{ id: number; person: number }>(
        `SELECT s.id, ${personKey('coalesce(s.participant_id, d.participant_id)')} AS person
        FROM source s LEFT JOIN respondent d ON d.id = s.respondent_id`,
      )
      .map(({ id, person }) => [id, person]),
  );
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
  const spoken = new Set(
    db.column<number>('SELECT DISTINCT source_id FROM turn WHERE participant_id IS NOT NULL'),
  );
  // Along the index of (code, source), and as plain numbers: nothing is sorted and no row is made.
  for (const pair of db.column<number>(
    `SELECT DISTINCT c.code_id * ${SOURCES} + c.source_id FROM coding c WHERE ${seenBy}`,
    [onlyCoder],
  )) {
    const codeId = Math.floor(pair / SOURCES);
    const sourceId = pair % SOURCES;
    const { sources, people } = heard(codeId);
    sources.add(sourceId);
    const person = personOf.get(sourceId);
    if (person !== undefined && !spoken.has(sourceId)) people.add(person);
  }
  for (const { codeId, person } of db.all<{ codeId: number; person: number }>(
    `SELECT DISTINCT c.code_id AS codeId, ${personKey('coalesce(tu.participant_id, s.participant_id, d.participant_id)')} AS person
    FROM coding c JOIN source s ON s.id = c.source_id LEFT JOIN respondent d ON d.id = s.respondent_id
      LEFT JOIN turn tu ON tu.id = (SELECT t.id FROM turn t
        WHERE t.source_id = c.source_id AND t.start_cp <= c.start_cp AND t.end_cp > c.start_cp LIMIT 1)
    WHERE ${seenBy} AND c.source_id IN (SELECT source_id FROM turn WHERE participant_id IS NOT NULL)`,
    [onlyCoder],
  )) {
    heard(codeId).people.add(person);
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

/** One number a person: participants, respondents and sources of nobody known do not meet. */
function personKey(participant: string): string {
  return `CASE WHEN ${participant} IS NOT NULL THEN 4 * ${participant}
    WHEN s.respondent_id IS NOT NULL THEN 4 * s.respondent_id + 1 ELSE 4 * s.id + 2 END`;
}
