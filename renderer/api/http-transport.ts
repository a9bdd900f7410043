import type { StoreEvent } from '../../shared/api/events.ts';
import type { Failure } from '../../shared/api/failure.ts';
import { tableNames } from '../../shared/api/tables.ts';
import type { Reply, Transport } from '../../shared/api/transport.ts';
import { readEventStream } from './event-stream.ts';
import { failed, isReply, isStoreEvent } from './store-message.ts';

export interface HttpTransportOptions {
  /** Where the server is; the page's own origin when absent. */
  readonly baseUrl?: string;
  /** For tests, which have no cookies of their own. */
  readonly fetch?: typeof globalThis.fetch;
}

export interface HttpTransport extends Transport {
  /** Calls `listener` when the server goes away (false) and when it is back (true). */
  onConnection(listener: (connected: boolean) => void): () => void;
  /** Ends the event stream for good. */
  close(): void;
}

/** The server sends a heartbeat every 15 s; nothing for longer than two of them is a dead connection. */
const SILENCE_MS = 40_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;

const gone = 'Touchline is not running any more, so this did not happen. Start it again and reload the page.';
const refusals: Readonly<Record<number, readonly [Failure['code'], string]>> = {
  400: ['invalid-input', 'Touchline could not read this request.'],
  401: ['internal', 'This page belongs to an earlier start of Touchline. Start Touchline again.'],
  413: ['too-large', 'This is too large to be sent at once.'],
  429: ['busy', 'Touchline is still busy with earlier requests. Try again in a moment.'],
};

/**
 * The way to the store over HTTP: a POST for each call, one event stream. The stream is open while somebody
 * listens. After a break it connects again and has everything on screen read anew, because events were missed.
 */
export function createHttpTransport(options: HttpTransportOptions = {}): HttpTransport {
  const base = options.baseUrl ?? '';
  const request: typeof globalThis.fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const listeners = new Set<(event: StoreEvent) => void>();
  const watchers = new Set<(connected: boolean) => void>();
  let stream: AbortController | undefined;
  let connected: boolean | undefined;

  function setConnected(now: boolean): void {
    if (connected === now) return;
    connected = now;
    for (const watcher of watchers) watcher(now);
  }

  function tell(event: StoreEvent): void {
    for (const listener of listeners) listener(event);
  }

  /** Runs until `stop` is aborted. */
  async function keepListening(stop: AbortSignal): Promise<void> {
    let missedEvents = false;
    for (let wait = FIRST_RETRY_MS; !stop.aborted; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      const began = Date.now();
      await listenOnce(stop, missedEvents);
      if (stop.aborted) return;
      setConnected(false);
      missedEvents = true;
      if (Date.now() - began > LAST_RETRY_MS) wait = FIRST_RETRY_MS;
      await pause(wait, stop);
    }
  }

  /** One connection; resolves when it is over, whatever the reason. */
  async function listenOnce(stop: AbortSignal, missedEvents: boolean): Promise<void> {
    const own = new AbortController();
    const end = () => own.abort();
    stop.addEventListener('abort', end);
    let silence = setTimeout(end, SILENCE_MS);
    let resync = missedEvents;
    try {
      const response = await request(`${base}/api/events`, { signal: own.signal, cache: 'no-store' });
      if (!response.ok || response.body === null) return;
      setConnected(true);
      const onData = (data: string) => {
        const event = parse(data);
        if (!isStoreEvent(event)) return;
        tell(event);
        if (event.type === 'workspace' && resync) {
          resync = false;
          if (event.workspace) tell(everythingChanged(event.workspace.undoLabel, event.workspace.redoLabel));
        }
      };
      await readEventStream(response.body, onData, () => {
        clearTimeout(silence);
        silence = setTimeout(end, SILENCE_MS);
      });
    } catch {
      // The caller connects again.
    } finally {
      clearTimeout(silence);
      stop.removeEventListener('abort', end);
    }
  }

  function stopListening(): void {
    stream?.abort();
    stream = undefined;
    connected = undefined;
  }

  return {
    async send({ op, input, session }): Promise<Reply> {
      try {
        const response = await request(`${base}/api/call`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ op, input, session }),
          cache: 'no-store',
        });
        if (!response.ok) {
          const [code, message] = refusals[response.status] ?? ['internal', 'Touchline could not answer.'];
          return failed(code, message);
        }
        const reply: unknown = await response.json();
        return isReply(reply) ? reply : failed('internal', 'Touchline gave an answer that makes no sense.');
      } catch {
        return failed('internal', gone);
      }
    },
    onEvent(listener) {
      listeners.add(listener);
      if (stream === undefined) {
        stream = new AbortController();
        void keepListening(stream.signal);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stopListening();
      };
    },
    onConnection(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    close: stopListening,
  };
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

function everythingChanged(undoLabel: string | null, redoLabel: string | null): StoreEvent {
  return { type: 'changed', seq: 0, tables: tableNames, ids: {}, undoLabel, redoLabel };
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
