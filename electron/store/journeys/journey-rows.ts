import type { JourneyRow } from '../../../shared/journeys/model.ts';
import { conflict, notFound } from '../core/failures.ts';
import type { CommandContext } from '../core/handlers.ts';
import { mustExist } from '../core/must-exist.ts';
import { withEdits } from '../core/with-edits.ts';
import type { JourneysCommands, JourneysQueries } from './handler-types.ts';
import { place } from './place.ts';

interface JourneyFields {
  readonly id: number;
  readonly rev: number;
  readonly name: string;
  readonly scenario: string;
  readonly scope: string;
  readonly personaId: number | null;
}

/** The lanes a new journey starts with. */
const firstLanes = [
  { kind: 'channels', name: 'Channels' },
  { kind: 'gap', name: 'Expectation and experience' },
  { kind: 'quotes', name: 'Quotes' },
] as const;

export const journeyQueries = {
  'journeys.list': ({ db }) =>
    db.all<JourneyRow>(
      `SELECT j.id, j.rev, j.name, j.scenario, j.state,
        (SELECT count(*) FROM stage s WHERE s.journey_id = j.id) AS stages,
        (SELECT count(*) FROM stage s JOIN step t ON t.stage_id = s.id WHERE s.journey_id = j.id) AS steps
      FROM journey j ORDER BY j.position, j.id`,
    ),
} satisfies Partial<JourneysQueries>;

export const journeyCommands = {
  'journeys.journey.add': (context, { name, scenario, personaId }) => {
    const { db, rev, now } = context;
    mustExist(db, 'persona', personaId);
    const id = db.run(
      `INSERT INTO journey (uid, rev, name, scenario, persona_id, position, created_at)
      VALUES (?, ?, ?, ?, ?, (SELECT ifnull(max(position), 0) + 1 FROM journey), ?)`,
      [context.newUid(), rev, name, scenario, personaId, now],
    ).lastId;
    for (const lane of firstLanes) addLane(context, id, lane.kind, lane.name, null);
    return { id };
  },

  'journeys.journey.edit': ({ db, rev }, { id, ifRev, ...fields }) => {
    const current = db.get<JourneyFields>(
      'SELECT id, rev, name, scenario, scope, persona_id AS personaId FROM journey WHERE id = ?',
      [id],
    );
    if (!current) throw notFound('This journey');
    if (current.rev !== ifRev) throw conflict('This journey', { ...current });
    mustExist(db, 'persona', fields.personaId);
    const { name, scenario, scope, personaId } = withEdits(current, fields);
    db.run('UPDATE journey SET rev = ?, name = ?, scenario = ?, scope = ?, persona_id = ? WHERE id = ?', [
      rev,
      name,
      scenario,
      scope,
      personaId,
      id,
    ]);
    return { rev };
  },

  'journeys.journey.delete': ({ db }, { id }) => {
    if (db.run('DELETE FROM journey WHERE id = ?', [id]).changes === 0) throw notFound('This journey');
    return {};
  },
} satisfies Partial<JourneysCommands>;

/** Adds a lane before `beforeId`, last where that is null. */
export function addLane(
  context: CommandContext,
  journeyId: number,
  kind: string,
  name: string,
  beforeId: number | null,
): number {
  const position = place(context, 'lane', journeyId, beforeId);
  return context.db.run(
    'INSERT INTO lane (uid, rev, journey_id, kind, name, position) VALUES (?, ?, ?, ?, ?, ?)',
    [context.newUid(), context.rev, journeyId, kind, name, position],
  ).lastId;
}
