import type { StoreEvent } from '../../shared/api/events.ts';
import type { FileToken } from '../../shared/api/host.ts';
import type { Reply, Request } from '../../shared/api/transport.ts';
import type { StoreProcess } from './store-process.ts';
import type { ParentMessage, StoreProcessMessage } from './store-protocol.ts';
import { SHUTDOWN_SECONDS } from './store-protocol.ts';
import type { TokenPurpose } from './tokens.ts';

/** Asking the store process and waiting for its answer; every promise settles, also when the process ends. */
export interface StoreClient {
  request(request: Request): Promise<Reply>;
  grant(path: string, purpose: TokenPurpose): Promise<FileToken>;
  /** null for a token never given or given for another purpose. */
  resolve(token: string, purpose: TokenPurpose): Promise<string | null>;
  onEvent(listener: (event: StoreEvent) => void): () => void;
  /** Asks the store to close; ends it after ten seconds. True where it said goodbye itself. */
  shutdown(): Promise<boolean>;
}

interface Waiting {
  readonly settle: (message: StoreProcessMessage) => void;
  readonly fail: (error: Error) => void;
}

type Unnumbered<M> = M extends { readonly id: number } ? Omit<M, 'id'> : never;

/** Wraps one running process; after a restart a new client is made for the new process. */
export function storeClient(store: StoreProcess<never>): StoreClient {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: StoreEvent) => void>();
  let nextId = 1;
  let ended = false;

  store.onMessage((message) => {
    if (message.type === 'event') {
      for (const listener of listeners) listener(message.event);
    } else if ('id' in message) {
      waiting.get(message.id)?.settle(message);
      waiting.delete(message.id);
    }
  });
  store.onExit(() => {
    ended = true;
    for (const { fail } of waiting.values()) fail(new Error('The store process ended.'));
    waiting.clear();
  });

  function ask(message: Unnumbered<ParentMessage>): Promise<StoreProcessMessage> {
    const id = nextId++;
    return new Promise((settle, fail) => {
      if (ended) return fail(new Error('The store process ended.'));
      waiting.set(id, { settle, fail });
      store.postMessage({ ...message, id } as ParentMessage);
    });
  }

  return {
    async request(request) {
      try {
        const answer = await ask({ type: 'request', request });
        if (answer.type === 'reply') return answer.reply;
      } catch {
        // Said below.
      }
      return {
        ok: false,
        failure: { code: 'internal', message: 'The store stopped. Try again in a moment.' },
      };
    },
    async grant(path, purpose) {
      const answer = await ask({ type: 'grant', path, purpose });
      if (answer.type !== 'granted') throw new Error('The store did not answer a grant.');
      return { token: answer.token, name: answer.name };
    },
    async resolve(token, purpose) {
      const answer = await ask({ type: 'resolve', token, purpose });
      return answer.type === 'resolved' ? answer.path : null;
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    shutdown() {
      return new Promise((resolve) => {
        if (ended) return resolve(true);
        let saidBye = false;
        const timer = setTimeout(() => store.kill(), SHUTDOWN_SECONDS * 1000);
        store.onMessage((message) => {
          if (message.type === 'bye') saidBye = true;
        });
        store.onExit(() => {
          clearTimeout(timer);
          resolve(saidBye);
        });
        store.postMessage({ type: 'shutdown' });
      });
    },
  };
}
