import type { Coding } from '../../../shared/voices/model.ts';
import type { ReadDb } from '../core/db.ts';
import { type RatingRow, ratingColumns, ratingOf } from '../core/rating.ts';
import { seenBy } from './only-coder.ts';

interface CodingRow extends RatingRow {
  readonly id: number;
  readonly rev: number;
  readonly sourceId: number;
  readonly codeId: number;
  readonly coderId: number;
  readonly start: number;
  readonly end: number;
  readonly touchpointId: number | null;
}

const select = `SELECT c.id, c.rev, c.source_id AS sourceId, c.code_id AS codeId, c.coder_id AS coderId,
    c.start_cp AS start, c.end_cp AS end,
    (SELECT e.touchpoint_id FROM evidence e WHERE e.coding_id = c.id ORDER BY e.id LIMIT 1) AS touchpointId,
    ${ratingColumns}
  FROM coding c LEFT JOIN reading r ON r.id = (SELECT max(x.id) FROM reading x WHERE x.coding_id = c.id)`;

/** The codings of one source, in the order of the text; `only` that coder's where given. */
export function codingsOfSource(db: ReadDb, sourceId: number, only: number | null): readonly Coding[] {
  return db
    .all<CodingRow>(`${select} WHERE c.source_id = ? AND ${seenBy} ORDER BY c.start_cp, c.end_cp, c.id`, [
      sourceId,
      only,
    ])
    .map(toCoding);
}

/** The codings of several sources, by source; `only` that coder's where given. */
export function codingsOfSources(
  db: ReadDb,
  sourceIds: readonly number[],
  only: number | null,
): ReadonlyMap<number, readonly Coding[]> {
  const rows = db.all<CodingRow>(
    `${select} WHERE c.source_id IN (SELECT value FROM json_each(?)) AND ${seenBy}
    ORDER BY c.source_id, c.start_cp, c.end_cp, c.id`,
    [JSON.stringify(sourceIds), only],
  );
  return Map.groupBy(rows.map(toCoding), (coding) => coding.sourceId);
}

/** One coding as every screen sees it, or undefined where it is gone. */
export function codingById(db: ReadDb, id: number): Coding | undefined {
  const row = db.get<CodingRow>(`${select} WHERE c.id = ?`, [id]);
  return row && toCoding(row);
}

function toCoding(row: CodingRow): Coding {
  const { id, rev, sourceId, codeId, coderId, start, end, touchpointId } = row;
  return { id, rev, sourceId, codeId, coderId, start, end, touchpointId, rating: ratingOf(row) };
}
