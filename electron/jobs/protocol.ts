import type { Failure } from '../../shared/api/failure.ts';

/** What the store sends a job process, once. */
export interface JobStart {
  readonly type: 'start';
  readonly job: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The most memory the whole process may hold, in MB; beyond it the process ends itself. */
  readonly rssMb: number;
}

/** What a job process sends back; `done` or `failed` is its last word. */
export type JobMessage =
  | { readonly type: 'progress'; readonly progress: number | null; readonly note: string }
  /** What the job has in hand, a file's name: named where the job ends before it says more. */
  | { readonly type: 'holds'; readonly what: string }
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'failed'; readonly failure: Failure };

/** How a job tells that it held more memory than it may: the store turns it into words. */
export const TOO_MUCH_MEMORY_EXIT = 77;
