import type { ReadDb } from '../../core/db.ts';
import { conflict, notFound, refused } from '../../core/failures.ts';
import type { CommandContext } from '../../core/handlers.ts';
import { mustExist } from '../../core/must-exist.ts';
import type { VoicesCommands, VoicesQueries } from '../handler-types.ts';

interface SetRow {
  readonly id: number;
  readonly rev: number;
  readonly name: string;
}

export const setQueries = {
  'voices.codeSets': ({ db }) => {
    const members = Map.groupBy(
      db.all<{ setId: number; codeId: number }>(
        'SELECT code_set_id AS setId, code_id AS codeId FROM code_set_member ORDER BY id',
      ),
      ({ setId }) => setId,
    );
    return db
      .all<SetRow>('SELECT id, rev, name FROM code_set ORDER BY name COLLATE NOCASE, id')
      .map((set) => ({ ...set, codeIds: (members.get(set.id) ?? []).map(({ codeId }) => codeId) }));
  },
} satisfies Partial<VoicesQueries>;

export const setCommands = {
  'voices.codeSet.add': (context, { name, codeIds }) => {
    checkName(context.db, name);
    const { lastId } = context.db.run('INSERT INTO code_set (uid, rev, name) VALUES (?, ?, ?)', [
      context.newUid(),
      context.rev,
      name,
    ]);
    addMembers(context, lastId, codeIds);
    return { id: lastId };
  },

  'voices.codeSet.rename': ({ db, rev }, { id, ifRev, name }) => {
    const current = setOf(db, id);
    if (current.rev !== ifRev) throw conflict('This code set', { ...current });
    checkName(db, name, id);
    db.run('UPDATE code_set SET rev = ?, name = ? WHERE id = ?', [rev, name, id]);
    return { rev };
  },

  'voices.codeSet.delete': ({ db }, { id }) => {
    setOf(db, id);
    db.run('DELETE FROM code_set WHERE id = ?', [id]);
    return {};
  },

  'voices.codeSet.change': (context, { id, add, remove }) => {
    setOf(context.db, id);
    context.db.run(
      'DELETE FROM code_set_member WHERE code_set_id = ? AND code_id IN (SELECT value FROM json_each(?))',
      [id, JSON.stringify(remove)],
    );
    addMembers(context, id, add);
    return {};
  },
} satisfies Partial<VoicesCommands>;

function setOf(db: ReadDb, id: number): SetRow {
  const set = db.get<SetRow>('SELECT id, rev, name FROM code_set WHERE id = ?', [id]);
  if (!set) throw notFound('This code set');
  return set;
}

function addMembers({ db, rev }: CommandContext, setId: number, codeIds: readonly number[]): void {
  for (const codeId of new Set(codeIds)) {
    mustExist(db, 'code', codeId);
    db.run('INSERT OR IGNORE INTO code_set_member (rev, code_set_id, code_id) VALUES (?, ?, ?)', [
      rev,
      setId,
      codeId,
    ]);
  }
}

function checkName(db: ReadDb, name: string, own?: number): void {
  const other = db.value<number>('SELECT id FROM code_set WHERE name = ?', [name]);
  if (other !== undefined && other !== own) {
    throw refused(`There is already a code set “${name}”. Give this one another name, or use that one.`);
  }
}
