import { describe, expect, test } from 'vitest';
import { createPortTransport } from '../../../renderer/api/port-transport.ts';
import type { StoreEvent } from '../../../shared/api/events.ts';

interface Sent {
  readonly id: number;
  readonly op: string;
  readonly input: unknown;
}

function bridge() {
  const sent: Sent[] = [];
  let deliver: (message: unknown) => void = () => undefined;
  return {
    sent,
    send: (message: Sent) => void sent.push(message),
    onMessage(listener: (message: unknown) => void) {
      deliver = listener;
      return () => undefined;
    },
    deliver: (message: unknown) => deliver(message),
  };
}

const ok = (value: unknown) => ({ ok: true, value, seq: 1 });

describe('the port transport', () => {
  test('gives each call its own answer, in any order', async () => {
    const port = bridge();
    const transport = createPortTransport(port);
    const first = transport.send({ op: 'a', input: 1 });
    const second = transport.send({ op: 'b', input: 2 });
    expect(port.sent).toEqual([
      { id: 1, op: 'a', input: 1 },
      { id: 2, op: 'b', input: 2 },
    ]);
    port.deliver({ type: 'reply', id: 2, reply: ok('second') });
    port.deliver({ type: 'reply', id: 1, reply: ok('first') });
    port.deliver({ type: 'reply', id: 1, reply: ok('again') });
    expect(await first).toEqual(ok('first'));
    expect(await second).toEqual(ok('second'));
  });

  test('passes events on until the listener leaves, and ignores what is none', () => {
    const port = bridge();
    const transport = createPortTransport(port);
    const heard: StoreEvent[] = [];
    const leave = transport.onEvent((event) => heard.push(event));
    const event = { type: 'progress', label: 'Reading', progress: null };
    for (const message of [
      null,
      1,
      'x',
      {},
      { type: 'event' },
      { type: 'event', event: { type: 'unheard-of' } },
    ]) {
      port.deliver(message);
    }
    port.deliver({ type: 'event', event });
    leave();
    port.deliver({ type: 'event', event });
    expect(heard).toEqual([event]);
  });

  test('fails what is still waiting when the store was started again', async () => {
    const port = bridge();
    const transport = createPortTransport(port);
    const heard: StoreEvent[] = [];
    transport.onEvent((event) => heard.push(event));
    const waiting = transport.send({ op: 'a', input: {} });
    port.deliver({ type: 'event', event: { type: 'store-restarted' } });
    expect(await waiting).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(heard).toEqual([{ type: 'store-restarted' }]);
    const next = transport.send({ op: 'b', input: {} });
    port.deliver({ type: 'reply', id: 1, reply: ok('late') });
    port.deliver({ type: 'reply', id: 2, reply: ok('in time') });
    expect(await next).toEqual(ok('in time'));
  });
});
