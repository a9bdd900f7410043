import type { ReadDb } from '../core/db.ts';

/** Ids of one code (bound to the `?`) and of every code below it: a SELECT to run, or to stand behind IN. */
export const codeAndBelow = `WITH RECURSIVE below(id) AS (
  SELECT ? UNION SELECT code.id FROM code JOIN below ON code.parent_id = below.id) SELECT id FROM below`;

/** A code where it stands in the codebook. */
export interface PlacedCode {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  /** Names from the top of the codebook down to the code itself. */
  readonly path: readonly string[];
}

/** Every code in the order of the codebook: each before those below it, siblings by position. */
export function codesInOrder(db: ReadDb): readonly PlacedCode[] {
  const children = Map.groupBy(
    db.all<{ id: number; parentId: number | null; name: string }>(
      'SELECT id, parent_id AS parentId, name FROM code ORDER BY position, id',
    ),
    ({ parentId }) => parentId,
  );
  const under = (parentId: number | null, above: readonly string[]): readonly PlacedCode[] =>
    (children.get(parentId) ?? []).flatMap((code) => {
      const path = [...above, code.name];
      return [{ ...code, path }, ...under(code.id, path)];
    });
  return under(null, []);
}

/** What each code is called with everything it stands under, for what leaves the product: “Waiting / delay”. */
export function codePaths(db: ReadDb): ReadonlyMap<number, string> {
  return new Map(codesInOrder(db).map(({ id, path }) => [id, path.join(' / ')]));
}
