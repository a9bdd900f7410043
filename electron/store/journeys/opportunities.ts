import type { Opportunity } from '../../../shared/journeys/model.ts';
import { mustExist } from '../core/must-exist.ts';
import type { JourneysCommands, JourneysQueries } from './handler-types.ts';

type Action = Opportunity['actions'][number];

export const opportunityQueries = {
  'journeys.opportunities': ({ db }) => {
    const actions = Map.groupBy(
      db.all<Action & { opportunityId: number | null }>(
        `SELECT id, opportunity_id AS opportunityId, name, kind, owner, due_on AS dueOn, status FROM action ORDER BY id`,
      ),
      (action) => action.opportunityId,
    );
    return db
      .all<Omit<Opportunity, 'actions'>>(
        `SELECT id, rev, name, description, touchpoint_id AS touchpointId, effort, effect, status
        FROM opportunity ORDER BY id`,
      )
      .map((opportunity) => ({
        ...opportunity,
        actions: (actions.get(opportunity.id) ?? []).map(({ opportunityId: _, ...action }) => action),
      }));
  },
} satisfies Partial<JourneysQueries>;

export const opportunityCommands = {
  'journeys.opportunity.add': (context, { name, touchpointId, description, effort, effect }) => {
    mustExist(context.db, 'touchpoint', touchpointId);
    const { lastId } = context.db.run(
      `INSERT INTO opportunity (uid, rev, touchpoint_id, name, description, effort, effect)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [context.newUid(), context.rev, touchpointId, name, description, effort, effect],
    );
    return { id: lastId };
  },

  'journeys.action.add': (context, { opportunityId, name, kind, owner, dueOn, status }) => {
    mustExist(context.db, 'opportunity', opportunityId);
    const { lastId } = context.db.run(
      'INSERT INTO action (uid, rev, opportunity_id, name, kind, owner, due_on, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      [context.newUid(), context.rev, opportunityId, name, kind, owner, dueOn, status],
    );
    return { id: lastId };
  },

  'journeys.decision.add': (context, { forumId, actionId, text, decidedOn }) => {
    mustExist(context.db, 'forum', forumId);
    mustExist(context.db, 'action', actionId);
    const { lastId } = context.db.run(
      'INSERT INTO decision (uid, rev, forum_id, action_id, text, decided_on) VALUES (?, ?, ?, ?, ?, ?)',
      [context.newUid(), context.rev, forumId, actionId, text, decidedOn],
    );
    return { id: lastId };
  },
} satisfies Partial<JourneysCommands>;
