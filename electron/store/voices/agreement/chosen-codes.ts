import type { AgreementCodes } from '../../../../shared/voices/agreement/model.ts';
import type { ReadDb } from '../../core/db.ts';
import { codesInOrder } from '../code-tree.ts';

/** Ids of the codes asked for that there are, in the order of the codebook. */
export function chosenCodes(db: ReadDb, codes: AgreementCodes): readonly number[] {
  const all = codesInOrder(db).map(({ id }) => id);
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
  const children = Map.groupBy(codesInOrder(db), ({ parentId }) => parentId);
  const below = (id: number): readonly number[] => [
    id,
    ...(children.get(id) ?? []).flatMap((child) => below(child.id)),
  ];
  return new Map(codes.map((id) => [id, below(id)]));
}
