import type { RetrievedCounts } from '../../../../shared/voices/contract-retrieve.ts';
import type { QuerySpec } from '../../../../shared/voices/query/spec.ts';
import type { ReadDb } from '../../core/db.ts';
import { planRetrieval, type RetrievalPlan } from './plan.ts';
import { evaluatePlan, type FoundInSource } from './retrieve.ts';
import { SourceReader } from './source-reader.ts';

/** Codings that may be looked through while everything else in the store waits. */
const MOST_AT_ONCE = 250_000;

/** The exact numbers, or null where so many codings have to be looked through that a job should do it. */
export function countQuickly(db: ReadDb, spec: QuerySpec, onlyCoder: number | null): RetrievedCounts | null {
  const plan = planRetrieval(db, spec, onlyCoder);
  return plan.work > MOST_AT_ONCE ? null : countPlan(db, plan);
}

/** The exact numbers, however long it takes; `progress` is told the share of sources looked at. */
export function countResults(
  db: ReadDb,
  spec: QuerySpec,
  onlyCoder: number | null,
  progress?: (share: number) => void,
): RetrievedCounts {
  return countPlan(db, planRetrieval(db, spec, onlyCoder), progress);
}

function countPlan(db: ReadDb, plan: RetrievalPlan, progress?: (share: number) => void): RetrievedCounts {
  const people = new Set<string>();
  let results = 0;
  let sources = 0;
  for (const { found: chunk, before } of evaluatePlan(db, plan)) {
    const found = [...chunk];
    for (const { passages } of found) results += passages.length / 2;
    sources += found.length;
    for (const person of peopleWhoSaid(db, found)) people.add(person);
    progress?.(Math.min(1, before / Math.max(1, plan.lastSource)));
  }
  return { results, sources, people: people.size };
}

interface WhoRow {
  readonly sourceId: number;
  readonly participantId: number | null;
  readonly respondentId: number | null;
  /** Whether turns of it say who speaks. */
  readonly byTurn: number;
}

/**
 * Who said passages: the participant of the turn a passage begins in, else of its source, else of the respondent; else
 * the respondent. Nobody knows who said the rest.
 */
function peopleWhoSaid(db: ReadDb, found: readonly FoundInSource[]): readonly string[] {
  if (found.length === 0) return [];
  const rows = db.all<WhoRow>(
    `SELECT s.id AS sourceId, coalesce(s.participant_id, d.participant_id) AS participantId,
      s.respondent_id AS respondentId,
      EXISTS (SELECT 1 FROM turn t WHERE t.source_id = s.id AND t.participant_id IS NOT NULL) AS byTurn
    FROM source s LEFT JOIN respondent d ON d.id = s.respondent_id
    WHERE s.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(found.map(({ sourceId }) => sourceId))],
  );
  const bySource = new Map(rows.map((row) => [row.sourceId, row]));
  return found.flatMap(({ sourceId, passages }) => {
    const row = bySource.get(sourceId);
    if (row === undefined) return [];
    const { participantId, respondentId } = row;
    const own =
      participantId !== null ? `p${participantId}` : respondentId !== null ? `r${respondentId}` : undefined;
    if (row.byTurn === 0) return own ?? [];
    const turns = new SourceReader(db, sourceId).turnRows();
    const starts = passages.filter((_, n) => n % 2 === 0);
    return starts.flatMap((start) => {
      const turn = turns.findLast((one) => one.start <= start && one.end > start);
      return turn?.participantId ? `p${turn.participantId}` : (own ?? []);
    });
  });
}
