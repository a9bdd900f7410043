import { FailureError } from '../../../../shared/api/failure.ts';
import { nameKey } from '../../../../shared/util/name-key.ts';
import { refused } from '../../core/failures.ts';
import type { CommandContext } from '../../core/handlers.ts';
import { applyUpdates, goneRespondents, staleTexts } from './apply-updates.ts';
import { resolveAttributes } from './attributes.ts';

export interface ApplyChoices {
  /** Whose text wins where both sides changed it. */
  readonly edited: 'keep' | 'take';
  /** Whether answers come in that responses here do not have. */
  readonly absent: 'add' | 'leave';
}

interface Applied {
  readonly importFileId: number;
  readonly sources: number;
  readonly respondents: number;
  readonly readings: number;
  readonly updated: number;
  readonly swallowed: number;
}

/** Rows copied between two progress calls. */
const CHUNK = 10_000;

/**
 * Copies the attached plan into the workspace, exactly and in one transaction: nothing is guessed again. Ids are a
 * base plus the plan's numbers, so every statement moves a whole table.
 */
export function applyPlan(context: CommandContext, { edited, absent }: ApplyChoices): Applied {
  const { db, rev, now } = context;
  const meta = <T>(key: string): T | undefined => {
    const text = db.value<string>('SELECT value FROM plan.plan_meta WHERE key = ?', [key]);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  };
  const sha256 = Buffer.from(meta<string>('sha256') ?? '', 'hex');
  // Texts are known again one by one, by their own hash.
  const shapeKey = meta<string>('shapeKey');
  if (
    shapeKey !== undefined &&
    db.value<number>('SELECT 1 FROM import_file WHERE sha256 = ?', [sha256]) !== undefined
  ) {
    throw changed('This file has been imported meanwhile.');
  }
  const waveId = meta<number | null>('waveId') ?? null;
  if (waveId !== null && db.value<number>('SELECT 1 FROM wave WHERE id = ?', [waveId]) === undefined) {
    throw changed('The wave chosen for this import was deleted since the preview.');
  }
  if (absent === 'leave') leaveAbsent(context);
  const sources = count(context, 'source');
  const touched =
    count(context, 'text') +
    (db.value<number>("SELECT count(*) FROM plan.plan_known WHERE what = 'update'") ?? 0);
  if (sources + count(context, 'respondent') + touched === 0) {
    throw refused(
      count(context, 'known') > 0
        ? 'Everything in this file is here already, so nothing would change.'
        : 'Every row of this file is skipped, so there is nothing to import.',
    );
  }
  if (staleTexts(context) + goneRespondents(context) > 0) {
    throw changed('Answers that this file brings again were edited or deleted since the preview.');
  }
  const fileId = db.run(
    'INSERT INTO import_file (uid, rev, name, sha256, at, added, skipped, mapping) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    [
      context.newUid(),
      rev,
      meta<string>('fileName') ?? '',
      sha256,
      now,
      sources,
      db.value<number>("SELECT count(*) FROM plan.plan_skip WHERE what = 'row'") ?? 0,
      JSON.stringify({ shapeKey: shapeKey ?? null, mapping: meta('mapping') ?? null }),
    ],
  ).lastId;
  remember(context, shapeKey, meta('mapping'));

  const attributes = resolveAttributes(context);
  const touchpoints = resolveTouchpoints(context);
  resolveParticipants(context);
  const respondentBase = lastId(context, 'respondent');
  const step = progressOver(context, count(context, 'respondent') + sources * 3 + count(context, 'value'));

  inChunks(count(context, 'respondent'), step, (from, to) =>
    db.run(
      `INSERT INTO respondent (id, uid, rev, participant_id, wave_id, import_file_id, response_key, line, responded_at)
       SELECT ? + r.n, r.uid, ?, p.known_id, ?, ?, r.response_key, r.line, r.responded_at
       FROM plan.plan_respondent r LEFT JOIN plan.plan_participant p ON p.n = r.participant_n
       WHERE r.n BETWEEN ? AND ? ORDER BY r.n`,
      [respondentBase, rev, waveId, fileId, from, to],
    ),
  );
  const valueBase = lastId(context, 'respondent_attribute');
  inChunks(count(context, 'value'), step, (from, to) =>
    db.run(
      `INSERT INTO respondent_attribute (id, rev, respondent_id, attribute_id, value, number)
       SELECT ? + v.n, ?, ? + v.respondent_n, ? ->> ('$.' || v.attribute_n), v.value, v.number
       FROM plan.plan_value v WHERE v.n BETWEEN ? AND ? ORDER BY v.n`,
      [valueBase, rev, respondentBase, attributes, from, to],
    ),
  );
  copySources(context, { respondentBase, waveId, fileId, attributes, touchpoints, step });
  const readings = count(context, 'reading');
  db.run(
    `INSERT INTO reading (id, uid, rev, touchpoint_id, participant_id, respondent_id, wave_id, kind, expectation,
       experience, scale_min, scale_max, importance, importance_min, importance_max, origin, at)
     SELECT ? + g.n, g.uid, ?, ? ->> ('$.' || g.touchpoint_n), p.known_id, ? + g.respondent_n, ?, 'subtracted',
       g.expectation, g.experience, g.scale_min, g.scale_max, g.importance, g.importance_min, g.importance_max,
       'survey', coalesce(r.responded_at, ?)
     FROM plan.plan_reading g JOIN plan.plan_respondent r ON r.n = g.respondent_n
     LEFT JOIN plan.plan_participant p ON p.n = r.participant_n ORDER BY g.n`,
    [lastId(context, 'reading'), rev, touchpoints, respondentBase, waveId, now],
  );
  const updated = applyUpdates(context, attributes, touchpoints, edited);
  return {
    importFileId: fileId,
    sources,
    respondents: count(context, 'respondent'),
    readings,
    updated: updated.responses,
    swallowed: updated.swallowed,
  };
}

