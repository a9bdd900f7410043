import type { Source, Turn } from '../../../shared/voices/model.ts';
import type { ReadDb } from '../core/db.ts';
import { notFound } from '../core/failures.ts';
import { textHash } from '../file/texts.ts';

interface SourceDetails {
  readonly rev: number;
  readonly kind: Source['kind'];
  readonly title: string;
  readonly heardAt: number | null;
  readonly participantId: number | null;
  readonly waveId: number | null;
  readonly touchpointId: number | null;
  readonly question: string | null;
  readonly respondentId: number | null;
  readonly participant: string | null;
  readonly wave: string | null;
  readonly studyId: number | null;
  readonly study: string | null;
  readonly touchpoint: string | null;
  readonly text: string;
  readonly textRev: number;
  readonly sha256: Buffer;
}

/** A source with its text, turns and attributes, without what is coded and noted on it. Fails with `not-found`. */
export function readSource(db: ReadDb, id: number): Omit<Source, 'codings' | 'memos'> {
  const row = db.get<SourceDetails>(
    `SELECT s.id, s.rev, s.kind, s.title, s.heard_at AS heardAt, s.respondent_id AS respondentId,
      q.name AS question, p.id AS participantId, p.pseudonym AS participant, w.id AS waveId, w.name AS wave,
      y.id AS studyId, y.name AS study, tp.id AS touchpointId, tp.name AS touchpoint,
      t.text, t.rev AS textRev, t.sha256
    FROM source s JOIN source_text t ON t.id = s.id
      LEFT JOIN respondent d ON d.id = s.respondent_id
      LEFT JOIN participant p ON p.id = coalesce(s.participant_id, d.participant_id)
      LEFT JOIN wave w ON w.id = coalesce(s.wave_id, d.wave_id) LEFT JOIN study y ON y.id = w.study_id
      LEFT JOIN touchpoint tp ON tp.id = s.touchpoint_id LEFT JOIN attribute q ON q.id = s.question_id
    WHERE s.id = ?`,
    [id],
  );
  if (!row) throw notFound('This source');
  const attributes = db
    .all<{ name: string; value: string; kind: string }>(
      `SELECT n.name, a.value, n.kind FROM respondent_attribute a JOIN attribute n ON n.id = a.attribute_id
      WHERE a.respondent_id = ? ORDER BY n.position, n.id, a.id`,
      [row.respondentId],
    )
    .map(({ name, value, kind }) => ({ name, value, isScore: kind === 'score' }));
  const turns = db.all<Turn>(
    `SELECT id, speaker, participant_id AS participantId, start_cp AS start, end_cp AS end, start_ms AS startMs
    FROM turn WHERE source_id = ? ORDER BY start_cp, id`,
    [id],
  );
  return {
    id,
    rev: row.rev,
    kind: row.kind,
    title: row.title,
    question: row.question,
    text: row.text,
    textRev: row.textRev,
    intact: textHash(row.text).equals(row.sha256),
    participant: labelled(row.participantId, row.participant),
    wave: labelled(row.waveId, row.wave),
    study: labelled(row.studyId, row.study),
    touchpoint: labelled(row.touchpointId, row.touchpoint),
    heardAt: row.heardAt,
    attributes,
    turns,
  };
}

function labelled(id: number | null, name: string | null): { id: number; name: string } | null {
  return id === null || name === null ? null : { id, name };
}
