import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { JobEvent, JobState } from '../../../shared/api/events.ts';
import { type Failure, FailureError } from '../../../shared/api/failure.ts';
import type { JobMessage } from '../../jobs/protocol.ts';
import type { JobProcess, StartJob } from '../../platform/job-process.ts';
import type { JobPlan } from './handlers.ts';

const HEAP_MB = 256;
const RSS_MB = 600;
const LIMIT_MS = 30 * 60_000;
/** How long a job may keep one file in hand without a word. */
const STALL_MS = 60_000;

interface Running {
  readonly label: string;
  readonly process: JobProcess;
  readonly timer: NodeJS.Timeout;
  /** Runs from the last word of a job that has a file in hand. */
  stall: NodeJS.Timeout | undefined;
  holds: string | undefined;
  cancelled: boolean;
}

export interface JobRunnerOptions {
  readonly startJob: StartJob;
  readonly emit: (event: JobEvent) => void;
  /** Heap and resident memory a job may take, in MB. */
  readonly limits?: { readonly heapMb: number; readonly rssMb: number; readonly stallMs?: number };
}

/** Starts job processes, passes on their progress, and sees to it that each ends exactly once. */
export class JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #running = new Map<string, Running>();

  constructor(options: JobRunnerOptions) {
    this.#options = options;
  }

  /** Starts `plan` and returns the id its events carry. `onEnd` is called once, when it has ended in whatever way. */
  start(label: string, plan: JobPlan, onEnd: () => void = () => undefined): string {
    const jobId = randomUUID();
    const { heapMb, rssMb } = this.#options.limits ?? { heapMb: HEAP_MB, rssMb: RSS_MB };
    const process = this.#options.startJob({ memoryMb: heapMb });
    const timer = setTimeout(() => process.kill(), LIMIT_MS);
    timer.unref();
    const running: Running = {
      label,
      process,
      timer,
      stall: undefined,
      holds: undefined,
      cancelled: false,
    };
    this.#running.set(jobId, running);
    process.onMessage((message) => this.#receive(jobId, plan, message as JobMessage));
    process.onExit((code) => {
      const failure = running.cancelled ? cancelled : endedEarly(code, running.holds);
      this.#end(jobId, { state: 'failed', failure });
      // Only now has the process let go of its files.
      if (plan.part !== undefined) rmSync(plan.part, { force: true });
      onEnd();
    });
    process.postMessage({ type: 'start', job: plan.job, args: plan.args, rssMb });
    return jobId;
  }

  /** Runs `plan` for the store itself: no screen is told. Rejects with the job's failure. */
  quietly(plan: JobPlan): Promise<unknown> {
    const { heapMb, rssMb } = this.#options.limits ?? { heapMb: HEAP_MB, rssMb: RSS_MB };
    return new Promise((resolve, reject) => {
      const fail = ({ code, message }: Failure) => reject(new FailureError(code, message));
      const process = this.#options.startJob({ memoryMb: heapMb });
      process.onMessage((message) => {
        const said = message as JobMessage;
        if (said.type === 'done') resolve(said.value);
        else if (said.type === 'failed') fail(said.failure);
      });
      process.onExit((code) => fail(endedEarly(code)));
      process.postMessage({ type: 'start', job: plan.job, args: plan.args, rssMb });
    });
  }

  /** Ends the job's process at once; what it was writing is left unfinished under a temporary name. */
  cancel(jobId: string): void {
    const running = this.#running.get(jobId);
    if (!running) return;
    running.cancelled = true;
    running.process.kill();
  }

  cancelAll(): void {
    for (const jobId of this.#running.keys()) this.cancel(jobId);
  }

  #receive(jobId: string, plan: JobPlan, message: JobMessage): void {
    const running = this.#running.get(jobId);
    if (!running) return;
    if (message.type === 'holds') running.holds = message.what;
    this.#watch(running);
    if (message.type === 'progress') {
      this.#emit(jobId, running.label, { state: 'running', progress: message.progress, note: message.note });
    } else if (message.type === 'failed') this.#end(jobId, { state: 'failed', failure: message.failure });
    else if (message.type === 'done') this.#end(jobId, this.#finished(plan, message.value));
  }

  /** A file that makes its reader go round in circles is not waited for as long as a long job may take. */
  #watch(running: Running): void {
    if (running.holds === undefined) return;
    clearTimeout(running.stall);
    running.stall = setTimeout(() => running.process.kill(), this.#options.limits?.stallMs ?? STALL_MS);
    running.stall.unref();
  }

  #finished(plan: JobPlan, value: unknown): JobState {
    try {
      return { state: 'done', value: plan.finish ? plan.finish(value) : value };
    } catch {
      return { state: 'failed', failure: broken };
    }
  }

  #end(jobId: string, state: JobState): void {
    const running = this.#running.get(jobId);
    if (!running) return;
    this.#running.delete(jobId);
    clearTimeout(running.timer);
    clearTimeout(running.stall);
    this.#emit(jobId, running.label, state);
  }

  #emit(jobId: string, label: string, job: JobState): void {
    this.#options.emit({ type: 'job', jobId, label, job });
  }
}

const cancelled: Failure = { code: 'cancelled', message: 'Cancelled. Nothing was changed.' };

const broken: Failure = {
  code: 'internal',
  message:
    'Something went wrong inside Touchline while this was running. Nothing was changed. Try it once more.',
};

/** A process that ended of itself with 0 or 1 has a mistake in it; memory and time end it by force. */
function endedEarly(code: number | null, holds?: string): Failure {
  if (code === 0 || code === 1) return broken;
  if (holds !== undefined) {
    return {
      code: 'too-large',
      message: `“${holds}” needed more memory or time than a file may take, so reading was stopped. Nothing was changed. Choose the other files without it, or save it anew as plain text.`,
    };
  }
  return {
    code: 'too-large',
    message:
      'This needed more memory or time than it may take, so it was stopped. Nothing was changed. Try a smaller file.',
  };
}
