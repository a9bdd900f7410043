import type { PlaceId } from '../../../../shared/voices/pseudonymise/model.ts';

/** A column beside the texts in which a person may be named. */
export interface Field {
  readonly place: Exclude<PlaceId, 'text'>;
  /** How it is said on the screen. */
  readonly says: string;
  /** Rows as id, sourceId (null: of no source), title, value, about (what the value is of; may be empty). */
  readonly list: string;
  /** Writes @next where the row (@id) still has @value. */
  readonly write: string;
  /** Only names and numbers found elsewhere are looked for: it is the workspace's own wording. */
  readonly onlyKnown: boolean;
  /** The whole value is a name: a speaker. */
  readonly isName?: boolean;
}

/**
 * Everything beside the texts that is searched and replaced. Plans name a field by its place in this list. Source
 * titles come with their source, so that a part of the workspace can be pseudonymised alone; the rest only with all.
 */
export const fields: readonly Field[] = [
  {
    place: 'title',
    says: 'Title',
    list: `SELECT id, id AS sourceId, title, title AS value, '' AS about FROM source`,
    write: 'UPDATE source SET rev = @rev, title = @next WHERE id = @id AND title = @value',
    onlyKnown: false,
  },
  {
    place: 'speaker',
    says: 'Speaker',
    list: `SELECT DISTINCT t.source_id AS id, t.source_id AS sourceId, s.title, t.speaker AS value, '' AS about
      FROM turn t JOIN source s ON s.id = t.source_id`,
    write: 'UPDATE turn SET rev = @rev, speaker = @next WHERE source_id = @id AND speaker = @value',
    onlyKnown: false,
    isName: true,
  },
  {
    place: 'answer',
    says: 'Attribute',
    list: `SELECT v.id, (SELECT min(s.id) FROM source s WHERE s.respondent_id = v.respondent_id) AS sourceId,
      a.name AS title, v.value, a.name AS about
      FROM respondent_attribute v JOIN attribute a ON a.id = v.attribute_id WHERE a.kind IN ('text', 'question')`,
    write: 'UPDATE respondent_attribute SET rev = @rev, value = @next WHERE id = @id AND value = @value',
    onlyKnown: false,
  },
  {
    place: 'participant',
    says: 'Attribute of a participant',
    list: `SELECT v.id, NULL AS sourceId, a.name AS title, v.value, a.name AS about
      FROM participant_attribute v JOIN attribute a ON a.id = v.attribute_id WHERE a.kind IN ('text', 'question')`,
    write: 'UPDATE participant_attribute SET rev = @rev, value = @next WHERE id = @id AND value = @value',
    onlyKnown: false,
  },
  {
    place: 'memo',
    says: 'Memo',
    list: `SELECT m.id, coalesce(m.source_id, c.source_id) AS sourceId, 'Memo' AS title, m.text AS value, '' AS about
      FROM memo m LEFT JOIN coding c ON c.id = m.coding_id`,
    write: 'UPDATE memo SET rev = @rev, text = @next WHERE id = @id AND text = @value',
    onlyKnown: false,
  },
  {
    place: 'settlement',
    says: 'Note of a settled disagreement',
    list: `SELECT id, source_id AS sourceId, 'Note of a settled disagreement' AS title, note AS value, '' AS about
      FROM settlement WHERE note <> ''`,
    write: 'UPDATE settlement SET rev = @rev, note = @next WHERE id = @id AND note = @value',
    onlyKnown: false,
  },
  {
    place: 'evidence',
    says: 'Note of evidence',
    list: `SELECT e.id, coalesce(e.source_id, c.source_id) AS sourceId, 'Note of evidence' AS title, e.note AS value,
      '' AS about FROM evidence e LEFT JOIN coding c ON c.id = e.coding_id WHERE e.note <> ''`,
    write: 'UPDATE evidence SET rev = @rev, note = @next WHERE id = @id AND note = @value',
    onlyKnown: false,
  },
  {
    place: 'key',
    says: 'Key by which an import knows a source again',
    list: `SELECT id, id AS sourceId, title, external_key AS value, '' AS about FROM source WHERE external_key IS NOT NULL`,
    write: 'UPDATE source SET rev = @rev, external_key = @next WHERE id = @id AND external_key = @value',
    onlyKnown: true,
  },
  {
    place: 'key',
    says: 'Key by which an import knows a response again',
    list: `SELECT r.id, (SELECT min(s.id) FROM source s WHERE s.respondent_id = r.id) AS sourceId, 'Response' AS title,
      r.response_key AS value, '' AS about FROM respondent r WHERE r.response_key IS NOT NULL`,
    write: 'UPDATE respondent SET rev = @rev, response_key = @next WHERE id = @id AND response_key = @value',
    onlyKnown: true,
  },
  {
    place: 'key',
    says: 'Key of a participant',
    list: `SELECT id, NULL AS sourceId, pseudonym AS title, external_key AS value, '' AS about
      FROM participant WHERE external_key IS NOT NULL`,
    write: 'UPDATE participant SET rev = @rev, external_key = @next WHERE id = @id AND external_key = @value',
    onlyKnown: true,
    isName: true,
  },
  {
    place: 'code',
    says: 'Name of a code',
    list: `SELECT id, NULL AS sourceId, name AS title, name AS value, '' AS about FROM code`,
    // A sibling of that name may be there already; the place then stays and is counted as not replaced.
    write: 'UPDATE OR IGNORE code SET rev = @rev, name = @next WHERE id = @id AND name = @value',
    onlyKnown: true,
  },
  {
    place: 'code',
    says: 'Definition of a code',
    list: `SELECT id, NULL AS sourceId, name AS title, description AS value, '' AS about FROM code WHERE description <> ''`,
    write: 'UPDATE code SET rev = @rev, description = @next WHERE id = @id AND description = @value',
    onlyKnown: true,
  },
  {
    place: 'code',
    says: 'Definition of a code',
    list: `SELECT id, NULL AS sourceId, name AS title, when_to_use AS value, '' AS about FROM code WHERE when_to_use <> ''`,
    write: 'UPDATE code SET rev = @rev, when_to_use = @next WHERE id = @id AND when_to_use = @value',
    onlyKnown: true,
  },
  {
    place: 'code',
    says: 'Definition of a code',
    list: `SELECT id, NULL AS sourceId, name AS title, when_not AS value, '' AS about FROM code WHERE when_not <> ''`,
    write: 'UPDATE code SET rev = @rev, when_not = @next WHERE id = @id AND when_not = @value',
    onlyKnown: true,
  },
];

export interface FieldRow {
  readonly id: number;
  readonly sourceId: number | null;
  readonly title: string;
  readonly value: string;
  readonly about: string;
}
