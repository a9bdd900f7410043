import type { ParentMessage, StoreProcessMessage } from './store-protocol.ts';

/**
 * The running store process, whichever way it was started: `child_process.fork` (loopback server, tests) or
 * Electron's `utilityProcess`. `Port` is what can be handed over with `connect`; a fork can take none.
 */
export interface StoreProcess<Port = never> {
  readonly pid: number | undefined;
  postMessage(message: ParentMessage, transfer?: readonly Port[]): void;
  /** Calls `listener` for each message until the returned function is called. */
  onMessage(listener: (message: StoreProcessMessage) => void): () => void;
  /** Calls `listener` once when the process has ended; null where a signal ended it. */
  onExit(listener: (code: number | null) => void): () => void;
  /** Ends the process at once. Committed work is safe; an open transaction rolls back. */
  kill(): void;
}
