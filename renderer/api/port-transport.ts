import type { StoreEvent } from '../../shared/api/events.ts';
import type { DesktopBridge } from '../../shared/api/host.ts';
import type { Reply, Transport } from '../../shared/api/transport.ts';
import { failed, isStoreMessage } from './store-message.ts';

const lost =
  'The part of Touchline that keeps the workspace stopped before it answered, and was started again. Look whether your last change is there before you repeat it.';

/**
 * The way to the store over the port the desktop preload holds. Every call is answered once: where the store
 * ended first, with a failure.
 */
export function createPortTransport(bridge: Pick<DesktopBridge, 'send' | 'onMessage'>): Transport {
  const waiting = new Map<number, (reply: Reply) => void>();
  const listeners = new Set<(event: StoreEvent) => void>();
  let nextId = 1;

  bridge.onMessage((message) => {
    if (!isStoreMessage(message)) return;
    if (message.type === 'reply') {
      const settle = waiting.get(message.id);
      waiting.delete(message.id);
      settle?.(message.reply);
      return;
    }
    if (message.event.type === 'store-restarted') {
      const unanswered = [...waiting.values()];
      waiting.clear();
      for (const settle of unanswered) settle(failed('internal', lost));
    }
    for (const listener of listeners) listener(message.event);
  });

  return {
    send: ({ op, input, session }) =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, resolve);
        bridge.send({ id, op, input, ...(session === undefined ? {} : { session }) });
      }),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
