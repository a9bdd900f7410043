import type { Touchpoint } from '../../../shared/journeys/model.ts';
import { nameKey } from '../../../shared/util/name-key.ts';
import type { ReadDb } from '../core/db.ts';
import { conflict, notFound, refused } from '../core/failures.ts';
import type { CommandContext } from '../core/handlers.ts';
import { mustExist } from '../core/must-exist.ts';
import { withEdits } from '../core/with-edits.ts';
import type { JourneysCommands, JourneysQueries } from './handler-types.ts';

type TouchpointFields = Omit<Touchpoint, 'readings' | 'evidence'>;

const columns = `t.id, t.rev, t.name, t.channels, t.owner, t.rational_expectation AS rationalExpectation,
  t.emotional_expectation AS emotionalExpectation`;

export const touchpointQueries = {
  'journeys.touchpoints': ({ db, onlyCoder }) =>
    db.all<Touchpoint>(
      `SELECT ${columns}, (SELECT count(*) FROM reading r LEFT JOIN coding c ON c.id = r.coding_id
          WHERE r.touchpoint_id = t.id AND (@only IS NULL OR c.id IS NULL OR c.coder_id = @only)) AS readings,
        (SELECT count(*) FROM evidence e LEFT JOIN coding c ON c.id = e.coding_id
          WHERE e.touchpoint_id = t.id AND (@only IS NULL OR c.id IS NULL OR c.coder_id = @only)) AS evidence
      FROM touchpoint t ORDER BY t.name COLLATE NOCASE, t.id`,
      { only: onlyCoder },
    ),
} satisfies Partial<JourneysQueries>;

export const touchpointCommands = {
  'journeys.touchpoint.add': (context, { name, fields }) => {
    if (touchpointNamed(context.db, name) !== undefined) throw nameTaken(name);
    return { id: addTouchpoint(context, name, fields) };
  },

  'journeys.touchpoint.edit': ({ db, rev }, { id, ifRev, fields }) => {
    const current = db.get<TouchpointFields>(`SELECT ${columns} FROM touchpoint t WHERE t.id = ?`, [id]);
    if (!current) throw notFound('This touchpoint');
    if (current.rev !== ifRev) throw conflict('This touchpoint', { ...current });
    const { name, channels, owner, rationalExpectation, emotionalExpectation } = withEdits(current, fields);
    const same = touchpointNamed(db, name);
    if (same !== undefined && same !== id) throw nameTaken(name);
    db.run(
      `UPDATE touchpoint SET rev = ?, name = ?, channels = ?, owner = ?, rational_expectation = ?,
        emotional_expectation = ? WHERE id = ?`,
      [rev, name, channels, owner, rationalExpectation, emotionalExpectation, id],
    );
    return { rev };
  },

  'journeys.touchpoint.delete': ({ db }, { id }) => {
    if (db.run('DELETE FROM touchpoint WHERE id = ?', [id]).changes === 0) throw notFound('This touchpoint');
    return {};
  },
} satisfies Partial<JourneysCommands>;

export type TouchpointChoice = { readonly id: number } | { readonly name: string };

/** The touchpoint chosen by id, or the one of that name, made where there is none. */
export function chosenTouchpoint(context: CommandContext, choice: TouchpointChoice): number {
  if ('id' in choice) {
    mustExist(context.db, 'touchpoint', choice.id);
    return choice.id;
  }
  return touchpointNamed(context.db, choice.name) ?? addTouchpoint(context, choice.name, {});
}

type NewFields = Parameters<JourneysCommands['journeys.touchpoint.add']>[1]['fields'];

function addTouchpoint(context: CommandContext, name: string, fields: NewFields): number {
  const { channels = '', owner = '', rationalExpectation = '', emotionalExpectation = '' } = fields;
  return context.db.run(
    `INSERT INTO touchpoint (uid, rev, name, channels, owner, rational_expectation, emotional_expectation)
    VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [context.newUid(), context.rev, name, channels, owner, rationalExpectation, emotionalExpectation],
  ).lastId;
}

/** The touchpoint of that name, whatever its case and Unicode form. */
function touchpointNamed(db: ReadDb, name: string): number | undefined {
  const exact = db.value<number>('SELECT id FROM touchpoint WHERE name = ?', [name]);
  if (exact !== undefined) return exact;
  // Compared here: SQLite folds the case of ASCII only. An import finds its touchpoints the same way.
  const key = nameKey(name);
  return db
    .all<{ id: number; name: string }>('SELECT id, name FROM touchpoint ORDER BY id')
    .find((known) => nameKey(known.name) === key)?.id;
}

function nameTaken(name: string) {
  return refused(`There is already a touchpoint “${name}”. Give this one another name, or use that one.`);
}
