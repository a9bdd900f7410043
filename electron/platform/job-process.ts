import { fork } from 'node:child_process';
import type { ParentChannel } from './parent-channel.ts';
import type { PagePort } from './store-protocol.ts';

/** A running job process as the store sees it, whichever way it was started. */
export interface JobProcess {
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process has ended; null where a signal ended it. */
  onExit(listener: (code: number | null) => void): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

export interface JobOptions {
  /** The most JavaScript heap the process may use. Buffers are outside it: the job watches its own RSS. */
  readonly memoryMb: number;
}

export type StartJob = (options: JobOptions) => JobProcess;

/** Starts `entry` under this very Node: the loopback host, and tests. */
export function forkJobs(entry: string): StartJob {
  return ({ memoryMb }) => {
    const child = fork(entry, [], {
      execArgv: [`--max-old-space-size=${memoryMb}`],
      serialization: 'advanced',
      // A job says what went wrong over its channel; V8's dump at the heap limit is of no use to anybody.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return {
      postMessage: (message) => {
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => {
        let ended = false;
        const end = (code: number | null) => {
          if (!ended) listener(code);
          ended = true;
        };
        child.once('exit', end);
        // A process that could not even be started (no memory, too many) has no exit; unheard it would end the store.
        child.on('error', () => end(null));
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

interface ShellJob {
  port: PagePort | undefined;
  ended: { readonly code: number | null } | undefined;
  readonly queue: unknown[];
  readonly messageListeners: ((message: unknown) => void)[];
  readonly exitListeners: ((code: number | null) => void)[];
}

/** Asks the shell to start jobs: the desktop. Messages go over a port of their own, past the shell. */
export function jobsThroughShell(channel: ParentChannel): StartJob {
  const jobs = new Map<number, ShellJob>();
  let nextId = 1;
  channel.onMessage((message, ports) => {
    if (message.type !== 'job-started' && message.type !== 'job-ended') return;
    const job = jobs.get(message.id);
    if (job === undefined) return;
    if (message.type === 'job-started') {
      attach(job, ports[0]);
    } else {
      jobs.delete(message.id);
      job.ended = { code: message.code };
      for (const listener of job.exitListeners) listener(message.code);
    }
  });
  return ({ memoryMb }) => {
    const id = nextId++;
    const job: ShellJob = {
      port: undefined,
      ended: undefined,
      queue: [],
      messageListeners: [],
      exitListeners: [],
    };
    jobs.set(id, job);
    channel.post({ type: 'start-job', id, memoryMb });
    return {
      postMessage: (message) => {
        if (job.port) job.port.postMessage(message);
        else job.queue.push(message);
      },
      onMessage: (listener) => void job.messageListeners.push(listener),
      onExit: (listener) => {
        if (job.ended) listener(job.ended.code);
        else job.exitListeners.push(listener);
      },
      kill: () => channel.post({ type: 'kill-job', id }),
    };
  };
}

function attach(job: ShellJob, port: PagePort | undefined): void {
  if (port === undefined) return;
  job.port = port;
  port.on('message', (event) => {
    for (const listener of job.messageListeners) listener(event.data);
  });
  port.start();
  for (const message of job.queue.splice(0)) port.postMessage(message);
}

/** The job's own end of the line to the store. */
export interface JobChannel {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

interface UtilityJobPort {
  on(event: 'message', listener: (event: { readonly ports: PagePort[] }) => void): unknown;
}

/** In a job process: the channel to the store, once it is there. undefined when started by hand. */
export async function jobChannel(): Promise<JobChannel | undefined> {
  const shell = (process as { readonly parentPort?: UtilityJobPort | null }).parentPort;
  if (shell) {
    const port = await new Promise<PagePort>((resolve) => {
      shell.on('message', (event) => {
        if (event.ports[0]) resolve(event.ports[0]);
      });
    });
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => {
        port.on('message', (event) => listener(event.data));
        port.start();
      },
    };
  }
  if (typeof process.send !== 'function') return undefined;
  // A job without its store has nobody to work for.
  process.once('disconnect', () => process.exit(0));
  return {
    post: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => void process.on('message', listener),
  };
}
