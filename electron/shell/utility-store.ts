import type { MessagePortMain, UtilityProcess } from 'electron';
import { MessageChannelMain, utilityProcess } from 'electron';
import type { StoreProcess } from '../platform/store-process.ts';
import { STORE_FLAGS, type StoreProcessMessage } from '../platform/store-protocol.ts';

export interface UtilityStoreOptions {
  readonly args: readonly string[];
  /** The entry of job processes, which the store cannot start itself. */
  readonly jobsEntry: string;
  readonly output: 'inherit' | 'ignore';
}

/** Starts the store in Electron's utility process, and the job processes it asks for. After `ready` only. */
export function utilityStore(entry: string, options: UtilityStoreOptions): StoreProcess<MessagePortMain> {
  const child = utilityProcess.fork(entry, [...options.args], {
    serviceName: 'Touchline store',
    stdio: options.output,
    execArgv: [...STORE_FLAGS],
  });
  // `pid` is undefined again once the process has ended.
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  const jobs = new Map<number, UtilityProcess>();

  function startJob(id: number, memoryMb: number): void {
    const job = utilityProcess.fork(options.jobsEntry, [], {
      serviceName: 'Touchline job',
      stdio: options.output,
      execArgv: [`--max-old-space-size=${memoryMb}`],
    });
    jobs.set(id, job);
    const { port1, port2 } = new MessageChannelMain();
    job.postMessage({ type: 'store' }, [port1]);
    child.postMessage({ type: 'job-started', id, pid: job.pid }, [port2]);
    job.once('exit', (code) => {
      jobs.delete(id);
      if (!ended) child.postMessage({ type: 'job-ended', id, code });
    });
  }

  child.on('message', (message: StoreProcessMessage) => {
    if (message.type === 'start-job') startJob(message.id, message.memoryMb);
    else if (message.type === 'kill-job') jobs.get(message.id)?.kill();
  });
  child.once('exit', () => {
    for (const job of jobs.values()) job.kill();
  });

  return {
    get pid() {
      return child.pid;
    },
    postMessage(message, transfer) {
      if (!ended) child.postMessage(message, [...(transfer ?? [])]);
    },
    onMessage(listener) {
      child.on('message', listener);
      return () => child.off('message', listener);
    },
    onExit(listener) {
      child.once('exit', listener);
      return () => child.off('exit', listener);
    },
    kill() {
      child.kill();
    },
  };
}
