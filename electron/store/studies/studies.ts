import { emptyStudy, type Study, type StudyFields, type StudyRow } from '../../../shared/studies/model.ts';
import type { ReadDb } from '../core/db.ts';
import { conflict, notFound } from '../core/failures.ts';
import { withEdits } from '../core/with-edits.ts';
import type { StudiesCommands, StudiesQueries } from './handler-types.ts';
import { linkedIds, setLinks } from './links.ts';

type StudyColumns = StudyFields & { readonly id: number; readonly rev: number };

export const studyQueries = {
  'studies.list': ({ db }) => {
    const sources = new Map(
      db
        .all<{ id: number; count: number }>(
          `SELECT w.study_id AS id, count(*) AS count FROM source s
            LEFT JOIN respondent d ON d.id = s.respondent_id
            JOIN wave w ON w.id = coalesce(s.wave_id, d.wave_id) GROUP BY w.study_id`,
        )
        .map(({ id, count }) => [id, count]),
    );
    return db
      .all<Omit<StudyRow, 'sources'>>(
        `SELECT y.id, y.rev, y.name, y.pattern, y.status, y.owner, y.starts_on AS startsOn, y.ends_on AS endsOn,
          (SELECT count(*) FROM wave w WHERE w.study_id = y.id) AS waves
        FROM study y ORDER BY y.id`,
      )
      .map((study) => ({ ...study, sources: sources.get(study.id) ?? 0 }));
  },

  'studies.study.get': ({ db }, { id }): Study => ({
    ...studyOf(db, id),
    touchpointIds: [...linkedIds(db, 'touchpoint', id)],
    segmentIds: [...linkedIds(db, 'segment', id)],
    forumIds: [...linkedIds(db, 'forum', id)],
  }),
} satisfies Partial<StudiesQueries>;

export const studyCommands = {
  'studies.study.add': (context, { name, pattern, fields }) => {
    const { lastId } = context.db.run(
      `INSERT INTO study (uid, rev, name, pattern, status, method, owner, decision, objectives, research_questions,
        hypotheses, sample_target, budget, starts_on, ends_on, trigger_event, trigger_delay_days, trigger_share,
        trigger_channel, contact_gap_days, contact_max_per_year, rhythm_rule, rhythm_zone, created_at)
      VALUES (@uid, @rev, @name, @pattern, @status, @method, @owner, @decision, @objectives, @researchQuestions,
        @hypotheses, @sampleTarget, @budget, @startsOn, @endsOn, @triggerEvent, @triggerDelayDays, @triggerShare,
        @triggerChannel, @contactGapDays, @contactMaxPerYear, @rhythmRule, @rhythmZone, @now)`,
      {
        ...withEdits({ ...emptyStudy, name, pattern }, { ...fields, name, pattern }),
        uid: context.newUid(),
        rev: context.rev,
        now: context.now,
      },
    );
    return { id: lastId };
  },

  'studies.study.edit': ({ db, rev }, { id, ifRev, fields }) => {
    const current = studyOf(db, id);
    if (current.rev !== ifRev) throw conflict('This study', { ...current });
    db.run(
      `UPDATE study SET rev = @rev, name = @name, pattern = @pattern, status = @status, method = @method,
        owner = @owner, decision = @decision, objectives = @objectives, research_questions = @researchQuestions,
        hypotheses = @hypotheses, sample_target = @sampleTarget, budget = @budget, starts_on = @startsOn,
        ends_on = @endsOn, trigger_event = @triggerEvent, trigger_delay_days = @triggerDelayDays,
        trigger_share = @triggerShare, trigger_channel = @triggerChannel, contact_gap_days = @contactGapDays,
        contact_max_per_year = @contactMaxPerYear, rhythm_rule = @rhythmRule, rhythm_zone = @rhythmZone
      WHERE id = @id`,
      { ...withEdits<StudyColumns>(current, fields), rev },
    );
    return { rev };
  },

  'studies.study.link': (context, { id, touchpointIds, segmentIds, forumIds }) => {
    studyOf(context.db, id);
    if (touchpointIds) setLinks(context, 'touchpoint', id, touchpointIds);
    if (segmentIds) setLinks(context, 'segment', id, segmentIds);
    if (forumIds) setLinks(context, 'forum', id, forumIds);
    return {};
  },

  'studies.study.delete': ({ db }, { id }) => {
    if (db.run('DELETE FROM study WHERE id = ?', [id]).changes === 0) throw notFound('This study');
    return {};
  },
} satisfies Partial<StudiesCommands>;

function studyOf(db: ReadDb, id: number): StudyColumns {
  const study = db.get<StudyColumns>(
    `SELECT id, rev, name, pattern, status, method, owner, decision, objectives,
      research_questions AS researchQuestions, hypotheses, sample_target AS sampleTarget, budget,
      starts_on AS startsOn, ends_on AS endsOn, ifnull(trigger_event, '') AS triggerEvent,
      trigger_delay_days AS triggerDelayDays, trigger_share AS triggerShare,
      ifnull(trigger_channel, '') AS triggerChannel, contact_gap_days AS contactGapDays,
      contact_max_per_year AS contactMaxPerYear, ifnull(rhythm_rule, '') AS rhythmRule,
      ifnull(rhythm_zone, '') AS rhythmZone FROM study WHERE id = ?`,
    [id],
  );
  if (!study) throw notFound('This study');
  return study;
}
