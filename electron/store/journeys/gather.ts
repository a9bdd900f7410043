import type { MapFilter } from '../../../shared/journeys/model.ts';
import type { ReadDb, SqlValue } from '../core/db.ts';
import { type RatingRow, ratingColumns } from '../core/rating.ts';

/** A reading with the person it is averaged under and its place: one step, or every step of its touchpoint. */
export interface ReadingRow extends RatingRow {
  readonly id: number;
  readonly touchpointId: number;
  readonly stepId: number | null;
  readonly participantId: number | null;
  readonly respondentId: number | null;
}

export interface QuoteRow extends RatingRow {
  readonly touchpointId: number;
  readonly codingId: number;
  readonly sourceId: number;
  readonly sourceTitle: string;
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly pseudonym: string | null;
  readonly respondentId: number | null;
}

export interface HandoverRow {
  readonly id: number;
  readonly fromTouchpointId: number;
  readonly toTouchpointId: number;
  readonly carried: 0 | 1 | 2;
  readonly hadToRepeat: number | null;
  readonly participantId: number | null;
  readonly respondentId: number | null;
}

/** The steps a map is gathered for. */
export interface Places {
  readonly stepIds: readonly number[];
  readonly touchpointIds: readonly number[];
}

/** The map's filter, and whose codings alone may be seen (null: everybody's), with what was said in them. */
export type SeenFilter = MapFilter & { readonly onlyCoder: number | null };

/** A reading's own person, else its respondent's, else that of the source it was heard in. */
const readingJoins = `LEFT JOIN respondent rd ON rd.id = r.respondent_id
  LEFT JOIN coding c ON c.id = r.coding_id
  LEFT JOIN source s ON s.id = coalesce(r.source_id, c.source_id)
  LEFT JOIN respondent sd ON sd.id = s.respondent_id
  LEFT JOIN participant p ON p.id = coalesce(r.participant_id, rd.participant_id, s.participant_id, sd.participant_id)`;

const filtered = (wave: string) => `(@segmentId IS NULL OR p.segment_id = @segmentId)
  AND (@only IS NULL OR c.id IS NULL OR c.coder_id = @only)
  AND (@waveId IS NULL OR ${wave} = @waveId)
  AND (@studyId IS NULL OR ${wave} IN (SELECT id FROM wave WHERE study_id = @studyId))`;

/** Every reading that counts at one of the places, under the filter; of both kinds. */
export function gatherReadings(db: ReadDb, places: Places, filter: SeenFilter): readonly ReadingRow[] {
  return db.all<ReadingRow>(
    `SELECT r.id, r.touchpoint_id AS touchpointId, r.step_id AS stepId, p.id AS participantId,
      coalesce(r.respondent_id, s.respondent_id) AS respondentId, ${ratingColumns}
    FROM reading r ${readingJoins}
    WHERE (r.step_id IN (SELECT value FROM json_each(@stepIds))
        OR r.touchpoint_id IN (SELECT value FROM json_each(@touchpointIds)))
      AND ${filtered('coalesce(r.wave_id, rd.wave_id, s.wave_id, sd.wave_id)')}
    ORDER BY r.id`,
    { ...placeParams(places), ...filterParams(filter) },
  );
}

/** Every coding that is evidence at one of the touchpoints, under the filter; of whoever was speaking. */
export function gatherQuotes(db: ReadDb, places: Places, filter: SeenFilter): readonly QuoteRow[] {
  const { touchpointIds } = placeParams(places);
  return db.all<QuoteRow>(
    `SELECT e.touchpoint_id AS touchpointId, c.id AS codingId, c.source_id AS sourceId, s.title AS sourceTitle,
      c.start_cp AS start, c.end_cp AS end, k.name AS code, p.pseudonym, s.respondent_id AS respondentId,
      ${ratingColumns}
    FROM evidence e JOIN coding c ON c.id = e.coding_id JOIN code k ON k.id = c.code_id
      JOIN source s ON s.id = c.source_id LEFT JOIN respondent d ON d.id = s.respondent_id
      LEFT JOIN turn tu ON tu.id = (SELECT t.id FROM turn t
        WHERE t.source_id = c.source_id AND t.start_cp <= c.start_cp AND t.end_cp > c.start_cp LIMIT 1)
      LEFT JOIN participant p ON p.id = coalesce(tu.participant_id, s.participant_id, d.participant_id)
      LEFT JOIN reading r ON r.id = (SELECT max(x.id) FROM reading x WHERE x.coding_id = c.id)
    WHERE e.touchpoint_id IN (SELECT value FROM json_each(@touchpointIds))
      AND ${filtered('coalesce(s.wave_id, d.wave_id)')}
    ORDER BY e.touchpoint_id, c.source_id, c.start_cp, c.id`,
    { touchpointIds, ...filterParams(filter) },
  );
}

/** What was said about handovers between the touchpoints, oldest first. */
export function gatherHandovers(db: ReadDb, places: Places, filter: SeenFilter): readonly HandoverRow[] {
  const { touchpointIds } = placeParams(places);
  return db.all<HandoverRow>(
    `SELECT h.id, h.from_touchpoint_id AS fromTouchpointId, h.to_touchpoint_id AS toTouchpointId, h.carried,
      h.had_to_repeat AS hadToRepeat, p.id AS participantId, s.respondent_id AS respondentId
    FROM handover_rating h LEFT JOIN coding c ON c.id = h.coding_id
      LEFT JOIN source s ON s.id = coalesce(h.source_id, c.source_id)
      LEFT JOIN respondent d ON d.id = s.respondent_id
      LEFT JOIN turn tu ON tu.id = (SELECT t.id FROM turn t
        WHERE t.source_id = c.source_id AND t.start_cp <= c.start_cp AND t.end_cp > c.start_cp LIMIT 1)
      LEFT JOIN participant p
        ON p.id = coalesce(h.participant_id, tu.participant_id, s.participant_id, d.participant_id)
    WHERE h.from_touchpoint_id IN (SELECT value FROM json_each(@touchpointIds)) AND h.carried IS NOT NULL
      AND ${filtered('coalesce(s.wave_id, d.wave_id)')}
    ORDER BY h.at, h.id`,
    { touchpointIds, ...filterParams(filter) },
  );
}

/** Readings of one person carry the same key; null where nobody knows who it was. */
export function personKey(row: {
  readonly participantId: number | null;
  readonly respondentId: number | null;
}): number | string | null {
  return row.participantId ?? (row.respondentId === null ? null : `respondent ${row.respondentId}`);
}

function placeParams({ stepIds, touchpointIds }: Places) {
  return { stepIds: JSON.stringify(stepIds), touchpointIds: JSON.stringify(touchpointIds) };
}

function filterParams({ segmentId, waveId, studyId, onlyCoder }: SeenFilter): Record<string, SqlValue> {
  return { only: onlyCoder, segmentId: segmentId ?? null, waveId: waveId ?? null, studyId: studyId ?? null };
}
