import type { retrieveContract, SavedQuery } from '../../../../shared/voices/contract-retrieve.ts';
import type { ReadDb } from '../../core/db.ts';
import { conflict, notFound, refused } from '../../core/failures.ts';
import type { CommandHandlers, QueryHandlers } from '../../core/handlers.ts';
import { type Placed, placeAmong } from '../../core/position.ts';
import { readStoredQuery, storeQuery } from './stored-query.ts';

interface Row {
  readonly id: number;
  readonly rev: number;
  readonly name: string;
  readonly text: string;
  readonly settings: string;
  readonly position: number;
}

const select = 'SELECT id, rev, name, text, settings, position FROM saved_query';

export const savedQueryQueries = {
  'voices.savedQueries': ({ db }) =>
    db
      .all<Row>(`${select} ORDER BY position, id`)
      // One that a later version wrote in a way this one cannot read is left alone, not shown wrongly.
      .flatMap(({ text, settings, ...row }): readonly SavedQuery[] => {
        const stored = readStoredQuery(db, text, settings);
        return stored === undefined ? [] : [{ ...row, ...stored }];
      }),
} satisfies Partial<QueryHandlers<typeof retrieveContract>>;

export const savedQueryCommands = {
  'voices.savedQuery.add': (context, { name, query, context: around }) => {
    const { db, rev } = context;
    checkName(db, name);
    const { text, settings } = storeQuery(db, query, around);
    const last = db.value<number>('SELECT ifnull(max(position), 0) FROM saved_query') ?? 0;
    const { lastId } = db.run(
      'INSERT INTO saved_query (uid, rev, name, text, settings, position) VALUES (?, ?, ?, ?, ?, ?)',
      [context.newUid(), rev, name, text, settings, last + 1],
    );
    return { id: lastId };
  },

  'voices.savedQuery.edit': ({ db, rev }, { id, ifRev, name, query, context }) => {
    const row = rowOf(db, id);
    if (row.rev !== ifRev) throw conflict('This saved query', { name: row.name, rev: row.rev });
    if (name !== undefined) checkName(db, name, id);
    let { text, settings } = row;
    if (query !== undefined || context !== undefined) {
      const stored = readStoredQuery(db, text, settings);
      const spec = query ?? stored?.query;
      const around = context ?? stored?.context ?? { unit: 'sentences', count: 1 };
      if (spec !== undefined) ({ text, settings } = storeQuery(db, spec, around));
    }
    db.run('UPDATE saved_query SET rev = ?, name = ?, text = ?, settings = ? WHERE id = ?', [
      rev,
      name ?? row.name,
      text,
      settings,
      id,
    ]);
    return { rev };
  },

  'voices.savedQuery.delete': ({ db }, { id }) => {
    rowOf(db, id);
    db.run('DELETE FROM saved_query WHERE id = ?', [id]);
    return {};
  },

  'voices.savedQuery.move': ({ db, rev }, { id, beforeId }) => {
    rowOf(db, id);
    if (beforeId === id) return {};
    const others = db.all<Placed>(
      'SELECT id, position FROM saved_query WHERE id <> ? ORDER BY position, id',
      [id],
    );
    const { position, renumbered } = placeAmong(others, beforeId);
    const place = (one: Placed) =>
      db.run('UPDATE saved_query SET rev = ?, position = ? WHERE id = ?', [rev, one.position, one.id]);
    for (const one of renumbered) place(one);
    place({ id, position });
    return {};
  },
} satisfies Partial<CommandHandlers<typeof retrieveContract>>;

function rowOf(db: ReadDb, id: number): Row {
  const row = db.get<Row>(`${select} WHERE id = ?`, [id]);
  if (!row) throw notFound('This saved query');
  return row;
}

function checkName(db: ReadDb, name: string, own?: number): void {
  const same = db.value<number>('SELECT id FROM saved_query WHERE name = ? AND id IS NOT ?', [
    name,
    own ?? null,
  ]);
  if (same !== undefined) {
    throw refused(
      `There is already a saved query “${name}”. Give this one another name, or change that one.`,
    );
  }
}
