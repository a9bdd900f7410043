import type { QueryContext } from '../../core/handlers.ts';
import { seenBy } from '../only-coder.ts';
import { contextOf } from '../retrieve/context.ts';
import { SourceReader } from '../retrieve/source-reader.ts';

/** What is read before and after codings: the rest of their sentence. Codings that are gone or hidden are left out. */
export function quoteContexts({ db, onlyCoder }: QueryContext, codingIds: readonly number[]) {
  const readers = new Map<number, SourceReader>();
  return db
    .all<{ codingId: number; sourceId: number; start: number; end: number }>(
      `SELECT c.id AS codingId, c.source_id AS sourceId, c.start_cp AS start, c.end_cp AS end FROM coding c
      WHERE ${seenBy} AND c.id IN (SELECT value FROM json_each(?))`,
      [onlyCoder, JSON.stringify(codingIds)],
    )
    .map(({ codingId, sourceId, start, end }) => {
      const reader = readers.get(sourceId) ?? new SourceReader(db, sourceId);
      readers.set(sourceId, reader);
      return { codingId, ...contextOf(reader, { start, end }, { unit: 'sentences', count: 0 }) };
    });
}
