import { conflict, notFound, refused } from '../core/failures.ts';
import { mustExist } from '../core/must-exist.ts';
import { withEdits } from '../core/with-edits.ts';
import type { JourneysCommands } from './handler-types.ts';
import { addLane } from './journey-rows.ts';
import { place } from './place.ts';

export const laneCommands = {
  'journeys.lane.add': (context, { journeyId, kind, name, beforeId }) => {
    mustExist(context.db, 'journey', journeyId);
    return { id: addLane(context, journeyId, kind, name, beforeId) };
  },

  'journeys.lane.edit': ({ db, rev }, { id, ifRev, ...fields }) => {
    const row = db.get<{ id: number; rev: number; name: string; hidden: number }>(
      'SELECT id, rev, name, hidden FROM lane WHERE id = ?',
      [id],
    );
    if (!row) throw notFound('This lane');
    const current = { ...row, hidden: row.hidden === 1 };
    if (current.rev !== ifRev) throw conflict('This lane', current);
    const { name, hidden } = withEdits(current, fields);
    db.run('UPDATE lane SET rev = ?, name = ?, hidden = ? WHERE id = ?', [rev, name, hidden ? 1 : 0, id]);
    return { rev };
  },

  'journeys.lane.move': (context, { id, beforeId }) => {
    const journeyId = context.db.value<number>('SELECT journey_id FROM lane WHERE id = ?', [id]);
    if (journeyId === undefined) throw notFound('This lane');
    if (beforeId === id) return {};
    const position = place(context, 'lane', journeyId, beforeId, id);
    context.db.run('UPDATE lane SET rev = ?, position = ? WHERE id = ?', [context.rev, position, id]);
    return {};
  },

  'journeys.lane.delete': ({ db }, { id }) => {
    if (db.run('DELETE FROM lane WHERE id = ?', [id]).changes === 0) throw notFound('This lane');
    return {};
  },

  'journeys.cell.set': (context, { laneId, stepId, text }) => {
    const { db, rev } = context;
    mustExist(db, 'lane', laneId);
    mustExist(db, 'step', stepId);
    const sameJourney = db.value(
      `SELECT 1 FROM lane l JOIN stage g ON g.journey_id = l.journey_id JOIN step p ON p.stage_id = g.id
      WHERE l.id = ? AND p.id = ?`,
      [laneId, stepId],
    );
    if (sameJourney === undefined) throw refused('This step and this lane belong to different journeys.');
    const id = db.value<number>('SELECT id FROM cell WHERE lane_id = ? AND step_id = ? ORDER BY id', [
      laneId,
      stepId,
    ]);
    if (id !== undefined) db.run('UPDATE cell SET rev = ?, text = ? WHERE id = ?', [rev, text, id]);
    else if (text !== '') {
      db.run('INSERT INTO cell (uid, rev, lane_id, step_id, text) VALUES (?, ?, ?, ?, ?)', [
        context.newUid(),
        rev,
        laneId,
        stepId,
        text,
      ]);
    }
    return {};
  },
} satisfies Partial<JourneysCommands>;
