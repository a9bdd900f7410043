import { refused } from '../core/failures.ts';
import type { CommandContext } from '../core/handlers.ts';
import { mustExist } from '../core/must-exist.ts';
import type { JourneysCommands } from './handler-types.ts';
import { ratingColumnsOf } from './rating-columns.ts';
import { chosenTouchpoint } from './touchpoints.ts';

export const codingLinkCommands = {
  'journeys.coding.touchpoint': (context, { codingId, touchpoint }) => {
    const { db, rev, now } = context;
    mustExist(db, 'coding', codingId);
    if (touchpoint === null) {
      db.run('DELETE FROM reading WHERE coding_id = ?', [codingId]);
      db.run('DELETE FROM evidence WHERE coding_id = ?', [codingId]);
      return { touchpointId: null };
    }
    const touchpointId = chosenTouchpoint(context, touchpoint);
    const [kept, ...others] = db.all<{ id: number; touchpointId: number }>(
      'SELECT id, touchpoint_id AS touchpointId FROM evidence WHERE coding_id = ? ORDER BY id',
      [codingId],
    );
    for (const { id } of others) db.run('DELETE FROM evidence WHERE id = ?', [id]);
    if (kept === undefined) {
      db.run('INSERT INTO evidence (uid, rev, touchpoint_id, coding_id, at) VALUES (?, ?, ?, ?, ?)', [
        context.newUid(),
        rev,
        touchpointId,
        codingId,
        now,
      ]);
    } else if (kept.touchpointId !== touchpointId) {
      db.run('UPDATE evidence SET rev = ?, touchpoint_id = ? WHERE id = ?', [rev, touchpointId, kept.id]);
    }
    // The rating goes where its quote goes, and leaves the step it was tied to.
    db.run(
      `UPDATE reading SET rev = @rev, touchpoint_id = @touchpointId, step_id = NULL
      WHERE coding_id = @codingId AND touchpoint_id <> @touchpointId`,
      { rev, touchpointId, codingId },
    );
    return { touchpointId };
  },

  'journeys.coding.rate': (context, { codingId, rating }) => {
    const { db } = context;
    mustExist(db, 'coding', codingId);
    if (rating === null) {
      db.run('DELETE FROM reading WHERE coding_id = ?', [codingId]);
      return {};
    }
    const columns = ratingColumnsOf(rating);
    const touchpointId = db.value<number>(
      'SELECT touchpoint_id FROM evidence WHERE coding_id = ? ORDER BY id LIMIT 1',
      [codingId],
    );
    if (touchpointId === undefined) {
      throw refused('This coding is on no touchpoint yet. Put it on one, then rate the gap there.');
    }
    const id = db.value<number>('SELECT max(id) FROM reading WHERE coding_id = ?', [codingId]);
    if (typeof id === 'number') {
      db.run(
        `UPDATE reading SET rev = @rev, touchpoint_id = @touchpointId, kind = @kind, expectation = @expectation,
          experience = @experience, direct = @direct, scale_min = @scaleMin, scale_max = @scaleMax,
          importance = @importance, importance_min = @importanceMin, importance_max = @importanceMax WHERE id = @id`,
        { ...columns, rev: context.rev, touchpointId, id },
      );
    } else insert(context, codingId, touchpointId, columns);
    return {};
  },
} satisfies Partial<JourneysCommands>;

/** A reading from a coding: whose it is comes from the turn it begins in, else from its source, as does the date. */
function insert(
  context: CommandContext,
  codingId: number,
  touchpointId: number,
  columns: ReturnType<typeof ratingColumnsOf>,
): void {
  const { rev, coderId, now } = context;
  context.db.run(
    `INSERT INTO reading (uid, rev, touchpoint_id, participant_id, respondent_id, source_id, coding_id, wave_id,
      coder_id, kind, expectation, experience, direct, scale_min, scale_max, importance, importance_min,
      importance_max, origin, at)
    SELECT @uid, @rev, @touchpointId, coalesce(t.participant_id, s.participant_id, d.participant_id), s.respondent_id, s.id, c.id,
      coalesce(s.wave_id, d.wave_id), @coderId, @kind, @expectation, @experience, @direct, @scaleMin, @scaleMax,
      @importance, @importanceMin, @importanceMax, 'coding', coalesce(s.heard_at, @now)
    FROM coding c JOIN source s ON s.id = c.source_id LEFT JOIN respondent d ON d.id = s.respondent_id
      LEFT JOIN turn t ON t.source_id = s.id AND t.start_cp <= c.start_cp AND t.end_cp > c.start_cp
    WHERE c.id = @codingId LIMIT 1`,
    { ...columns, uid: context.newUid(), rev, touchpointId, coderId, now, codingId },
  );
}
