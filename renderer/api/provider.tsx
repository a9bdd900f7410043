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
import { applyEvent, createQueryClient } from './cache.ts';
import { type Client, type ClientOptions, createClient } from './client.ts';
import { createJobTracker, type JobTracker } from './jobs.ts';

interface Api {
  readonly client: Client;
  readonly jobs: JobTracker;
  readonly onFailure: (failure: Failure) => void;
}

const ApiContext = createContext<Api | null>(null);

export interface ApiProviderProps {
  readonly transport: Transport;
  /** Called with the failure of a command whose screen does not show it itself. */
  readonly onFailure: (failure: Failure) => void;
  readonly options?: ClientOptions;
  /** For tests; otherwise the provider makes its own. */
  readonly cache?: QueryClient;
  readonly children: ReactNode;
}

/** Gives every screen the store: the client, the query cache kept true by events, and the jobs under way. */
export function ApiProvider({ transport, onFailure, options, cache, children }: ApiProviderProps): ReactNode {
  const [queryClient] = useState(() => cache ?? createQueryClient());
  const api = useMemo<Api>(
    () => ({ client: createClient(transport, options), jobs: createJobTracker(), onFailure }),
    [transport, onFailure, options],
  );
  useEffect(
    () =>
      api.client.onEvent((event) => {
        applyEvent(queryClient, event);
        api.jobs.handle(event);
      }),
    [api, queryClient],
  );
  return (
    <QueryClientProvider client={queryClient}>
      <ApiContext.Provider value={api}>{children}</ApiContext.Provider>
    </QueryClientProvider>
  );
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
