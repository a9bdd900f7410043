import { afterEach, describe, expect, test, vi } from 'vitest';
import { readEventStream } from '../../../renderer/api/event-stream.ts';
import { createHttpTransport } from '../../../renderer/api/http-transport.ts';
import type { StoreEvent } from '../../../shared/api/events.ts';
import { tableNames } from '../../../shared/api/tables.ts';

afterEach(() => vi.useRealTimers());

/** An event stream this test writes to. */
function streamResponse(signal: AbortSignal | null | undefined) {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(own) {
      controller = own;
      signal?.addEventListener('abort', () => own.error(new Error('aborted')));
    },
  });
  const write = (text: string) => controller?.enqueue(new TextEncoder().encode(text));
  return { response: new Response(body), write, end: () => controller?.close() };
}

const workspace = {
  sessionId: 's',
  name: 'W',
  readOnly: false,
  undoLabel: 'Add note',
  redoLabel: null,
  savedState: 'saved',
  notices: [],
} as const;
const frame = (event: unknown) => `data: ${JSON.stringify(event)}\n\n`;

describe('calls', () => {
  test.each([
    [400, 'invalid-input'],
    [401, 'internal'],
    [413, 'too-large'],
    [429, 'busy'],
    [500, 'internal'],
    [503, 'internal'],
  ])('status %i is the failure %s', async (status, code) => {
    const transport = createHttpTransport({ fetch: async () => new Response('words', { status }) });
    const reply = await transport.send({ op: 'a', input: {} });
    expect(reply).toMatchObject({ ok: false, failure: { code } });
  });

  test('a server that is gone, or talks nonsense, is a failure', async () => {
    const gone = createHttpTransport({ fetch: () => Promise.reject(new TypeError('fetch failed')) });
    expect(await gone.send({ op: 'a', input: {} })).toMatchObject({
      ok: false,
      failure: { code: 'internal', message: expect.stringContaining('not running') },
    });
    for (const body of ['<html>', '{}', '{"ok":true}', 'null', '{"ok":false}']) {
      const odd = createHttpTransport({ fetch: async () => new Response(body) });
      expect(await odd.send({ op: 'a', input: {} })).toMatchObject({
        ok: false,
        failure: { code: 'internal' },
      });
    }
  });
});

describe('events', () => {
  test('a frame may come in pieces that cut characters', async () => {
    const text = new TextEncoder().encode(
      `retry: 1\n\n${frame({ a: 'é😀\u2028' })}: beat\n\n${frame({ b: 2 })}data: cut off`,
    );
    const data: string[] = [];
    let activity = 0;
    await readEventStream(
      new ReadableStream({
        start(controller) {
          for (const byte of text) controller.enqueue(new Uint8Array([byte]));
          controller.close();
        },
      }),
      (piece) => data.push(piece),
      () => activity++,
    );
    expect(data.map((piece) => JSON.parse(piece))).toEqual([{ a: 'é😀\u2028' }, { b: 2 }]);
    expect(activity).toBe(text.length);
  });

  test('after a break it connects again and has everything read anew, once', async () => {
    vi.useFakeTimers();
    const streams: ReturnType<typeof streamResponse>[] = [];
    let refuse = false;
    const transport = createHttpTransport({
      fetch: async (_, init) => {
        if (refuse) throw new TypeError('refused');
        const stream = streamResponse(init?.signal);
        streams.push(stream);
        return stream.response;
      },
    });
    const heard: StoreEvent[] = [];
    const connection: boolean[] = [];
    transport.onConnection((connected) => connection.push(connected));
    const leave = transport.onEvent((event) => heard.push(event));
    await vi.advanceTimersByTimeAsync(0);
    streams[0]?.write(frame({ type: 'workspace', workspace }) + frame({ type: 'unheard-of' }));
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([{ type: 'workspace', workspace }]);

    refuse = true;
    streams[0]?.end();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(connection).toEqual([true, false]);
    refuse = false;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(connection).toEqual([true, false, true]);
    expect(streams.length).toBe(2);
    heard.length = 0;
    streams[1]?.write(frame({ type: 'workspace', workspace }));
    streams[1]?.write(frame({ type: 'workspace', workspace }));
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([
      { type: 'workspace', workspace },
      { type: 'changed', seq: 0, tables: tableNames, ids: {}, undoLabel: 'Add note', redoLabel: null },
      { type: 'workspace', workspace },
    ]);

    leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(streams.length).toBe(2);
  });

  test('a stream that falls silent is a dead one', async () => {
    vi.useFakeTimers();
    let opened = 0;
    const transport = createHttpTransport({
      fetch: async (_, init) => {
        opened++;
        return streamResponse(init?.signal).response;
      },
    });
    transport.onEvent(() => undefined);
    await vi.advanceTimersByTimeAsync(39_000);
    expect(opened).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(opened).toBe(2);
    transport.close();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(opened).toBe(2);
  });
});
