import type { StoreEvent } from '../../shared/api/events.ts';
import type { FileToken } from '../../shared/api/host.ts';
import type { Reply, Request } from '../../shared/api/transport.ts';
import { type StoreClient, storeClient } from '../platform/store-client.ts';
import type { StoreProcess } from '../platform/store-process.ts';
import type { TokenPurpose } from '../platform/tokens.ts';

/** The store as the server sees it: always there, whichever process is behind it at the moment. */
export interface StoreLink {
  request(request: Request): Promise<Reply>;
  grant(path: string, purpose: TokenPurpose): Promise<FileToken>;
  resolve(token: string, purpose: TokenPurpose): Promise<string | null>;
  onEvent(listener: (event: StoreEvent) => void): () => void;
  /** Closes the workspace and ends the store; true where it said goodbye itself. */
  close(): Promise<boolean>;
}

export interface StoreLinkOptions {
  /** `restarted`: an earlier process ended by itself, so the workspace it had open is to be opened again. */
  readonly spawn: (restarted: boolean) => StoreProcess<never>;
  readonly onCrash?: (code: number | null) => void;
}

const CRASH_WINDOW_MS = 60_000;
const MOST_CRASHES = 5;

/**
 * Keeps a store process running. When one ends by itself, calls waiting for it fail, a new one is started and
 * `store-restarted` is sent; one that keeps ending is tried again only when somebody asks for something.
 */
export function linkStore({ spawn, onCrash }: StoreLinkOptions): StoreLink {
  const listeners = new Set<(event: StoreEvent) => void>();
  const tell = (event: StoreEvent) => {
    for (const listener of listeners) listener(event);
  };
  let crashes: number[] = [];
  let closing = false;
  let client: StoreClient | undefined;

  function start(restarted: boolean): StoreClient {
    const store = spawn(restarted);
    const started = storeClient(store);
    started.onEvent(tell);
    store.onMessage((message) => {
      if (message.type === 'ready' && restarted) tell({ type: 'store-restarted' });
    });
    store.onExit((code) => {
      if (closing) return;
      onCrash?.(code);
      client = undefined;
      const now = Date.now();
      crashes = [...crashes.filter((at) => now - at < CRASH_WINDOW_MS), now];
      if (crashes.length < MOST_CRASHES) start(true);
    });
    client = started;
    return started;
  }

  const current = () => client ?? start(true);
  start(false);

  return {
    request: (request) => current().request(request),
    grant: (path, purpose) => current().grant(path, purpose),
    resolve: (token, purpose) => current().resolve(token, purpose),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closing = true;
      return client === undefined ? true : client.shutdown();
    },
  };
}
