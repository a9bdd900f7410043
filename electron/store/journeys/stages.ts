import { conflict, notFound } from '../core/failures.ts';
import { mustExist } from '../core/must-exist.ts';
import type { JourneysCommands } from './handler-types.ts';
import { place } from './place.ts';

export const stageCommands = {
  'journeys.stage.add': (context, { journeyId, name, beforeId }) => {
    mustExist(context.db, 'journey', journeyId);
    const position = place(context, 'stage', journeyId, beforeId);
    const { lastId } = context.db.run(
      'INSERT INTO stage (uid, rev, journey_id, name, position) VALUES (?, ?, ?, ?, ?)',
      [context.newUid(), context.rev, journeyId, name, position],
    );
    return { id: lastId };
  },

  'journeys.stage.edit': ({ db, rev }, { id, ifRev, name }) => {
    const current = db.get<{ id: number; rev: number; name: string }>(
      'SELECT id, rev, name FROM stage WHERE id = ?',
      [id],
    );
    if (!current) throw notFound('This stage');
    if (current.rev !== ifRev) throw conflict('This stage', { ...current });
    db.run('UPDATE stage SET rev = ?, name = ? WHERE id = ?', [rev, name, id]);
    return { rev };
  },

  'journeys.stage.move': (context, { id, beforeId }) => {
    const journeyId = context.db.value<number>('SELECT journey_id FROM stage WHERE id = ?', [id]);
    if (journeyId === undefined) throw notFound('This stage');
    if (beforeId === id) return {};
    const position = place(context, 'stage', journeyId, beforeId, id);
    context.db.run('UPDATE stage SET rev = ?, position = ? WHERE id = ?', [context.rev, position, id]);
    return {};
  },

  'journeys.stage.delete': ({ db }, { id }) => {
    if (db.run('DELETE FROM stage WHERE id = ?', [id]).changes === 0) throw notFound('This stage');
    return {};
  },
} satisfies Partial<JourneysCommands>;
