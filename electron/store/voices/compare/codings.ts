import type { Condition } from '../../../../shared/voices/condition.ts';
import type { ReadDb } from '../../core/db.ts';
import { compileCondition } from '../condition.ts';
import { seenBy } from '../only-coder.ts';

/** A coding as matrices look at it. */
export interface ComparedCoding {
  readonly id: number;
  readonly sourceId: number;
  readonly start: number;
  readonly end: number;
  readonly codeId: number;
  readonly coderId: number;
}

const columns = `c.id, c.source_id AS sourceId, c.start_cp AS start, c.end_cp AS end, c.code_id AS codeId,
  c.coder_id AS coderId`;
const order = 'ORDER BY c.source_id, c.start_cp, c.end_cp, c.id';

/** Codings that count, source by source in the order of the text. Without a condition from the index alone. */
export function comparedCodings(
  db: ReadDb,
  where: Condition | null,
  onlyCoder: number | null,
): IterableIterator<ComparedCoding> {
  if (where === null) {
    return db.iterate<ComparedCoding>(
      `SELECT ${columns} FROM coding c INDEXED BY coding_source WHERE ${seenBy} ${order}`,
      [onlyCoder],
    );
  }
  const asked = compileCondition(db, where, { onlyCoder, coding: 'c' });
  return db.iterate<ComparedCoding>(
    `SELECT ${columns} FROM coding c JOIN source s ON s.id = c.source_id
    WHERE ${seenBy} AND ${asked.where} ${order}`,
    [onlyCoder, ...asked.params],
  );
}
