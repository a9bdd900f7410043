import { fork } from 'node:child_process';
import type { StoreProcess } from './store-process.ts';
import { STORE_FLAGS, type StoreProcessMessage } from './store-protocol.ts';

export interface ForkOptions {
  readonly args?: readonly string[];
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** `inherit` shows the store's output in this terminal; `ignore` is for tests. */
  readonly output?: 'inherit' | 'ignore';
}

/**
 * Answers that were sent are let go sooner: tens of MB less after a large map. Not for Electron's own Node, whose
 * options are not known to include it.
 */
const GROWTH_FLAG = '--heap-growing-percent=30';

/**
 * Starts `entry` (a built .js file, or the .ts source) as a store process under this very Node. A message sent
 * after the process has ended is dropped: the caller learns of the end from `onExit`.
 */
export function forkStore(entry: string, options: ForkOptions = {}): StoreProcess {
  const output = options.output ?? 'inherit';
  const child = fork(entry, [...(options.args ?? [])], {
    env: { ...process.env, ...options.env },
    execArgv: [...STORE_FLAGS, GROWTH_FLAG],
    serialization: 'advanced',
    stdio: ['ignore', output, output, 'ipc'],
  });
  return {
    get pid() {
      return child.pid;
    },
    postMessage(message) {
      if (!child.connected) return;
      child.send(message, () => undefined);
    },
    onMessage(listener) {
      // Only the store's own code can write to this channel.
      const receive = (message: unknown) => listener(message as StoreProcessMessage);
      child.on('message', receive);
      return () => child.off('message', receive);
    },
    onExit(listener) {
      const ended = (code: number | null) => listener(code);
      child.once('exit', ended);
      return () => child.off('exit', ended);
    },
    kill() {
      child.kill('SIGKILL');
    },
  };
}
