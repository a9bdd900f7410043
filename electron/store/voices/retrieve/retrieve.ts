import { canMatch, evaluate } from '../../../../shared/voices/query/evaluate.ts';
import type { Passages } from '../../../../shared/voices/query/passages.ts';
import type { QuerySpec } from '../../../../shared/voices/query/spec.ts';
import type { ReadDb } from '../../core/db.ts';
import { planRetrieval, type RetrievalPlan } from './plan.ts';
import { SourceReader } from './source-reader.ts';
import { sweep } from './sweep.ts';

/** What a query found in one source; never empty. */
export interface FoundInSource {
  readonly sourceId: number;
  readonly passages: Passages;
}

/** What was found in a stretch of the sources; `before` is the first source not looked at yet. */
export interface FoundChunk {
  readonly found: readonly FoundInSource[];
  readonly before: number;
  /** Codings read for it. */
  readonly read: number;
}

/** Evaluates a plan in the order of sources, a chunk at a time, so that whoever asks can stop early. */
export function* evaluatePlan(db: ReadDb, plan: RetrievalPlan, fromSource = 1): Generator<FoundChunk> {
  const none: Passages = [];
  for (const { sources, before, read } of sweep(db, plan, fromSource)) {
    const found: FoundInSource[] = [];
    for (const { sourceId, passages } of sources) {
      if (!canMatch(plan.root, (leaf) => passages[leaf] !== undefined)) continue;
      const units = new SourceReader(db, sourceId);
      const met = evaluate(plan.root, plan.rule, (leaf) => passages[leaf] ?? none, units);
      if (met.length > 0) found.push({ sourceId, passages: met });
    }
    yield { found, before, read };
  }
}

/**
 * Every passage a query finds, by source in ascending order: for splitting a code by a retrieval and for matrices of a
 * query alone. Refused where a code or set of the query is gone.
 *
 * @param onlyCoder whose codings alone there are; null: everybody's.
 */
export function* passagesOfQuery(
  db: ReadDb,
  spec: QuerySpec,
  onlyCoder: number | null,
): Generator<FoundInSource> {
  for (const { found } of evaluatePlan(db, planRetrieval(db, spec, onlyCoder))) yield* found;
}
