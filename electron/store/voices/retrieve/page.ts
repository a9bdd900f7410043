import type { ResultPlace } from '../../../../shared/voices/query/spec.ts';
import type { ReadDb } from '../../core/db.ts';
import type { RetrievalPlan } from './plan.ts';
import { evaluatePlan } from './retrieve.ts';

/** Codings one page looks through before it stops with what it has: about a tenth of a second. */
const MOST_READ = 120_000;

interface FoundPage {
  readonly places: readonly ResultPlace[];
  /** Where the next page goes on; null when all sources have been looked at. */
  readonly next: ResultPlace | null;
  /** How much of the sources has been looked at, 0 to 1. */
  readonly searched: number;
}

/** The first `limit` passages after a place (null: from the start), or as many as could be found in bounded time. */
export function findPage(
  db: ReadDb,
  plan: RetrievalPlan,
  after: ResultPlace | null,
  limit: number,
): FoundPage {
  const places: ResultPlace[] = [];
  const share = (before: number) => Math.min(1, Math.max(0, (before - 1) / Math.max(1, plan.lastSource)));
  let read = 0;
  for (const chunk of evaluatePlan(db, plan, after?.sourceId ?? 1)) {
    for (const { sourceId, passages } of chunk.found) {
      for (let n = 0; n < passages.length; n += 2) {
        const place = { sourceId, start: passages[n] ?? 0, end: passages[n + 1] ?? 0 };
        if (after !== null && !isAfter(place, after)) continue;
        const last = places.at(-1);
        if (places.length === limit && last !== undefined) {
          return { places, next: last, searched: share(last.sourceId) };
        }
        places.push(place);
      }
    }
    read += chunk.read;
    if (read >= MOST_READ && chunk.before <= plan.lastSource) {
      // The place before everything in the source that comes next.
      const next = { sourceId: chunk.before, start: 0, end: 0 };
      return { places, next, searched: share(chunk.before) };
    }
  }
  return { places, next: null, searched: 1 };
}

function isAfter(a: ResultPlace, b: ResultPlace): boolean {
  return (a.sourceId - b.sourceId || a.start - b.start || a.end - b.end) > 0;
}
