import { continuity, handovers } from '../../../shared/journeys/handover.ts';
import type { JourneyMap, MapStep } from '../../../shared/journeys/model.ts';
import type { ReadDb } from '../core/db.ts';
import { notFound } from '../core/failures.ts';
import { personName } from '../core/person.ts';
import { SourceTexts } from '../core/source-texts.ts';
import {
  gatherHandovers,
  gatherQuotes,
  gatherReadings,
  type HandoverRow,
  personKey,
  type QuoteRow,
  type ReadingRow,
  type SeenFilter,
} from './gather.ts';
import type { JourneysQueries } from './handler-types.ts';
import { numbersBySteps, readingsByStep } from './step-numbers.ts';

/** Quotes a step shows on the map. */
const SHOWN = 3;
/** Code points of a quote that says enough and can still be read on a map. */
const GOOD_LENGTH = 320;

type JourneyFields = Omit<JourneyMap, 'people' | 'stages' | 'lanes' | 'handovers'>;
type StepFields = Omit<MapStep, 'gap' | 'severity' | 'quotes' | 'quoteCount'>;
type StageFields = Omit<JourneyMap['stages'][number], 'steps'>;
type LaneFields = Omit<JourneyMap['lanes'][number], 'cells' | 'hidden'> & { readonly hidden: number };

/** A map with what it was made of, for whoever opens a step. */
export interface GatheredMap {
  readonly map: JourneyMap;
  readonly readings: ReadonlyMap<number, readonly ReadingRow[]>;
  readonly quotes: ReadonlyMap<number, readonly QuoteRow[]>;
}

export const mapQueries = {
  'journeys.map': ({ db, onlyCoder }, { id, filter }) => gatherMap(db, id, { ...filter, onlyCoder }).map,
} satisfies Partial<JourneysQueries>;

/** Reads a journey and everything heard at its steps, in a few statements for all steps at once. */
export function gatherMap(db: ReadDb, id: number, filter: SeenFilter): GatheredMap {
  const journey = db.get<JourneyFields>(
    `SELECT j.id, j.rev, j.name, j.scenario, j.scope, j.state, p.name AS persona
    FROM journey j LEFT JOIN persona p ON p.id = j.persona_id WHERE j.id = ?`,
    [id],
  );
  if (!journey) throw notFound('This journey');
  const stages = db.all<StageFields>(
    'SELECT id, rev, name, position FROM stage WHERE journey_id = ? ORDER BY position, id',
    [id],
  );
  const steps = db.all<StepFields>(
    `SELECT s.id, s.rev, s.stage_id AS stageId, s.name, s.channel, s.position, s.touchpoint_id AS touchpointId,
      t.name AS touchpoint
    FROM stage g JOIN step s ON s.stage_id = g.id LEFT JOIN touchpoint t ON t.id = s.touchpoint_id
    WHERE g.journey_id = ? ORDER BY g.position, g.id, s.position, s.id`,
    [id],
  );
  const touchpointIds = [...new Set(steps.flatMap(({ touchpointId }) => touchpointId ?? []))];
  const places = { stepIds: steps.map((step) => step.id), touchpointIds };

  const readings = readingsByStep(steps, gatherReadings(db, places, filter));
  const numbers = numbersBySteps(readings, filter.kind);
  const quotes = Map.groupBy(gatherQuotes(db, places, filter), (quote) => quote.touchpointId);
  const shown = quotesShown(db, quotes);
  const full = steps.map((step): MapStep => {
    const heard = step.touchpointId === null ? undefined : quotes.get(step.touchpointId);
    return {
      ...step,
      ...numbers.of(step.id),
      quotes: [...((step.touchpointId === null ? undefined : shown.get(step.touchpointId)) ?? [])],
      quoteCount: heard?.length ?? 0,
    };
  });
  const stepsByStage = Map.groupBy(full, (step) => step.stageId);
  const map: JourneyMap = {
    ...journey,
    people: numbers.people,
    stages: stages.map((stage) => ({ ...stage, steps: stepsByStage.get(stage.id) ?? [] })),
    lanes: lanesOf(db, id),
    handovers: handoversOf(full, gatherHandovers(db, places, filter)),
  };
  return { map, readings, quotes };
}

function lanesOf(db: ReadDb, journeyId: number): JourneyMap['lanes'] {
  const cells = Map.groupBy(
    db.all<{ laneId: number; stepId: number; text: string }>(
      `SELECT c.lane_id AS laneId, c.step_id AS stepId, c.text FROM lane l JOIN cell c ON c.lane_id = l.id
      WHERE l.journey_id = ? AND c.text <> '' ORDER BY c.id DESC`,
      [journeyId],
    ),
    (cell) => cell.laneId,
  );
  return db
    .all<LaneFields>(
      'SELECT id, rev, kind, name, hidden, position FROM lane WHERE journey_id = ? ORDER BY position, id',
      [journeyId],
    )
    .map((lane) => ({
      ...lane,
      hidden: lane.hidden === 1,
      cells: Object.fromEntries((cells.get(lane.id) ?? []).map(({ stepId, text }) => [String(stepId), text])),
    }));
}

/** What people said about each handover; whoever was asked more than once counts with their last answer. */
function handoversOf(steps: readonly MapStep[], rows: readonly HandoverRow[]): JourneyMap['handovers'] {
  const pairs = Map.groupBy(rows, (row) => `${row.fromTouchpointId} ${row.toTouchpointId}`);
  return handovers(steps).map(({ from, to }) => {
    const said = pairs.get(`${from.touchpointId} ${to.touchpointId}`) ?? [];
    const last = new Map(said.map((row) => [personKey(row) ?? `rating ${row.id}`, row]));
    const { value, n } = continuity(
      [...last.values()].map(({ carried, hadToRepeat }) => ({
        carried,
        repeated: hadToRepeat === null ? null : hadToRepeat === 1,
      })),
    );
    return {
      fromStepId: from.id,
      toStepId: to.id,
      fromChannel: from.channel,
      toChannel: to.channel,
      rated: n,
      continuity: value,
    };
  });
}

type QuotesByTouchpoint<Q> = ReadonlyMap<number, readonly Q[]>;

/** The words of the quotes each touchpoint shows, however many steps are at it. */
function quotesShown(
  db: ReadDb,
  quotes: QuotesByTouchpoint<QuoteRow>,
): QuotesByTouchpoint<MapStep['quotes'][number]> {
  const texts = new SourceTexts(db);
  return new Map(
    [...quotes].map(([touchpointId, heard]) => [
      touchpointId,
      telling(heard).map(({ codingId, sourceId, start, end, pseudonym, respondentId }) => ({
        codingId,
        sourceId,
        text: texts.slice(sourceId, start, end),
        person: personName(pseudonym, respondentId),
      })),
    ]),
  );
}

/** The few quotes that say most: rated ones first, then those nearest to a good length from below. */
function telling(quotes: readonly QuoteRow[]): readonly QuoteRow[] {
  const weight = ({ start, end }: QuoteRow): number => {
    const length = end - start;
    return length <= GOOD_LENGTH ? length : (GOOD_LENGTH * GOOD_LENGTH) / length;
  };
  const rated = (quote: QuoteRow): number => (quote.ratingKind === null ? 0 : 1);
  return [...quotes].sort((a, b) => rated(b) - rated(a) || weight(b) - weight(a)).slice(0, SHOWN);
}
