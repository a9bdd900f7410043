import type { StoreEvent } from './events.ts';
import type { Failure } from './failure.ts';

/** A call on its way to the store: an operation's name and plain JSON data. */
export interface Request {
  readonly op: string;
  readonly input: unknown;
  /**
   * The opening this is meant for (`WorkspaceState.sessionId`). Where another one is open by then, or none, the
   * store refuses with `conflict`: ids and revisions of one workspace mean nothing in the next.
   */
  readonly session?: string;
}

/** Every request gets exactly one. `seq` is the number of the last commit the answer contains. */
export type Reply =
  | { readonly ok: true; readonly value: unknown; readonly seq: number }
  | { readonly ok: false; readonly failure: Failure };

/** The one way between a page and the store; in process, over a message port, or over HTTP. */
export interface Transport {
  send(request: Request): Promise<Reply>;
  /** Calls `listener` for every event until the returned function is called. */
  onEvent(listener: (event: StoreEvent) => void): () => void;
}

/** Frames on a message port and between the server and the store process. */
export type StoreMessage =
  | { readonly type: 'request'; readonly id: number; readonly request: Request }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly type: 'event'; readonly event: StoreEvent };
