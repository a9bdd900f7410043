import type { Piece } from './condition-piece.ts';

interface PersonPieces {
  /** Whether it is the words of this participant. */
  readonly participant: (id: number) => Piece;
  /** Whether it is the words of somebody in this segment. */
  readonly segment: (id: number) => Piece;
}

const isParticipant = '= ?';
const inSegment = 'IN (SELECT id FROM participant WHERE segment_id = ?)';

/** Sources by their participant, or their respondent's where they name none. */
const ownSources = (who: string) =>
  `SELECT o.id FROM source o WHERE o.participant_id ${who}
  UNION ALL SELECT o.id FROM source o JOIN respondent d ON d.id = o.respondent_id
    WHERE o.participant_id IS NULL AND d.participant_id ${who}`;

/** A source has everybody who speaks in it. */
const ofSource = (who: string) => `s.id IN (${ownSources(who)}
  UNION ALL SELECT t.source_id FROM turn t WHERE t.participant_id ${who})`;

/**
 * A coding has whoever speaks where it begins; beyond the turns of a known speaker, the person of its source. Turns are
 * looked at only in sources that have such turns: half a million codings of answers have none.
 */
const ofCoding = (
  who: string,
) => `CASE WHEN s.id IN (SELECT t.source_id FROM turn t WHERE t.participant_id IS NOT NULL)
  AND EXISTS (SELECT 1 FROM turn t WHERE t.source_id = c.source_id AND t.start_cp <= c.start_cp
    AND t.end_cp > c.start_cp AND t.participant_id IS NOT NULL)
  THEN EXISTS (SELECT 1 FROM turn t WHERE t.source_id = c.source_id AND t.start_cp <= c.start_cp
    AND t.end_cp > c.start_cp AND t.participant_id ${who})
  ELSE s.id IN (${ownSources(who)}) END`;

const three =
  (sql: string) =>
  (id: number): Piece => [sql, id, id, id];

const source: PersonPieces = {
  participant: three(ofSource(isParticipant)),
  segment: three(ofSource(inSegment)),
};
const coding: PersonPieces = {
  participant: three(ofCoding(isParticipant)),
  segment: three(ofCoding(inSegment)),
};

/** The pieces about people, over `coding c` or over `source s` alone. */
export function personPieces(isOfCoding: boolean): PersonPieces {
  return isOfCoding ? coding : source;
}
