import type { ServerResponse } from 'node:http';
import type { StoreEvent } from '../../shared/api/events.ts';
import { Refusal } from './respond.ts';
import type { StoreLink } from './store-link.ts';

const HEARTBEAT_MS = 15_000;
/** A page that does not read for this long a queue is cut off; it connects again and reloads what it shows. */
const MOST_WAITING_BYTES = 8 * 1024 * 1024;

/** Jobs whose last event a page that connects again is told. */
const MOST_LAST_WORDS = 20;

/** The open event streams, one per page. */
export class EventStreams {
  readonly #lastWords = new Map<string, StoreEvent>();
  readonly #open = new Set<ServerResponse>();
  readonly #link: StoreLink;
  readonly #most: number;
  readonly #onCount: (count: number) => void;
  readonly #heartbeat: NodeJS.Timeout;

  /** `onCount` is told how many pages are connected, each time that changes. */
  constructor(link: StoreLink, most: number, onCount: (count: number) => void) {
    this.#link = link;
    this.#most = most;
    this.#onCount = onCount;
    link.onEvent((event) => {
      this.#remember(event);
      const frame = frameOf(event);
      for (const stream of this.#open) write(stream, frame);
    });
    this.#heartbeat = setInterval(() => {
      for (const stream of this.#open) write(stream, ': still here\n\n');
    }, HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  /** Turns a response into a stream of events that begins with the present state of the workspace. */
  async connect(response: ServerResponse): Promise<void> {
    if (this.#open.size >= this.#most) throw new Refusal(429);
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
    response.write('retry: 1000\n\n');
    this.#open.add(response);
    this.#onCount(this.#open.size);
    response.on('close', () => {
      this.#open.delete(response);
      this.#onCount(this.#open.size);
    });
    const reply = await this.#link.request({ op: 'workspace.state', input: {} });
    // The store answers with the state its own schema describes.
    if (reply.ok)
      write(response, `data: ${JSON.stringify({ type: 'workspace', workspace: reply.value })}\n\n`);
    // The page may have been cut off while they ended; hearing it twice changes nothing.
    for (const event of this.#lastWords.values()) write(response, frameOf(event));
  }

  #remember(event: StoreEvent): void {
    if (event.type === 'store-restarted') this.#lastWords.clear();
    if (event.type !== 'job' && event.type !== 'progress') return;
    const about = event.type === 'job' ? event.jobId : 'long command';
    // Put at the end again: what was heard of longest ago is forgotten first.
    this.#lastWords.delete(about);
    this.#lastWords.set(about, event);
    for (const oldest of this.#lastWords.keys()) {
      if (this.#lastWords.size <= MOST_LAST_WORDS) break;
      this.#lastWords.delete(oldest);
    }
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const stream of this.#open) stream.end();
  }
}

function frameOf(event: StoreEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}

function write(stream: ServerResponse, frame: string): void {
  if (stream.destroyed) return;
  if (stream.writableLength > MOST_WAITING_BYTES) stream.destroy();
  else stream.write(frame);
}
