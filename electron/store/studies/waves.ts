import { emptyWave, type Wave, type WaveFields } from '../../../shared/studies/model.ts';
import type { SqlParams } from '../core/db.ts';
import { conflict, notFound } from '../core/failures.ts';
import { mustExist } from '../core/must-exist.ts';
import { withEdits } from '../core/with-edits.ts';
import type { StudiesCommands, StudiesQueries } from './handler-types.ts';

type WaveColumns = WaveFields & { readonly id: number; readonly rev: number; readonly studyId: number };

const columns = `w.id, w.rev, w.study_id AS studyId, w.name, w.status, w.planned_start AS plannedStart,
  w.planned_end AS plannedEnd, w.actual_start AS actualStart, w.actual_end AS actualEnd, w.invited, w.reached,
  w.completed, w.partial, w.refused`;

const counted = `SELECT ${columns},
  (SELECT count(*) FROM source s WHERE s.wave_id = w.id) + (SELECT count(*) FROM respondent d
    JOIN source s ON s.respondent_id = d.id WHERE d.wave_id = w.id AND s.wave_id IS NULL) AS sources FROM wave w`;

export const waveQueries = {
  'studies.waves': ({ db }, { studyId }) => {
    const [where, params]: [string, SqlParams] =
      studyId === undefined ? ['', []] : ['WHERE w.study_id = ?', [studyId]];
    return db.all<Wave>(`${counted} ${where} ORDER BY w.study_id, w.position, w.id`, params);
  },

  'studies.sessions': ({ db }, { studyId }) =>
    db.all<{ id: number; waveId: number; name: string; kind: string; startsAt: number | null }>(
      `SELECT n.id, n.wave_id AS waveId, n.name, n.kind, n.starts_at AS startsAt
      FROM wave w JOIN session n ON n.wave_id = w.id WHERE w.study_id = ?
      ORDER BY w.position, n.starts_at IS NULL, n.starts_at, n.id`,
      [studyId],
    ),
} satisfies Partial<StudiesQueries>;

export const waveCommands = {
  'studies.wave.add': (context, { studyId, name, fields }) => {
    mustExist(context.db, 'study', studyId);
    const { lastId } = context.db.run(
      `INSERT INTO wave (uid, rev, study_id, name, status, planned_start, planned_end, actual_start, actual_end,
        invited, reached, completed, partial, refused, position)
      VALUES (@uid, @rev, @studyId, @name, @status, @plannedStart, @plannedEnd, @actualStart, @actualEnd,
        @invited, @reached, @completed, @partial, @refused,
        (SELECT ifnull(max(position), 0) + 1 FROM wave WHERE study_id = @studyId))`,
      {
        ...withEdits({ ...emptyWave, name }, { ...fields, name }),
        uid: context.newUid(),
        rev: context.rev,
        studyId,
      },
    );
    return { id: lastId };
  },

  'studies.wave.edit': ({ db, rev }, { id, ifRev, fields }) => {
    const current = db.get<WaveColumns>(`SELECT ${columns} FROM wave w WHERE w.id = ?`, [id]);
    if (!current) throw notFound('This wave');
    if (current.rev !== ifRev) throw conflict('This wave', { ...current });
    db.run(
      `UPDATE wave SET rev = @rev, name = @name, status = @status, planned_start = @plannedStart,
        planned_end = @plannedEnd, actual_start = @actualStart, actual_end = @actualEnd, invited = @invited,
        reached = @reached, completed = @completed, partial = @partial, refused = @refused WHERE id = @id`,
      { ...withEdits<WaveColumns>(current, fields), rev },
    );
    return { rev };
  },

  'studies.wave.delete': ({ db }, { id }) => {
    if (db.run('DELETE FROM wave WHERE id = ?', [id]).changes === 0) throw notFound('This wave');
    return {};
  },

  'studies.session.add': (context, { waveId, name, kind, startsAt, minutes, participantIds }) => {
    const { db, rev } = context;
    mustExist(db, 'wave', waveId);
    const { lastId } = db.run(
      'INSERT INTO session (uid, rev, wave_id, name, kind, starts_at, minutes) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [context.newUid(), rev, waveId, name, kind, startsAt, minutes],
    );
    for (const participantId of new Set(participantIds)) {
      mustExist(db, 'participant', participantId);
      db.run('INSERT INTO session_participant (rev, session_id, participant_id) VALUES (?, ?, ?)', [
        rev,
        lastId,
        participantId,
      ]);
    }
    return { id: lastId };
  },
} satisfies Partial<StudiesCommands>;
