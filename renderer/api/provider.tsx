import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Failure } from '../../shared/api/failure.ts';
import type { Transport } from '../../shared/api/transport.ts';
import { applyEvent, createQueryClient, shownSession, workspaceKey } from './cache.ts';
import { type Client, type ClientOptions, createClient } from './client.ts';
import { createJobTracker, type JobTracker } from './jobs.ts';

interface Api {
  /** Sends for the opening the screen was made for; outside a {@link WorkspaceScope}, for the one shown. */
  readonly client: Client;
  /** Reads for the cache, which is always that of the opening shown. */
  readonly reader: Client;
  readonly jobs: JobTracker;
  readonly onFailure: (failure: Failure) => void;
}

const ApiContext = createContext<Api | null>(null);
const ConnectionContext = createContext(true);

export interface ApiProviderProps {
  readonly transport: Transport;
  /** Called with the failure of a command whose screen does not show it itself. */
  readonly onFailure: (failure: Failure) => void;
  readonly options?: ClientOptions;
  /** Tells when the way to the store breaks and heals; absent where it cannot break. */
  readonly watchConnection?: (listener: (connected: boolean) => void) => () => void;
  /** For tests; otherwise the provider makes its own. */
  readonly cache?: QueryClient;
  readonly children: ReactNode;
}

/** Gives every screen the store: the client, the query cache kept true by events, and the jobs under way. */
export function ApiProvider(props: ApiProviderProps): ReactNode {
  const { transport, onFailure, options, watchConnection, cache, children } = props;
  const [queryClient] = useState(() => cache ?? createQueryClient());
  const api = useMemo<Api>(() => {
    const client = createClient(transport, { ...options, session: () => shownSession(queryClient) });
    return { client, reader: client, jobs: createJobTracker(), onFailure };
  }, [transport, onFailure, options, queryClient]);
  useEffect(
    () =>
      api.client.onEvent((event) => {
        applyEvent(queryClient, event);
        api.jobs.handle(event);
      }),
    [api, queryClient],
  );
  const [connected, setConnected] = useState(true);
  useEffect(
    () =>
      watchConnection?.((now) => {
        setConnected(now);
        // What happened before the first event could be heard is asked for once more.
        if (now) void queryClient.invalidateQueries({ queryKey: workspaceKey });
      }),
    [watchConnection, queryClient],
  );
  return (
    <QueryClientProvider client={queryClient}>
      <ApiContext.Provider value={api}>
        <ConnectionContext.Provider value={connected}>{children}</ConnectionContext.Provider>
      </ApiContext.Provider>
    </QueryClientProvider>
  );
}

export interface WorkspaceScopeProps {
  readonly sessionId: string;
  readonly children: ReactNode;
}

/** Ties what the screens inside send to one opening of a workspace. To be keyed by it: screens outlive no opening. */
export function WorkspaceScope({ sessionId, children }: WorkspaceScopeProps): ReactNode {
  const around = useApi();
  const api = useMemo<Api>(
    () => ({ ...around, client: around.reader.inSession(sessionId) }),
    [around, sessionId],
  );
  return <ApiContext.Provider value={api}>{children}</ApiContext.Provider>;
}

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error('useApi is used outside ApiProvider');
  return api;
}

/** The typed client, for calls that fit no hook. */
export function useClient(): Client {
  return useApi().client;
}

/** Commands sent and not yet committed: while it is above 0, nobody may say "Saved". */
export function usePendingCommands(): number {
  const { pending } = useApi().client;
  return useSyncExternalStore(pending.subscribe, pending.get);
}

/** Whether the store can be reached. */
export function useConnected(): boolean {
  return useContext(ConnectionContext);
}
