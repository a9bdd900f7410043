import type { StoreMessage } from '../../shared/api/transport.ts';
import type { TokenPurpose } from './tokens.ts';

/**
 * What the host that started the store process (shell or loopback server) says to it. `request` frames make the
 * parent one more caller of the contract; the rest is private to the program and never reachable from a page.
 */
export type ParentMessage =
  | Extract<StoreMessage, { type: 'request' }>
  /** A file the user chose in a system dialog, dropped, or opened from outside. Answered by `granted`. */
  | { readonly type: 'grant'; readonly id: number; readonly path: string; readonly purpose: TokenPurpose }
  /** Where a token leads, to reveal or stream a file. Answered by `resolved`. */
  | { readonly type: 'resolve'; readonly id: number; readonly token: string; readonly purpose: TokenPurpose }
  /** Desktop: the one transferred port is a page's; `StoreMessage` frames travel on it from now on. */
  | { readonly type: 'connect' }
  /** Desktop: the job asked for with `start-job` runs; the one transferred port leads to it. */
  | { readonly type: 'job-started'; readonly id: number; readonly pid: number | undefined }
  | { readonly type: 'job-ended'; readonly id: number; readonly code: number | null }
  /** Finish, close the workspace, answer `bye`, exit with 0. */
  | { readonly type: 'shutdown' };

/** What the store process says to its parent. */
export type StoreProcessMessage =
  | Exclude<StoreMessage, { type: 'request' }>
  /** Sent once: listeners are in place. Nothing sent earlier is lost, but a host may wait for it. */
  | { readonly type: 'ready' }
  | { readonly type: 'granted'; readonly id: number; readonly token: string; readonly name: string }
  /** null: the token was never given, or for another purpose. */
  | { readonly type: 'resolved'; readonly id: number; readonly path: string | null }
  /** After each open and close: what the shell shows as the window's file. null: no workspace. */
  | { readonly type: 'opened'; readonly path: string | null }
  /**
   * Desktop only: with the runAsNode fuse off a utility process cannot fork, so the shell starts the job entry
   * and hands over a port. `id` is the store's own number for the job.
   */
  | { readonly type: 'start-job'; readonly id: number; readonly memoryMb: number }
  | { readonly type: 'kill-job'; readonly id: number }
  | { readonly type: 'bye' };

/**
 * An argument of the store entry: the process before this one ended by itself, so the workspace it had open is
 * to be opened again.
 */
export const RESTARTED_ARGUMENT = '--restarted';

/**
 * Flags of V8 the store process is started with. Its answers are short-lived: left to itself, V8 keeps up to 134 MB
 * of room for new objects from then on, for no gain in time.
 */
export const STORE_FLAGS: readonly string[] = ['--max-semi-space-size=8'];

/** A message port as the store sees it: Electron's `MessagePortMain`, or a stand-in with the same events. */
export interface PagePort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** How many seconds a host waits for `bye` before it ends the process. */
export const SHUTDOWN_SECONDS = 10;
