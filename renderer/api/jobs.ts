import type { JobEvent, JobState, ProgressEvent, StoreEvent } from '../../shared/api/events.ts';
import type { Failure } from '../../shared/api/failure.ts';

/** What is known of a job. */
export interface TrackedJob {
  readonly jobId: string;
  readonly label: string;
  readonly job: JobState;
}

/** Remembers every job and the progress of long commands, so that a screen opened later still sees them. */
export interface JobTracker {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: (jobId: string | null) => TrackedJob | null;
  /** Jobs that have not ended; the same array until something changes. */
  readonly running: () => readonly TrackedJob[];
  /** The long command under way in the store itself, or null. */
  readonly progress: () => ProgressEvent | null;
  readonly handle: (event: StoreEvent) => void;
  /** Drops a job whose end was dealt with. */
  readonly forget: (jobId: string) => void;
}

/** Jobs end with the store that started them. */
export const storeEnded: Failure = {
  code: 'internal',
  message:
    'Touchline had to start its store again while this was running. Nothing was changed. Try it once more.',
};

/** Given up before the store had said which job it is. */
export const givenUp: Failure = { code: 'cancelled', message: 'Cancelled. Nothing was changed.' };

export function createJobTracker(): JobTracker {
  const jobs = new Map<string, TrackedJob>();
  const listeners = new Set<() => void>();
  let running: readonly TrackedJob[] = [];
  let progress: ProgressEvent | null = null;

  function changed(): void {
    running = [...jobs.values()].filter((entry) => entry.job.state === 'running');
    for (const listener of listeners) listener();
  }

  function handleJob(event: JobEvent): void {
    jobs.set(event.jobId, { jobId: event.jobId, label: event.label, job: event.job });
    changed();
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: (jobId) => (jobId === null ? null : (jobs.get(jobId) ?? null)),
    running: () => running,
    progress: () => progress,
    forget: (jobId) => {
      if (jobs.delete(jobId)) changed();
    },
    handle: (event) => {
      if (event.type === 'job') handleJob(event);
      else if (event.type === 'progress') {
        progress = event.progress !== null && event.progress >= 1 ? null : event;
        changed();
      } else if (event.type === 'store-restarted') {
        for (const [jobId, entry] of jobs) {
          if (entry.job.state !== 'running') continue;
          jobs.set(jobId, { ...entry, job: { state: 'failed', failure: storeEnded } });
        }
        progress = null;
        changed();
      }
    },
  };
}
