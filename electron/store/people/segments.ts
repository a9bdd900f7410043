import type { peopleContract } from '../../../shared/people/contract.ts';
import type { Persona, Segment } from '../../../shared/people/model.ts';
import { refused } from '../core/failures.ts';
import type { CommandHandlers, QueryHandlers } from '../core/handlers.ts';
import { mustExist } from '../core/must-exist.ts';

type Queries = QueryHandlers<typeof peopleContract>;
type Commands = CommandHandlers<typeof peopleContract>;

export const segmentQueries = {
  'people.segments': ({ db }) =>
    db.all<Segment>(
      `SELECT s.id, s.rev, s.name, s.description, s.value_to_business AS valueToBusiness,
        (SELECT count(*) FROM participant p WHERE p.segment_id = s.id) AS people
      FROM segment s ORDER BY s.name COLLATE NOCASE, s.id`,
    ),
} satisfies Partial<Queries>;

export const segmentCommands = {
  'people.segment.add': (context, { name, description, valueToBusiness }) => {
    const { db, rev } = context;
    if (db.value('SELECT 1 FROM segment WHERE name = ?', [name]) !== undefined) {
      throw refused(`There is already a segment “${name}”. Give this one another name, or use that one.`);
    }
    const { lastId } = db.run(
      'INSERT INTO segment (uid, rev, name, description, value_to_business) VALUES (?, ?, ?, ?, ?)',
      [context.newUid(), rev, name, description, valueToBusiness],
    );
    return { id: lastId };
  },
} satisfies Partial<Commands>;

export const personaQueries = {
  'people.personas': ({ db }) =>
    db.all<Persona>(
      `SELECT id, rev, name, segment_id AS segmentId, needs, expectations FROM persona
      ORDER BY name COLLATE NOCASE, id`,
    ),
} satisfies Partial<Queries>;

export const personaCommands = {
  'people.persona.add': (context, { name, segmentId, needs, expectations }) => {
    mustExist(context.db, 'segment', segmentId);
    const { lastId } = context.db.run(
      'INSERT INTO persona (uid, rev, segment_id, name, needs, expectations) VALUES (?, ?, ?, ?, ?, ?)',
      [context.newUid(), context.rev, segmentId, name, needs, expectations],
    );
    return { id: lastId };
  },
} satisfies Partial<Commands>;
