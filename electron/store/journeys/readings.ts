import { notFound, refused } from '../core/failures.ts';
import { mustExist } from '../core/must-exist.ts';
import type { JourneysCommands } from './handler-types.ts';
import { ratingColumnsOf } from './rating-columns.ts';

export const readingCommands = {
  'journeys.reading.add': (context, { touchpointId, stepId, participantId, waveId, origin, rating }) => {
    const { db, rev, coderId, now } = context;
    mustExist(db, 'touchpoint', touchpointId);
    mustExist(db, 'step', stepId);
    mustExist(db, 'participant', participantId);
    mustExist(db, 'wave', waveId);
    const { lastId } = db.run(
      `INSERT INTO reading (uid, rev, touchpoint_id, step_id, participant_id, wave_id, coder_id, kind, expectation,
        experience, direct, scale_min, scale_max, importance, importance_min, importance_max, origin, at)
      VALUES (@uid, @rev, @touchpointId, @stepId, @participantId, @waveId, @coderId, @kind, @expectation,
        @experience, @direct, @scaleMin, @scaleMax, @importance, @importanceMin, @importanceMax, @origin, @now)`,
      {
        ...ratingColumnsOf(rating),
        uid: context.newUid(),
        rev,
        touchpointId,
        stepId,
        participantId,
        waveId,
        coderId,
        origin,
        now,
      },
    );
    return { id: lastId };
  },

  'journeys.reading.delete': ({ db }, { id }) => {
    if (db.run('DELETE FROM reading WHERE id = ?', [id]).changes === 0) throw notFound('This reading');
    return {};
  },

  /** A coding says one thing about a handover: rating it again replaces what it said. */
  'journeys.handover.rate': (
    context,
    { fromTouchpointId, toTouchpointId, participantId, codingId, carried },
  ) => {
    const { db, rev, now } = context;
    mustExist(db, 'touchpoint', fromTouchpointId);
    mustExist(db, 'touchpoint', toTouchpointId);
    mustExist(db, 'participant', participantId);
    mustExist(db, 'coding', codingId);
    if (fromTouchpointId === toTouchpointId) {
      throw refused('A handover lies between two touchpoints. Choose two different ones.');
    }
    const known =
      codingId === null
        ? undefined
        : db.value<number>(
            `SELECT id FROM handover_rating WHERE coding_id = ? AND from_touchpoint_id = ? AND to_touchpoint_id = ?`,
            [codingId, fromTouchpointId, toTouchpointId],
          );
    if (known !== undefined) {
      db.run('UPDATE handover_rating SET rev = ?, carried = ?, at = ? WHERE id = ?', [
        rev,
        carried,
        now,
        known,
      ]);
      return { id: known };
    }
    const { lastId } = db.run(
      `INSERT INTO handover_rating (uid, rev, from_touchpoint_id, to_touchpoint_id, participant_id, source_id,
        coding_id, carried, at)
      VALUES (@uid, @rev, @fromTouchpointId, @toTouchpointId, @participantId,
        (SELECT source_id FROM coding WHERE id = @codingId), @codingId, @carried, @now)`,
      { uid: context.newUid(), rev, fromTouchpointId, toTouchpointId, participantId, codingId, carried, now },
    );
    return { id: lastId };
  },
} satisfies Partial<JourneysCommands>;
