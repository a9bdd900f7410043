import type { StepEvidence } from '../../../shared/journeys/model.ts';
import { rescale } from '../../../shared/journeys/reading.ts';
import type { ReadDb } from '../core/db.ts';
import { notFound } from '../core/failures.ts';
import { personName } from '../core/person.ts';
import { ratingOf } from '../core/rating.ts';
import { SourceTexts } from '../core/source-texts.ts';
import type { ReadingRow } from './gather.ts';
import type { JourneysQueries } from './handler-types.ts';
import { gatherMap } from './map.ts';

type EvidenceReading = StepEvidence['readings'][number];

interface Details extends Omit<EvidenceReading, 'person' | 'gap'> {
  readonly pseudonym: string | null;
  readonly respondentId: number | null;
}

export const stepEvidenceQueries = {
  'journeys.step.evidence': ({ db, onlyCoder }, { stepId, filter }) => {
    const place = db.get<{ journeyId: number; journey: string; stage: string }>(
      `SELECT j.id AS journeyId, j.name AS journey, g.name AS stage FROM step s
        JOIN stage g ON g.id = s.stage_id JOIN journey j ON j.id = g.journey_id WHERE s.id = ?`,
      [stepId],
    );
    if (!place) throw notFound('This step');
    const { map, readings, quotes } = gatherMap(db, place.journeyId, { ...filter, onlyCoder });
    const step = map.stages.flatMap((stage) => stage.steps).find(({ id }) => id === stepId);
    if (!step) throw notFound('This step');
    const texts = new SourceTexts(db);
    const heard = step.touchpointId === null ? [] : (quotes.get(step.touchpointId) ?? []);
    return {
      step,
      ...place,
      readings: [...detailsOf(db, readings.get(stepId) ?? [])],
      quotes: heard.map((quote) => {
        const { codingId, sourceId, sourceTitle, start, end, code } = quote;
        return {
          codingId,
          sourceId,
          sourceTitle,
          text: texts.slice(sourceId, start, end),
          start,
          code,
          person: personName(quote.pseudonym, quote.respondentId),
          rating: ratingOf(quote),
        };
      }),
    };
  },
} satisfies Partial<JourneysQueries>;

/** The readings one by one, with the people and waves behind them, by person. */
function detailsOf(db: ReadDb, rows: readonly ReadingRow[]): readonly EvidenceReading[] {
  return db
    .all<Details>(
      `SELECT r.id, p.pseudonym, coalesce(r.respondent_id, s.respondent_id) AS respondentId, g.name AS segment,
        r.kind, r.expectation, r.experience, r.direct, r.scale_min AS scaleMin, r.scale_max AS scaleMax, r.origin,
        w.name AS wave, r.at, coalesce(r.source_id, c.source_id) AS sourceId, r.coding_id AS codingId
      FROM reading r LEFT JOIN respondent rd ON rd.id = r.respondent_id LEFT JOIN coding c ON c.id = r.coding_id
        LEFT JOIN source s ON s.id = coalesce(r.source_id, c.source_id)
        LEFT JOIN respondent sd ON sd.id = s.respondent_id
        LEFT JOIN participant p
          ON p.id = coalesce(r.participant_id, rd.participant_id, s.participant_id, sd.participant_id)
        LEFT JOIN segment g ON g.id = p.segment_id
        LEFT JOIN wave w ON w.id = coalesce(r.wave_id, rd.wave_id, s.wave_id, sd.wave_id)
      WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY p.pseudonym IS NULL, p.pseudonym, respondentId, r.id`,
      [JSON.stringify(rows.map(({ id }) => id))],
    )
    .map(({ pseudonym, respondentId, ...reading }) => ({
      ...reading,
      person: personName(pseudonym, respondentId) ?? 'Person not known',
      gap: gapOf(reading),
    }));
}

function gapOf(reading: Omit<EvidenceReading, 'person' | 'gap'>): number | null {
  if (reading.kind === 'direct') return reading.direct;
  const { expectation, experience, scaleMin: min, scaleMax: max } = reading;
  if (expectation === null || experience === null) return null;
  const expected = rescale(expectation, { min, max });
  const experienced = rescale(experience, { min, max });
  return expected.defined && experienced.defined ? experienced.value - expected.value : null;
}