/** Takes answers out of the plan that go to responses which are here; a response they alone would change is as it was. */
function leaveAbsent({ db }: CommandContext): void {
  const theirs = 'SELECT n FROM plan.plan_source WHERE known_respondent_id IS NOT NULL';
  db.run(`DELETE FROM plan.plan_turn WHERE source_n IN (${theirs})`);
  db.run(`DELETE FROM plan.plan_cue WHERE source_n IN (${theirs})`);
  db.run('DELETE FROM plan.plan_source WHERE known_respondent_id IS NOT NULL');
  db.run(
    `UPDATE plan.plan_known SET what = 'same'
     WHERE what = 'update' AND (detail = 'Answer added.' OR detail GLOB 'Answer added ([0-9]* times).')`,
  );
}

interface SourceLinks {
  readonly respondentBase: number;
  readonly waveId: number | null;
  readonly fileId: number;
  readonly attributes: string;
  readonly touchpoints: string;
  readonly step: (rows: number) => void;
}

function copySources(context: CommandContext, links: SourceLinks): void {
  const { db, rev, now } = context;
  const { respondentBase, waveId, fileId, attributes, touchpoints, step } = links;
  const base = lastId(context, 'source');
  inChunks(
    db.value<number>('SELECT max(n) FROM plan.plan_source') ?? 0,
    (rows) => step(rows * 3),
    (from, to) => {
      db.run(
        `INSERT INTO source (id, uid, rev, kind, title, question_id, respondent_id, participant_id, wave_id,
         touchpoint_id, import_file_id, heard_at, created_at, external_key, imported_sha256)
       SELECT ? + s.n, s.uid, ?, s.kind, s.title, ? ->> ('$.' || s.question_n),
         coalesce(s.known_respondent_id, ? + s.respondent_n), coalesce(k.participant_id, p.known_id),
         coalesce(k.wave_id, ?),
         ? ->> ('$.' || s.touchpoint_n), ?, s.heard_at, ?, s.external_key, s.sha256
       FROM plan.plan_source s LEFT JOIN plan.plan_respondent r ON r.n = s.respondent_n
       LEFT JOIN plan.plan_participant p ON p.n = coalesce(r.participant_n, s.participant_n)
       LEFT JOIN main.respondent k ON k.id = s.known_respondent_id
       WHERE s.n BETWEEN ? AND ? ORDER BY s.n`,
        [base, rev, attributes, respondentBase, waveId, touchpoints, fileId, now, from, to],
      );
      db.run(
        `INSERT INTO source_text (id, rev, text, length, sha256)
       SELECT ? + n, ?, text, length, sha256 FROM plan.plan_source WHERE n BETWEEN ? AND ? ORDER BY n`,
        [base, rev, from, to],
      );
    },
  );
  db.run(
    `INSERT INTO turn (rev, source_id, speaker, participant_id, start_cp, end_cp, start_ms, end_ms, is_interviewer)
     SELECT ?, ? + t.source_n, t.speaker, p.known_id, t.start_cp, t.end_cp, t.start_ms, t.end_ms, t.is_interviewer
     FROM plan.plan_turn t LEFT JOIN plan.plan_participant p ON p.n = t.participant_n ORDER BY t.n`,
    [rev, base],
  );
  db.run(
    `INSERT INTO cue (rev, source_id, start_cp, end_cp, start_ms, end_ms)
     SELECT ?, ? + source_n, start_cp, end_cp, start_ms, end_ms FROM plan.plan_cue ORDER BY n`,
    [rev, base],
  );
}

