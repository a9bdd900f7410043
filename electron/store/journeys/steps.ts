import type { ReadDb } from '../core/db.ts';
import { conflict, notFound, refused } from '../core/failures.ts';
import { withEdits } from '../core/with-edits.ts';
import type { JourneysCommands } from './handler-types.ts';
import { place } from './place.ts';
import { chosenTouchpoint } from './touchpoints.ts';

interface StepFields {
  readonly id: number;
  readonly rev: number;
  readonly stageId: number;
  readonly name: string;
  readonly channel: string;
  readonly touchpointId: number | null;
}

export const stepCommands = {
  'journeys.step.add': (context, { stageId, name, touchpoint, channel, beforeId }) => {
    journeyOfStage(context.db, stageId);
    const touchpointId = chosenTouchpoint(context, touchpoint ?? { name });
    const position = place(context, 'step', stageId, beforeId);
    const { lastId } = context.db.run(
      'INSERT INTO step (uid, rev, stage_id, touchpoint_id, name, channel, position) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [context.newUid(), context.rev, stageId, touchpointId, name, channel, position],
    );
    return { id: lastId };
  },

  'journeys.step.edit': (context, { id, ifRev, touchpoint, ...fields }) => {
    const { db, rev } = context;
    const current = stepOf(db, id);
    if (current.rev !== ifRev) throw conflict('This step', { ...current });
    const { name, channel } = withEdits(current, fields);
    const touchpointId =
      touchpoint === undefined
        ? current.touchpointId
        : touchpoint === null
          ? null
          : chosenTouchpoint(context, touchpoint);
    db.run('UPDATE step SET rev = ?, name = ?, channel = ?, touchpoint_id = ? WHERE id = ?', [
      rev,
      name,
      channel,
      touchpointId,
      id,
    ]);
    return { rev };
  },

  'journeys.step.move': (context, { id, stageId, beforeId }) => {
    const { db, rev } = context;
    const current = stepOf(db, id);
    if (journeyOfStage(db, stageId) !== journeyOfStage(db, current.stageId)) {
      throw refused(`“${current.name}” cannot be moved into another journey. Add a step there instead.`);
    }
    if (beforeId === id) return {};
    const position = place(context, 'step', stageId, beforeId, id);
    db.run('UPDATE step SET rev = ?, stage_id = ?, position = ? WHERE id = ?', [rev, stageId, position, id]);
    return {};
  },

  'journeys.step.delete': ({ db }, { id }) => {
    if (db.run('DELETE FROM step WHERE id = ?', [id]).changes === 0) throw notFound('This step');
    return {};
  },
} satisfies Partial<JourneysCommands>;

function stepOf(db: ReadDb, id: number): StepFields {
  const step = db.get<StepFields>(
    'SELECT id, rev, stage_id AS stageId, name, channel, touchpoint_id AS touchpointId FROM step WHERE id = ?',
    [id],
  );
  if (!step) throw notFound('This step');
  return step;
}

function journeyOfStage(db: ReadDb, stageId: number): number {
  const journeyId = db.value<number>('SELECT journey_id FROM stage WHERE id = ?', [stageId]);
  if (journeyId === undefined) throw notFound('This stage');
  return journeyId;
}
