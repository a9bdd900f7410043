import type { workspaceContract } from '../../../shared/workspace/contract.ts';
import type { QueryHandlers } from '../core/handlers.ts';

interface ActivityRow {
  readonly id: number;
  readonly at: number;
  readonly coder: string;
  readonly kind: 'do' | 'undo' | 'redo';
  readonly label: string;
}

export const activityQueries = {
  /**
   * Newest first; `before` continues below an id seen already. While others' work is hidden, so is what they did to
   * codings: their names of codes would tell.
   */
  'workspace.activity': ({ db, onlyCoder }, { limit, before }) =>
    db.all<ActivityRow>(
      `SELECT id, at, coder, kind, label FROM activity WHERE id < @before
        AND (@only IS NULL OR coder = (SELECT name FROM coder WHERE id = @only)
          OR NOT EXISTS (SELECT 1 FROM json_each(activity.tables) WHERE key = 'coding'))
      ORDER BY id DESC LIMIT @limit`,
      { before: before ?? Number.MAX_SAFE_INTEGER, only: onlyCoder, limit },
    ),
} satisfies Partial<QueryHandlers<typeof workspaceContract>>;
