import type { StoreMessage, Transport } from '../../shared/api/transport.ts';
import type { PagePort } from '../platform/store-protocol.ts';

/** Answers one page over its own port until that closes. */
export function servePage(transport: Transport, port: PagePort): void {
  const stop = transport.onEvent((event) =>
    port.postMessage({ type: 'event', event } satisfies StoreMessage),
  );
  port.on('close', stop);
  port.on('message', (event) => {
    const message = event.data as StoreMessage;
    if (message.type !== 'request') return;
    void transport
      .send(message.request)
      .then((reply) => port.postMessage({ type: 'reply', id: message.id, reply } satisfies StoreMessage));
  });
  port.start();
}
