import { type Query, QueryClient } from '@tanstack/react-query';
import { contract, type InputOf, isOperationName, type OperationName } from '../../shared/api/contract.ts';
import type { StoreEvent, WorkspaceState } from '../../shared/api/events.ts';
import type { TableName } from '../../shared/api/tables.ts';

/** The open workspace as screens see it. */
export type Workspace = Readonly<Omit<WorkspaceState, 'readOnlyReason'>> & {
  readonly readOnlyReason?: string | undefined;
};

/** Reads of the machine rather than of the workspace: they outlive a change of workspace. */
const machineReads: ReadonlySet<string> = new Set([
  'workspace.preferences',
  'workspace.recents',
  'workspace.state',
]);

export const workspaceKey = ['workspace.state', {}] as const;

/** Where the answer to `op` with `input` is kept. */
export function queryKey<N extends OperationName>(op: N, input: InputOf<N>): readonly [N, InputOf<N>] {
  return [op, input];
}

/**
 * A cache whose answers stay good until the store says otherwise. `networkMode: 'always'` because the store is on
 * this machine: being offline must not hold a query back.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
}

/** Whether a change of `tables` makes an answer of `op` stale. A query that names no table is stale after any. */
export function isTouched(op: unknown, tables: ReadonlySet<TableName>): boolean {
  if (typeof op !== 'string' || !isOperationName(op)) return false;
  const operation = contract[op];
  if (operation.kind !== 'query') return false;
  return operation.reads.length === 0 || operation.reads.some((table) => tables.has(table));
}

/**
 * A first answer still on its way may have been read before the change: it is not waited for. Later answers need no
 * such care, the cache itself asks for them again.
 */
function dropFirstAnswers(cache: QueryClient, touched: (query: Query) => boolean): void {
  const waiting = cache
    .getQueryCache()
    .findAll({ type: 'active', fetchStatus: 'fetching', predicate: touched });
  for (const query of waiting) if (query.state.data === undefined) void query.cancel({ silent: true });
}

/** The id of the opening that is shown; undefined when none is, or none is known yet. */
export function shownSession(cache: QueryClient): string | undefined {
  return cache.getQueryData<Workspace | null>(workspaceKey)?.sessionId;
}

/** Keeps the state of the workspace; where it is another opening, nothing read in the one before is kept. */
export function showWorkspace(cache: QueryClient, workspace: Workspace | null): void {
  const before = shownSession(cache);
  cache.setQueryData<Workspace | null>(workspaceKey, workspace);
  if (before === workspace?.sessionId) return;
  void cache.resetQueries({ predicate: (query) => !machineReads.has(String(query.queryKey[0])) });
  void cache.invalidateQueries({ queryKey: ['workspace.recents'] });
}

/** Brings the cache up to date with one event from the store. */
export function applyEvent(cache: QueryClient, event: StoreEvent): void {
  switch (event.type) {
    case 'changed': {
      const tables = new Set(event.tables);
      cache.setQueryData<Workspace | null>(workspaceKey, (state) =>
        state ? { ...state, undoLabel: event.undoLabel, redoLabel: event.redoLabel } : state,
      );
      const touched = (query: Query) => isTouched(query.queryKey[0], tables);
      dropFirstAnswers(cache, touched);
      void cache.invalidateQueries({ predicate: touched });
      return;
    }
    case 'workspace': {
      // An answer to workspace.state that is still on its way is older than this event.
      void cache.cancelQueries({ queryKey: workspaceKey });
      showWorkspace(cache, event.workspace);
      return;
    }
    case 'store-restarted':
      void cache.invalidateQueries();
      return;
    case 'job':
    case 'progress':
      return;
  }
}
