import type { AgreementCodes } from '../../../../shared/voices/agreement/model.ts';
import type { ReadDb } from '../../core/db.ts';

/** Ids of the codes asked for that there are, in the order of the codebook. */
export function chosenCodes(db: ReadDb, codes: AgreementCodes): readonly number[] {
  const all = inOrder(db);
  if ('all' in codes) return all;
  const wanted = new Set(
    'ids' in codes
      ? codes.ids
      : db.column<number>('SELECT code_id FROM code_set_member WHERE code_set_id = ?', [codes.setId]),
  );
  return all.filter((id) => wanted.has(id));
}

/** Each code with itself and every code below it. */
export function codesWithBelow(db: ReadDb, codes: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const children = childrenOf(db);
  const below = (id: number): readonly number[] => [id, ...(children.get(id) ?? []).flatMap(below)];
  return new Map(codes.map((id) => [id, below(id)]));
}

/** The tree from top to bottom, siblings by position. */
function inOrder(db: ReadDb): readonly number[] {
  const children = childrenOf(db);
  const under = (parent: number | null): readonly number[] =>
    (children.get(parent) ?? []).flatMap((id) => [id, ...under(id)]);
  return under(null);
}

function childrenOf(db: ReadDb): ReadonlyMap<number | null, readonly number[]> {
  const rows = db.all<{ id: number; parentId: number | null }>(
    'SELECT id, parent_id AS parentId FROM code ORDER BY position, id',
  );
  const children = new Map<number | null, number[]>();
  for (const { id, parentId } of rows) {
    const siblings = children.get(parentId);
    if (siblings) siblings.push(id);
    else children.set(parentId, [id]);
  }
  return children;
}

/** Each code by its names from the top of the codebook, for tables that leave the product. */
export function codePaths(db: ReadDb): ReadonlyMap<number, string> {
  const rows = db.all<{ id: number; path: string }>(
    `WITH RECURSIVE named(id, path) AS (
      SELECT id, name FROM code WHERE parent_id IS NULL
      UNION ALL SELECT code.id, named.path || ' / ' || code.name FROM code JOIN named ON code.parent_id = named.id)
    SELECT id, path FROM named`,
  );
  return new Map(rows.map(({ id, path }) => [id, path]));
}
