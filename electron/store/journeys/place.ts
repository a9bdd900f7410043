import type { CommandContext } from '../core/handlers.ts';
import { type Placed, placeAmong } from '../core/position.ts';

const tables = {
  stage: {
    siblings: 'SELECT id, position FROM stage WHERE journey_id = ? ORDER BY position, id',
    renumber: 'UPDATE stage SET rev = ?, position = ? WHERE id = ?',
  },
  step: {
    siblings: 'SELECT id, position FROM step WHERE stage_id = ? ORDER BY position, id',
    renumber: 'UPDATE step SET rev = ?, position = ? WHERE id = ?',
  },
  lane: {
    siblings: 'SELECT id, position FROM lane WHERE journey_id = ? ORDER BY position, id',
    renumber: 'UPDATE lane SET rev = ?, position = ? WHERE id = ?',
  },
} as const;

/** The position before `beforeId` (null: last) among the children of `parentId`, the row `own` left aside. */
export function place(
  { db, rev }: CommandContext,
  table: keyof typeof tables,
  parentId: number,
  beforeId: number | null,
  own?: number,
): number {
  const { siblings, renumber } = tables[table];
  const others = db.all<Placed>(siblings, [parentId]).filter(({ id }) => id !== own);
  const { position, renumbered } = placeAmong(others, beforeId);
  for (const sibling of renumbered) db.run(renumber, [rev, sibling.position, sibling.id]);
  return position;
}
