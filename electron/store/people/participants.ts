import type { peopleContract } from '../../../shared/people/contract.ts';
import type { Participant } from '../../../shared/people/model.ts';
import { refused } from '../core/failures.ts';
import type { CommandContext, CommandHandlers, QueryHandlers } from '../core/handlers.ts';
import { mustExist } from '../core/must-exist.ts';

type Queries = QueryHandlers<typeof peopleContract>;
type Commands = CommandHandlers<typeof peopleContract>;

export const participantQueries = {
  'people.participants': ({ db }, { limit }) => {
    const sources = new Map(
      db
        .all<{ id: number; count: number }>(
          `SELECT coalesce(s.participant_id, d.participant_id) AS id, count(*) AS count
          FROM source s LEFT JOIN respondent d ON d.id = s.respondent_id
          WHERE coalesce(s.participant_id, d.participant_id) IS NOT NULL GROUP BY 1`,
        )
        .map(({ id, count }) => [id, count]),
    );
    return db
      .all<Omit<Participant, 'sources'>>(
        `SELECT p.id, p.rev, p.pseudonym, p.segment_id AS segmentId, g.name AS segment, p.relation
        FROM participant p LEFT JOIN segment g ON g.id = p.segment_id
        ORDER BY p.pseudonym COLLATE NOCASE, p.id LIMIT ?`,
        [limit],
      )
      .map((participant) => ({ ...participant, sources: sources.get(participant.id) ?? 0 }));
  },
} satisfies Partial<Queries>;

export const participantCommands = {
  'people.participant.add': (context, { pseudonym, externalKey, segmentId, relation, attributes }) => {
    const { db, rev, now } = context;
    if (db.value('SELECT 1 FROM participant WHERE pseudonym = ?', [pseudonym]) !== undefined) {
      throw refused(`There is already a participant “${pseudonym}”. Give this one another pseudonym.`);
    }
    mustExist(db, 'segment', segmentId);
    const { lastId } = db.run(
      `INSERT INTO participant (uid, rev, pseudonym, external_key, segment_id, relation, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [context.newUid(), rev, pseudonym, externalKey ?? null, segmentId, relation, now],
    );
    for (const [name, value] of Object.entries(attributes)) {
      db.run(
        `INSERT INTO participant_attribute (rev, participant_id, attribute_id, value, number) VALUES (?, ?, ?, ?, ?)`,
        [rev, lastId, attributeNamed(context, name), value, numberIn(value)],
      );
    }
    return { id: lastId };
  },
} satisfies Partial<Commands>;

/** The attribute of that name; a new one holds text. */
function attributeNamed(context: CommandContext, name: string): number {
  const { db, rev } = context;
  const known = db.value<number>('SELECT id FROM attribute WHERE name = ?', [name]);
  if (known !== undefined) return known;
  return db.run(
    `INSERT INTO attribute (uid, rev, name, kind, position)
    VALUES (?, ?, ?, 'text', (SELECT ifnull(max(position), 0) + 1 FROM attribute))`,
    [context.newUid(), rev, name],
  ).lastId;
}

function numberIn(value: string): number | null {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}
