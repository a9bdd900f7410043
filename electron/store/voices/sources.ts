import type { Source, SourceRow } from '../../../shared/voices/model.ts';
import { conflict, notFound, refused } from '../core/failures.ts';
import type { CommandContext } from '../core/handlers.ts';
import { mustExist } from '../core/must-exist.ts';
import { cleanText, storedText } from '../core/stored-text.ts';
import { withEdits } from '../core/with-edits.ts';
import { codingsOfSource } from './coding-rows.ts';
import { compileFilter } from './filter.ts';
import type { VoicesCommands, VoicesQueries } from './handler-types.ts';
import { memosOfSource } from './memos.ts';
import { seenBy } from './only-coder.ts';
import { readSource } from './read-source.ts';

interface Details {
  readonly id: number;
  readonly rev: number;
  readonly kind: Source['kind'];
  readonly title: string;
  readonly heardAt: number | null;
  readonly participantId: number | null;
  readonly waveId: number | null;
  readonly touchpointId: number | null;
}

export const sourceQueries = {
  'voices.sources': ({ db, onlyCoder }, { filter, limit, offset }) => {
    const { where, params } = compileFilter(db, filter, onlyCoder);
    const rows = db.all<SourceRow>(
      `SELECT s.id, s.rev, s.kind, s.title, s.heard_at AS heardAt, t.length,
        (SELECT count(*) FROM coding c WHERE c.source_id = s.id AND ${seenBy}) AS codings
      FROM source s JOIN source_text t ON t.id = s.id WHERE ${where} ORDER BY s.id LIMIT ? OFFSET ?`,
      [onlyCoder, ...params, limit, offset],
    );
    const total = db.value<number>(`SELECT count(*) FROM source s WHERE ${where}`, params) ?? 0;
    return { total, rows };
  },

  'voices.source.get': ({ db, onlyCoder }, { id }) => ({
    ...readSource(db, id),
    codings: [...codingsOfSource(db, id, onlyCoder)],
    memos: [...memosOfSource(db, id, onlyCoder)],
  }),
} satisfies Partial<VoicesQueries>;

export const sourceCommands = {
  'voices.source.add': (context, input) => {
    const { db, rev, now } = context;
    const { kind, title, participantId, waveId, sessionId, touchpointId, heardAt } = input;
    mustExist(db, 'participant', participantId);
    mustExist(db, 'wave', waveId);
    mustExist(db, 'session', sessionId);
    mustExist(db, 'touchpoint', touchpointId);
    const { text, length, sha256 } = storedText(cleanText(input.text));
    const id = db.run(
      `INSERT INTO source (uid, rev, kind, title, participant_id, wave_id, session_id, touchpoint_id, heard_at, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [context.newUid(), rev, kind, title, participantId, waveId, sessionId, touchpointId, heardAt, now],
    ).lastId;
    db.run('INSERT INTO source_text (id, rev, text, length, sha256) VALUES (?, ?, ?, ?, ?)', [
      id,
      rev,
      text,
      length,
      sha256,
    ]);
    addTurns(context, id, input.turns, length);
    return { id };
  },

  'voices.source.edit': (context, { id, ifRev, ...fields }) => {
    const { db, rev } = context;
    const current = db.get<Details>(
      `SELECT id, rev, kind, title, heard_at AS heardAt, participant_id AS participantId, wave_id AS waveId,
        touchpoint_id AS touchpointId FROM source WHERE id = ?`,
      [id],
    );
    if (!current) throw notFound('This source');
    if (current.rev !== ifRev) throw conflict('This source', { ...current });
    mustExist(db, 'participant', fields.participantId);
    mustExist(db, 'wave', fields.waveId);
    mustExist(db, 'touchpoint', fields.touchpointId);
    const { title, participantId, waveId, touchpointId, heardAt } = withEdits(current, fields);
    db.run(
      `UPDATE source SET rev = ?, title = ?, participant_id = ?, wave_id = ?, touchpoint_id = ?, heard_at = ?
      WHERE id = ?`,
      [rev, title, participantId, waveId, touchpointId, heardAt, id],
    );
    if (participantId !== current.participantId || waveId !== current.waveId) moveRatings(context, id);
    return { rev };
  },

  'voices.source.delete': ({ db, onlyCoder }, { ids }) => {
    const list = JSON.stringify(ids);
    const codings =
      db.value<number>(
        `SELECT count(*) FROM coding c WHERE c.source_id IN (SELECT value FROM json_each(?)) AND ${seenBy}`,
        [list, onlyCoder],
      ) ?? 0;
    const { changes } = db.run('DELETE FROM source WHERE id IN (SELECT value FROM json_each(?))', [list]);
    if (changes === 0) throw notFound(ids.length === 1 ? 'This source' : 'Every one of these sources');
    return { sources: changes, codings };
  },
} satisfies Partial<VoicesCommands>;

function addTurns(
  { db, rev }: CommandContext,
  sourceId: number,
  turns: Parameters<VoicesCommands['voices.source.add']>[1]['turns'],
  length: number,
): void {
  for (const { speaker, participantId, start, end, startMs } of turns) {
    if (start >= end || end > length) {
      throw refused(
        `A turn from character ${start} to ${end} does not lie in a text of ${length} characters.`,
      );
    }
    mustExist(db, 'participant', participantId);
    db.run(
      `INSERT INTO turn (rev, source_id, speaker, participant_id, start_cp, end_cp, start_ms)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [rev, sourceId, speaker, participantId, start, end, startMs],
    );
  }
}

/** Ratings of its codings are of whoever the source is of, unless a turn says who was speaking. */
function moveRatings({ db, rev }: CommandContext, sourceId: number): void {
  db.run(
    `UPDATE reading SET rev = @rev, participant_id = m.participant_id, wave_id = m.wave_id
    FROM (SELECT c.id AS coding_id, coalesce(s.wave_id, d.wave_id) AS wave_id,
        coalesce((SELECT t.participant_id FROM turn t
          WHERE t.source_id = s.id AND t.start_cp <= c.start_cp AND t.end_cp > c.start_cp LIMIT 1),
          s.participant_id, d.participant_id) AS participant_id
      FROM source s JOIN coding c ON c.source_id = s.id LEFT JOIN respondent d ON d.id = s.respondent_id
      WHERE s.id = @sourceId) AS m
    WHERE reading.coding_id = m.coding_id AND reading.origin = 'coding'`,
    { rev, sourceId },
  );
}
