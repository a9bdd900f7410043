import { conditionOfFilter } from '../../../shared/voices/filter-condition.ts';
import type { SourceFilter } from '../../../shared/voices/model.ts';
import type { ReadDb } from '../core/db.ts';
import { type CompiledCondition, compileCondition } from './condition.ts';

/** A simple filter as SQL over `source s`; everything given must hold. `only`: whose codings count. */
export function compileFilter(db: ReadDb, filter: SourceFilter, only: number | null): CompiledCondition {
  return compileCondition(db, conditionOfFilter(filter), { onlyCoder: only });
}
