import type { FileToken } from '../../shared/api/host.ts';
import type { Reply, Request } from '../../shared/api/transport.ts';
import type { StoreClient } from '../platform/store-client.ts';
import { storeClient } from '../platform/store-client.ts';
import type { StoreProcess } from '../platform/store-process.ts';
import type { TokenPurpose } from '../platform/tokens.ts';

export interface StoreKeeperOptions<Port> {
  /** `restarted`: the process before ended by itself, the workspace it had open is to be opened again. */
  readonly start: (restarted: boolean) => StoreProcess<Port>;
  readonly onCrash: (code: number | null) => void;
  /** A new process is there in place of one that ended: windows need new ports. */
  readonly onRestarted: () => void;
  readonly onOpened: (path: string | null) => void;
  /** It ended too often to go on. */
  readonly onGaveUp: () => void;
}

export interface StoreKeeper<Port> {
  request(request: Request): Promise<Reply>;
  grant(path: string, purpose: TokenPurpose): Promise<FileToken>;
  resolve(token: string, purpose: TokenPurpose): Promise<string | null>;
  /** Hands a page's port to the store. */
  connect(port: Port): void;
  shutdown(): Promise<boolean>;
}

const CRASH_WINDOW_MS = 60_000;
const MOST_CRASHES = 4;

/** Keeps a store process running for the shell, whichever process it is at the moment. */
export function keepStore<Port>(options: StoreKeeperOptions<Port>): StoreKeeper<Port> {
  let crashes: number[] = [];
  let closing = false;
  let current = run(false);

  function run(restarted: boolean): { readonly store: StoreProcess<Port>; readonly client: StoreClient } {
    const store = options.start(restarted);
    store.onMessage((message) => {
      if (message.type === 'opened') options.onOpened(message.path);
    });
    store.onExit((code) => {
      if (closing) return;
      options.onCrash(code);
      const now = Date.now();
      crashes = [...crashes.filter((at) => now - at < CRASH_WINDOW_MS), now];
      if (crashes.length >= MOST_CRASHES) return options.onGaveUp();
      current = run(true);
      options.onRestarted();
    });
    return { store, client: storeClient(store) };
  }

  return {
    request: (request) => current.client.request(request),
    grant: (path, purpose) => current.client.grant(path, purpose),
    resolve: (token, purpose) => current.client.resolve(token, purpose),
    connect: (port) => current.store.postMessage({ type: 'connect' }, [port]),
    shutdown() {
      closing = true;
      return current.client.shutdown();
    },
  };
}
