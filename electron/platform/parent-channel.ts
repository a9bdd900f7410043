import type { PagePort, ParentMessage, StoreProcessMessage } from './store-protocol.ts';

/** The store process's end of the line to the host that started it. */
export interface ParentChannel {
  post(message: StoreProcessMessage): void;
  onMessage(listener: (message: ParentMessage, ports: readonly PagePort[]) => void): void;
  /** The host is gone: close the workspace and exit. */
  onGone(listener: () => void): void;
}

/** Electron's `process.parentPort`, as far as it is used. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: PagePort[] }) => void,
  ): unknown;
}

/** The channel of this process under `utilityProcess` or `child_process.fork`; undefined when started by hand. */
export function parentChannel(): ParentChannel | undefined {
  const port = (process as { readonly parentPort?: UtilityPort | null }).parentPort;
  if (port) return utilityChannel(port);
  return typeof process.send === 'function' ? forkChannel() : undefined;
}

function utilityChannel(port: UtilityPort): ParentChannel {
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', (event) => listener(event.data as ParentMessage, event.ports));
    },
    // Chromium ends a utility process together with the shell; there is nobody to tell.
    onGone: () => undefined,
  };
}

function forkChannel(): ParentChannel {
  return {
    post(message) {
      if (process.connected) process.send?.(message);
    },
    onMessage(listener) {
      process.on('message', (message) => listener(message as ParentMessage, []));
    },
    onGone(listener) {
      process.once('disconnect', listener);
    },
  };
}
