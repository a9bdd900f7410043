import type { ReadDb } from '../../core/db.ts';
import { refused } from '../../core/failures.ts';
import type { CommandContext } from '../../core/handlers.ts';
import { codeAndBelow } from '../code-tree.ts';
import { codeOf } from '../codes.ts';
import type { VoicesCommands, VoicesQueries } from '../handler-types.ts';
import { seenByOnly } from '../only-coder.ts';
import { keepHistory, noteEvent } from './history.ts';
import { moveCodings, movedOf } from './move-codings.ts';

const codingsOf = `SELECT c.id FROM coding c WHERE c.code_id IN (SELECT value FROM json_each(?))
  AND c.coder_id = coalesce(?, c.coder_id)`;

export const mergeQueries = {
  'voices.code.mergePreview': ({ db, onlyCoder }, { ids, intoId }) => {
    const merged = mergedCodes(db, ids, intoId);
    const list = JSON.stringify(merged);
    const codings = db.column<number>(codingsOf, [list, onlyCoder]);
    const count = (sql: string): number => db.value<number>(sql, { list, only: onlyCoder }) ?? 0;
    const inMerged = 'code_id IN (SELECT value FROM json_each(@list))';
    const { children, renamed } = childrenOf(db, merged, intoId);
    return {
      ...movedOf(db, codings, intoId, onlyCoder),
      children,
      renamed,
      memos: count(
        `SELECT count(*) FROM memo WHERE ${inMerged} AND (@only IS NULL OR coder_id IS NULL OR coder_id = @only)`,
      ),
      examples: count(
        `SELECT count(*) FROM code_example e JOIN coding c ON c.id = e.coding_id WHERE e.${inMerged} AND ${seenByOnly}`,
      ),
      sets: count(`SELECT count(DISTINCT code_set_id) FROM code_set_member WHERE ${inMerged}`),
      othersHidden: onlyCoder !== null,
    };
  },
} satisfies Partial<VoicesQueries>;

export const mergeCommands = {
  'voices.code.merge': (context, { ids, intoId }) => {
    const { db } = context;
    const merged = mergedCodes(db, ids, intoId);
    const names = merged.map((id) => codeOf(db, id).name);
    const codings = db.column<number>(codingsOf, [JSON.stringify(merged), null]);
    const moved = moveCodings(context, codings, intoId);
    for (const id of merged) mergeInto(context, id, intoId);
    noteEvent(context, intoId, 'merged', {
      from: names.map((name) => `“${name}”`).join(', '),
      codings: codings.length,
    });
    return moved;
  },
} satisfies Partial<VoicesCommands>;

/** The codes to merge, each once, the ones furthest down first, so that none goes while another is below it. */
function mergedCodes(db: ReadDb, ids: readonly number[], intoId: number): readonly number[] {
  const target = codeOf(db, intoId);
  const merged = [...new Set(ids)].filter((id) => id !== intoId);
  if (merged.length === 0) {
    throw refused(`“${target.name}” cannot be merged with itself. Choose another code to merge it into.`);
  }
  const depth = new Map(merged.map((id) => [id, depthOf(db, id)]));
  return merged.toSorted((a, b) => (depth.get(b) ?? 0) - (depth.get(a) ?? 0) || a - b);
}

function depthOf(db: ReadDb, id: number): number {
  let depth = 0;
  for (let at = codeOf(db, id).parentId; at !== null; at = codeOf(db, at).parentId) depth += 1;
  return depth;
}