function resolveTouchpoints({ db, rev }: CommandContext): string {
  // Compared here rather than in SQL, whose NOCASE knows ASCII only: the preview counted them the same way.
  const known = new Map(
    db
      .all<{ id: number; name: string }>('SELECT id, name FROM touchpoint ORDER BY id DESC')
      .map(({ id, name }) => [nameKey(name), id]),
  );
  const ids: Record<string, number> = {};
  for (const { n, name, uid } of db.all<{ n: number; name: string; uid: Buffer }>(
    'SELECT * FROM plan.plan_touchpoint ORDER BY n',
  )) {
    ids[n] =
      known.get(nameKey(name)) ??
      db.run('INSERT INTO touchpoint (uid, rev, name) VALUES (?, ?, ?)', [uid, rev, name]).lastId;
  }
  return JSON.stringify(ids);
}

/** Adds the new people and writes their ids into the plan's `known_id`, which from then on names every participant. */
function resolveParticipants(context: CommandContext): void {
  const { db, rev, now } = context;
  const gone = db.value<number>(
    `SELECT count(*) FROM plan.plan_participant p
     WHERE p.known_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM participant WHERE id = p.known_id)`,
  );
  const taken = db.value<number>(
    `SELECT count(*) FROM plan.plan_participant p
     WHERE p.known_id IS NULL AND EXISTS (SELECT 1 FROM participant WHERE pseudonym = p.pseudonym)`,
  );
  if (gone || taken) throw changed('People in this workspace were added or deleted since the preview.');
  const base = lastId(context, 'participant');
  db.run(
    `INSERT INTO participant (id, uid, rev, pseudonym, external_key, created_at)
     SELECT ? + row_number() OVER (ORDER BY n), uid, ?, pseudonym, external_key, ?
     FROM plan.plan_participant WHERE known_id IS NULL ORDER BY n`,
    [base, rev, now],
  );
  db.run(
    `UPDATE plan.plan_participant SET known_id = m.id
     FROM (SELECT id, uid FROM participant WHERE id > ?) AS m WHERE m.uid = plan_participant.uid`,
    [base],
  );
}

/** Kept outside the undo log on purpose: an undone import still teaches how such files are mapped. */
function remember({ db, now }: CommandContext, shapeKey: string | undefined, mapping: unknown): void {
  if (shapeKey === undefined || mapping === undefined) return;
  db.run(
    `INSERT INTO import_mapping (shape_key, mapping, at) VALUES (?, ?, ?)
     ON CONFLICT (shape_key) DO UPDATE SET mapping = excluded.mapping, at = excluded.at`,
    [shapeKey, JSON.stringify(mapping), now],
  );
}

type PlanTable = 'respondent' | 'source' | 'value' | 'reading' | 'known' | 'text';

function count({ db }: CommandContext, table: PlanTable): number {
  return db.value<number>(`SELECT count(*) FROM plan.plan_${table}`) ?? 0;
}

/** The highest id ever given in `table`: a deleted row's id is never used again. */
function lastId({ db }: CommandContext, table: string): number {
  return db.value<number>('SELECT seq FROM main.sqlite_sequence WHERE name = ?', [table]) ?? 0;
}

function inChunks(
  total: number,
  step: (rows: number) => void,
  work: (from: number, to: number) => void,
): void {
  for (let from = 1; from <= total; from += CHUNK) {
    const to = Math.min(from + CHUNK - 1, total);
    work(from, to);
    step(to - from + 1);
  }
}

function progressOver({ progress }: CommandContext, total: number): (rows: number) => void {
  let done = 0;
  return (rows) => {
    done += rows;
    if (total > CHUNK) progress(Math.min(0.99, done / total));
  };
}

function changed(why: string): FailureError {
  return new FailureError('conflict', `${why} Nothing was imported; look at the preview again.`);
}
