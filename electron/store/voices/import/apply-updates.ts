import type { Change } from '../../../../shared/text/anchors.ts';
import { codePoint, indexCodePoints } from '../../../../shared/text/code-points.ts';
import { diffToChanges } from '../../../../shared/text/diff.ts';
import type { CommandContext } from '../../core/handlers.ts';
import { applyTextEdit, type TextEdit } from '../edit-text.ts';

interface PlannedUpdate {
  readonly n: number;
  readonly source_id: number;
  readonly what: 'update' | 'edited' | 'hash';
  readonly text: string;
  readonly sha256: Buffer;
}

export interface Updated {
  readonly responses: number;
  /** Codings that went because all their words did. */
  readonly swallowed: number;
}

/** Texts of the plan that are no longer what it was made against, or gone. */
export function staleTexts({ db }: CommandContext): number {
  return (
    db.value<number>(
      `SELECT count(*) FROM plan.plan_text p LEFT JOIN main.source_text t ON t.id = p.source_id
       WHERE t.id IS NULL OR t.sha256 <> p.from_sha256`,
    ) ?? 0
  );
}

/** Responses of the plan that were deleted since it was made. */
export function goneRespondents({ db }: CommandContext): number {
  return (
    db.value<number>(
      `SELECT count(*) FROM plan.plan_known k
       WHERE k.what = 'update' AND NOT EXISTS (SELECT 1 FROM main.respondent r WHERE r.id = k.respondent_id)`,
    ) ?? 0
  );
}

/**
 * Brings responses that are here already up to the file: texts by their exact differences, so that everything that
 * stands on them moves with its words; attributes, scores, readings and dates by their new values. `attributes` and
 * `touchpoints` are ids by the plan's numbers, as JSON. `edited`: whose text wins where both sides changed it.
 */
export function applyUpdates(
  context: CommandContext,
  attributes: string,
  touchpoints: string,
  edited: 'keep' | 'take',
): Updated {
  const { db, rev } = context;
  let swallowed = 0;
  for (const update of db.all<PlannedUpdate>(
    'SELECT n, source_id, what, text, sha256 FROM plan.plan_text ORDER BY n',
  )) {
    const isTaken = update.what === 'update' || (update.what === 'edited' && edited === 'take');
    if (isTaken) swallowed += replaceText(context, update);
    // A text that is kept is kept against this form of the file: it is not asked about again.
    db.run('UPDATE source SET rev = ?, imported_sha256 = ? WHERE id = ?', [
      rev,
      update.sha256,
      update.source_id,
    ]);
  }
  updateValues(context, attributes);
  updateReadings(context, touchpoints);
  db.run(
    `UPDATE source SET rev = ?, heard_at = k.responded_at FROM plan.plan_known k
     WHERE source.respondent_id = k.respondent_id AND k.responded_at IS NOT NULL`,
    [rev],
  );
  db.run(
    `UPDATE respondent SET rev = ?, responded_at = k.responded_at FROM plan.plan_known k
     WHERE respondent.id = k.respondent_id AND k.responded_at IS NOT NULL`,
    [rev],
  );
  db.run(
    `UPDATE respondent SET rev = ?, participant_id = p.known_id
     FROM plan.plan_known k JOIN plan.plan_participant p ON p.n = k.participant_n
     WHERE respondent.id = k.respondent_id`,
    [rev],
  );
  db.run(
    `UPDATE source SET rev = ?, participant_id = p.known_id
     FROM plan.plan_known k JOIN plan.plan_participant p ON p.n = k.participant_n
     WHERE source.respondent_id = k.respondent_id AND source.participant_id IS NULL`,
    [rev],
  );
  return {
    responses: db.value<number>("SELECT count(*) FROM plan.plan_known WHERE what = 'update'") ?? 0,
    swallowed,
  };
}

/** Replaces a text by its newer form; answers with how many codings went with their words. */
function replaceText(context: CommandContext, { n, source_id, text }: PlannedUpdate): number {
  const { db, rev } = context;
  const old = db.value<string>('SELECT text FROM source_text WHERE id = ?', [source_id]) ?? '';
  const { swallowed } = applyTextEdit(context, source_id, editsBetween(old, text));
  const turns = db.value<number>('SELECT count(*) FROM plan.plan_text_turn WHERE text_n = ?', [n]) ?? 0;
  if (turns > 0) {
    // Who a speaker was said to be stays said.
    const people = db.all<{ speaker: string; participant_id: number }>(
      'SELECT DISTINCT speaker, participant_id FROM turn WHERE source_id = ? AND participant_id IS NOT NULL',
      [source_id],
    );
    const interviewers = db.column<string>(
      'SELECT DISTINCT speaker FROM turn WHERE source_id = ? AND is_interviewer = 1',
      [source_id],
    );
    db.run('DELETE FROM turn WHERE source_id = ?', [source_id]);
    db.run(
      `INSERT INTO turn (rev, source_id, speaker, participant_id, start_cp, end_cp, start_ms, end_ms, is_interviewer)
       SELECT ?, ?, t.speaker, coalesce(? ->> ('$."' || replace(t.speaker, '"', '') || '"'), p.known_id),
         t.start_cp, t.end_cp, t.start_ms, t.end_ms,
         EXISTS (SELECT 1 FROM json_each(?) WHERE value = t.speaker)
       FROM plan.plan_text_turn t LEFT JOIN plan.plan_participant p ON p.n = t.participant_n
       WHERE t.text_n = ? ORDER BY t.n`,
      [
        rev,
        source_id,
        JSON.stringify(
          Object.fromEntries(people.map((p) => [p.speaker.replaceAll('"', ''), p.participant_id])),
        ),
        JSON.stringify(interviewers),
        n,
      ],
    );
  }
  return swallowed.length;
}

