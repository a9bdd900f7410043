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
  /** Newest first; `before` continues below an id seen already. */
  'workspace.activity': ({ db }, { limit, before }) =>
    db.all<ActivityRow>(
      'SELECT id, at, coder, kind, label FROM activity WHERE id < ? ORDER BY id DESC LIMIT ?',
      [before ?? Number.MAX_SAFE_INTEGER, limit],
    ),
} satisfies Partial<QueryHandlers<typeof workspaceContract>>;
