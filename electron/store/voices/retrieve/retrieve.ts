import { canMatch, evaluate } from '../../../../shared/voices/query/evaluate.ts';
import type { Passages } from '../../../../shared/voices/query/passages.ts';
import type { QuerySpec } from '../../../../shared/voices/query/spec.ts';
import type { ReadDb } from '../../core/db.ts';
import { planRetrieval, type RetrievalPlan } from './plan.ts';
import { SourceReader } from './source-reader.ts';
import { type SweptSource, sweep } from './sweep.ts';

/** What a query found in one source; never empty. */
export interface FoundInSource {
  readonly sourceId: number;
  readonly passages: Passages;
}

/** What is found in a stretch of the sources; `before` is the first source not looked at yet. */
export interface FoundChunk {
  /** Evaluated as it is gone through, once: a page that is full needs to look no further. */
  readonly found: Iterable<FoundInSource>;
  readonly before: number;
  /** Codings read for it. */
  readonly read: number;
}

/** Evaluates a plan in the order of sources, a chunk at a time, so that whoever asks can stop early. */
export function* evaluatePlan(db: ReadDb, plan: RetrievalPlan, fromSource = 1): Generator<FoundChunk> {
  for (const { sources, before, read } of sweep(db, plan, fromSource)) {
    yield { found: foundIn(db, plan, sources), before, read };
  }
}

const NONE: Passages = [];

function* foundIn(
  db: ReadDb,
  { root, rule }: RetrievalPlan,
  sources: readonly SweptSource[],
): Generator<FoundInSource> {
  for (const { sourceId, passages } of sources) {
    if (!canMatch(root, (leaf) => passages[leaf] !== undefined)) continue;
    const units = new SourceReader(db, sourceId);
    const met = evaluate(root, rule, (leaf) => passages[leaf] ?? NONE, units);
    if (met.length > 0) yield { sourceId, passages: met };
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