/** Gives the target all that hangs on a code whose codings are there already; then the code goes. */
function mergeInto(context: CommandContext, id: number, intoId: number): void {
  const { db, rev } = context;
  const code = codeOf(db, id);
  const params = { rev, id, intoId };
  db.run('UPDATE memo SET rev = @rev, code_id = @intoId WHERE code_id = @id', params);
  db.run(
    `UPDATE OR IGNORE code_example SET rev = @rev, code_id = @intoId,
      position = position + (SELECT ifnull(max(position), 0) FROM code_example WHERE code_id = @intoId) WHERE code_id = @id`,
    params,
  );
  db.run('UPDATE OR IGNORE code_set_member SET rev = @rev, code_id = @intoId WHERE code_id = @id', params);
  db.run('UPDATE settlement SET rev = @rev, code_id = @intoId WHERE code_id = @id', params);
  db.run('UPDATE suggestion_refusal SET rev = @rev, code_id = @intoId WHERE code_id = @id', params);
  keepHistory(context, id, code.name, intoId);
  // Its name must not stand in the way of those that come to its place.
  db.run(`UPDATE code SET rev = @rev, name = 'merged ' || hex(uid) WHERE id = @id`, params);
  if (db.column<number>(codeAndBelow, [id]).includes(intoId)) {
    const target = codeOf(db, intoId);
    db.run('UPDATE code SET rev = ?, parent_id = ?, position = ?, name = ? WHERE id = ?', [
      rev,
      code.parentId,
      code.position,
      freeName(db, target.name, code.parentId, code.name, intoId),
      intoId,
    ]);
  }
  let position = db.value<number>('SELECT max(position) FROM code WHERE parent_id = ?', [intoId]) ?? 0;
  for (const child of db.all<{ id: number; name: string }>(
    'SELECT id, name FROM code WHERE parent_id = ? ORDER BY position, id',
    [id],
  )) {
    position += 1;
    db.run('UPDATE code SET rev = ?, parent_id = ?, position = ?, name = ? WHERE id = ?', [
      rev,
      intoId,
      position,
      freeName(db, child.name, intoId, code.name, child.id),
      child.id,
    ]);
  }
  db.run('DELETE FROM code WHERE id = ?', [id]);
  joinDefinitions(context, code, intoId);
}

/** The definitions of both, where they differ; the target's own first. A key nobody else has comes along. */
function joinDefinitions({ db, rev }: CommandContext, code: ReturnType<typeof codeOf>, intoId: number): void {
  const target = codeOf(db, intoId);
  const both = (own: string, other: string): string => {
    if (other.trim() === '' || other === own) return own;
    return own.trim() === '' ? other : `${own}\n\nFrom “${code.name}”: ${other}`;
  };
  db.run('UPDATE code SET rev = ?, description = ?, when_to_use = ?, when_not = ?, pin = ? WHERE id = ?', [
    rev,
    both(target.description, code.description),
    both(target.whenToUse, code.whenToUse),
    both(target.whenNot, code.whenNot),
    target.pin ?? code.pin,
    intoId,
  ]);
}

/** The codes that come under the target from the merged ones, and the names of those that clash there. */
function childrenOf(
  db: ReadDb,
  merged: readonly number[],
  intoId: number,
): { readonly children: number; readonly renamed: string[] } {
  const list = JSON.stringify(merged);
  const names = db.column<string>(
    `SELECT name FROM code WHERE parent_id IN (SELECT value FROM json_each(@list)) AND id <> @intoId
      AND id NOT IN (SELECT value FROM json_each(@list)) ORDER BY position, id`,
    { list, intoId },
  );
  const taken = new Set(
    db.column<string>(
      'SELECT name FROM code WHERE parent_id = @intoId AND id NOT IN (SELECT value FROM json_each(@list))',
      { list, intoId },
    ),
  );
  const renamed: string[] = [];
  for (const name of names) {
    if (taken.has(name)) renamed.push(name);
    taken.add(name);
  }
  return { children: names.length, renamed };
}

/** The name itself, or with where it comes from, as no sibling has it. */
function freeName(db: ReadDb, name: string, parentId: number | null, from: string, own: number): string {
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? name : `${name} (from ${from}${count === 2 ? '' : ` ${count - 1}`})`;
    const taken = db.value<number>(
      'SELECT 1 FROM code WHERE ifnull(parent_id, 0) = ? AND name = ? AND id <> ?',
      [parentId ?? 0, tried, own],
    );
    if (taken === undefined) return tried;
  }
}
