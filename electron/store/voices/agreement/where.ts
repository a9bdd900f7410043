import type { Condition } from '../../../../shared/voices/condition.ts';
import type { ReadDb } from '../../core/db.ts';
import { compileCondition } from '../condition.ts';

/** Ids of the sources a condition lets through; null where it asks nothing. Agreement looks at everybody's codings. */
export function sourcesWhere(db: ReadDb, condition: Condition | null): ReadonlySet<number> | null {
  if (condition === null) return null;
  const { where, params } = compileCondition(db, condition, { onlyCoder: null });
  return new Set(db.column<number>(`SELECT s.id FROM source s WHERE ${where}`, params));
}
