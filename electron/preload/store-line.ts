import type { StoreMessage } from '../../shared/api/transport.ts';

type RequestMessage = Extract<StoreMessage, { type: 'request' }>;

/** The page's line to the store. It outlives the ports: after a crash of the store a new one is attached. */
export interface StoreLine {
  attach(port: MessagePort, restarted: boolean): void;
  send(message: RequestMessage): void;
  onMessage(listener: (message: unknown) => void): () => void;
}

/**
 * Requests made before there is a port wait for it. Those under way when the store ended are answered with a
 * failure, so that every request gets exactly one reply; then the page is told by `store-restarted`.
 */
export function storeLine(): StoreLine {
  const listeners = new Set<(message: unknown) => void>();
  const unanswered = new Set<number>();
  let queue: RequestMessage[] = [];
  let port: MessagePort | undefined;

  const tell = (message: StoreMessage) => {
    for (const listener of listeners) listener(message);
  };
  const post = (message: RequestMessage) => {
    unanswered.add(message.id);
    port?.postMessage(message);
  };
  const failUnanswered = () => {
    const message =
      'The store stopped before this was done. Look whether the change is there, then try again.';
    for (const id of unanswered) {
      tell({ type: 'reply', id, reply: { ok: false, failure: { code: 'internal', message } } });
    }
    unanswered.clear();
  };

  return {
    attach(next, restarted) {
      port?.close();
      if (restarted) failUnanswered();
      port = next;
      next.onmessage = (event) => {
        const message = event.data as StoreMessage;
        // A reply to a request already answered with a failure is not delivered a second time.
        if (message.type === 'reply' && !unanswered.delete(message.id)) return;
        tell(message);
      };
      next.start();
      if (restarted) tell({ type: 'event', event: { type: 'store-restarted' } });
      for (const message of queue) post(message);
      queue = [];
    },
    send(message) {
      if (port === undefined) queue.push(message);
      else post(message);
    },
    onMessage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