/** The edits that make `next` of `old`, in code points of `old`. */
export function editsBetween(old: string, next: string): readonly TextEdit[] {
  const index = indexCodePoints(next);
  let grown = 0;
  return diffToChanges(old, next).map(({ from, to, inserted }: Change) => {
    const start = from + grown;
    grown += inserted - (to - from);
    return { from, to, insert: index.slice(codePoint(start), codePoint(start + inserted)) };
  });
}

function updateValues({ db, rev }: CommandContext, attributes: string): void {
  db.run(
    `UPDATE respondent_attribute SET rev = ?, value = v.value, number = v.number FROM plan.plan_known_value v
     WHERE respondent_attribute.respondent_id = v.respondent_id
       AND respondent_attribute.attribute_id = ? ->> ('$.' || v.attribute_n)`,
    [rev, attributes],
  );
  db.run(
    `INSERT INTO respondent_attribute (rev, respondent_id, attribute_id, value, number)
     SELECT ?, v.respondent_id, ? ->> ('$.' || v.attribute_n), v.value, v.number FROM plan.plan_known_value v
     WHERE NOT EXISTS (SELECT 1 FROM respondent_attribute a
       WHERE a.respondent_id = v.respondent_id AND a.attribute_id = ? ->> ('$.' || v.attribute_n)) ORDER BY v.n`,
    [rev, attributes, attributes],
  );
}

interface ReadingRow {
  readonly id: number;
  readonly touchpoint_id: number;
}

interface PlannedRow {
  readonly uid: Buffer;
  readonly respondent_id: number;
  readonly touchpoint_id: number;
  readonly expectation: number | null;
  readonly experience: number | null;
  readonly scale_min: number;
  readonly scale_max: number;
  readonly importance: number | null;
  readonly importance_min: number | null;
  readonly importance_max: number | null;
}

/** A reading keeps its identity while its touchpoint is the same; what the file no longer says is taken out. */
function updateReadings(context: CommandContext, touchpoints: string): void {
  const { db, rev, now } = context;
  const planned = db.all<PlannedRow>(
    `SELECT uid, respondent_id, ? ->> ('$.' || touchpoint_n) AS touchpoint_id, expectation, experience, scale_min,
       scale_max, importance, importance_min, importance_max FROM plan.plan_known_reading ORDER BY n`,
    [touchpoints],
  );
  for (const [respondentId, rows] of Map.groupBy(planned, (row) => row.respondent_id)) {
    const old = db.all<ReadingRow>(
      "SELECT id, touchpoint_id FROM reading WHERE respondent_id = ? AND origin = 'survey' ORDER BY id",
      [respondentId],
    );
    for (const row of rows) {
      const at = old.findIndex(({ touchpoint_id }) => touchpoint_id === row.touchpoint_id);
      const [same] = at < 0 ? [] : old.splice(at, 1);
      const { expectation, experience, scale_min, scale_max, importance, importance_min, importance_max } =
        row;
      const values = [
        expectation,
        experience,
        scale_min,
        scale_max,
        importance,
        importance_min,
        importance_max,
      ];
      if (same) {
        db.run(
          `UPDATE reading SET rev = ?, expectation = ?, experience = ?, scale_min = ?, scale_max = ?, importance = ?,
             importance_min = ?, importance_max = ? WHERE id = ?`,
          [rev, ...values, same.id],
        );
      } else {
        db.run(
          `INSERT INTO reading (uid, rev, touchpoint_id, participant_id, respondent_id, wave_id, kind, expectation,
             experience, scale_min, scale_max, importance, importance_min, importance_max, origin, at)
           SELECT ?, ?, ?, r.participant_id, r.id, r.wave_id, 'subtracted', ?, ?, ?, ?, ?, ?, ?, 'survey',
             coalesce(r.responded_at, ?) FROM respondent r WHERE r.id = ?`,
          [row.uid, rev, row.touchpoint_id, ...values, now, respondentId],
        );
      }
    }
    for (const { id } of old) db.run('DELETE FROM reading WHERE id = ?', [id]);
  }
}
