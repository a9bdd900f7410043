import { nameBook } from '../../../../shared/voices/query/names.ts';
import type { ReadDb } from '../../core/db.ts';

/** What each code is called with everything it stands under: “Waiting / delay”. */
export function codePaths(db: ReadDb): ReadonlyMap<number, string> {
  const codes = db.all<{ id: number; parentId: number | null; name: string }>(
    'SELECT id, parent_id AS parentId, name FROM code',
  );
  const book = nameBook({ codes, sets: [] });
  return new Map(codes.map(({ id }) => [id, book.pathOf(id).join(' / ')]));
}
