import {
  keepPreviousData,
  type UseQueryResult,
  useQueryClient,
  useQuery as useTanStackQuery,
} from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useState, useSyncExternalStore } from 'react';
import type {
  ActionName,
  CommandName,
  InputOf,
  JobName,
  OperationName,
  OutputOf,
  QueryName,
} from '../../shared/api/contract.ts';
import type { ProgressEvent } from '../../shared/api/events.ts';
import type { Failure } from '../../shared/api/failure.ts';
import { queryKey, showWorkspace, type Workspace, workspaceKey } from './cache.ts';
import type { CallError, Result, ValueOf } from './client.ts';
import { givenUp, storeEnded, type TrackedJob } from './jobs.ts';
import { useApi } from './provider.tsx';

/** Actions that only read; refresh them with {@link useRefresh} after acting. */
export type ReadAction = 'workspace.recents' | 'workspace.preferences' | 'workspace.backups';
export type Readable = QueryName | ReadAction;

export interface QueryOptions {
  /** false holds the query back. */
  readonly enabled?: boolean;
  /** Keeps showing the previous input's answer until the new one is there. */
  readonly keepPrevious?: boolean;
  /** A large answer that is asked for only when it has changed: comparing it with the one before is no use. */
  readonly isWhole?: boolean;
}

/** The answer of a query, kept and refreshed whenever a table it reads changes. */
export function useQuery<N extends Readable>(
  op: N,
  input: InputOf<N>,
  options: QueryOptions = {},
): UseQueryResult<OutputOf<N>, CallError> {
  const { reader } = useApi();
  return useTanStackQuery<OutputOf<N>, CallError>({
    queryKey: queryKey(op, input),
    // A readable operation is never a job, so its value is its output.
    queryFn: () => reader.ask(op, input) as Promise<OutputOf<N>>,
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(options.isWhole ? { structuralSharing: false } : {}),
  });
}

/** The open workspace; null when none is open, undefined until it is known. */
export function useWorkspace(): Workspace | null | undefined {
  const { client } = useApi();
  const cache = useQueryClient();
  return useTanStackQuery<Workspace | null, CallError>({
    queryKey: workspaceKey,
    queryFn: async ({ signal }) => {
      const before = cache.getQueryData<Workspace | null>(workspaceKey);
      const workspace = await client.ask('workspace.state', {});
      // The word of another opening may have been missed; an answer overtaken by an event says nothing any more.
      if (!signal.aborted && before !== undefined) showWorkspace(cache, workspace);
      return workspace;
    },
  }).data;
}

/** The name of the workspace that is open at the moment of asking, for what outlives a screen. */
export function useWorkspaceName(): () => string | undefined {
  const cache = useQueryClient();
  return useCallback(() => cache.getQueryData<Workspace | null>(workspaceKey)?.name, [cache]);
}

/** Asks again for every kept answer of `op`. */
export function useRefresh(): (op: OperationName) => Promise<void> {
  const cache = useQueryClient();
  return useCallback((op) => cache.invalidateQueries({ queryKey: [op] }), [cache]);
}

export interface CommandHook<N extends CommandName | ActionName> {
  /** Sends it. The result is data; a failure has been shown unless `quiet`. */
  readonly run: (input: InputOf<N>) => Promise<Result<ValueOf<N>>>;
  readonly pending: boolean;
  /** Why the last run did not happen; null after one that did. */
  readonly failure: Failure | null;
  readonly clear: () => void;
}

export interface CommandOptions {
  /** The screen shows `failure` itself, beside the thing it is about. */
  readonly quiet?: boolean;
}

/** A way to change things. One `run` is one transaction and one undo step. */
export function useCommand<N extends CommandName | ActionName>(
  op: N,
  options: CommandOptions = {},
): CommandHook<N> {
  const { client, onFailure } = useApi();
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const now = useRef<CommandNow>({ running: 0, failure: null, isShown: false });
  const quiet = options.quiet ?? false;
  const change = useCallback((running: number, failure: Failure | null) => {
    const before = now.current;
    now.current = { ...before, running, failure };
    const isOther = running > 0 !== before.running > 0 || failure !== before.failure;
    if (isOther && before.isShown) draw();
  }, []);
  const run = useCallback(
    async (input: InputOf<N>) => {
      change(now.current.running + 1, now.current.failure);
      const result = await client.call(op, input);
      change(now.current.running - 1, result.ok ? null : result.failure);
      if (!result.ok && !quiet) onFailure(result.failure);
      return result;
    },
    [client, op, onFailure, quiet, change],
  );
  const clear = useCallback(() => change(now.current.running, null), [change]);
  // Whoever never looks at them is not drawn for them: a screen that only sends would be, twice with every key.
  return {
    run,
    get pending() {
      now.current.isShown = true;
      return now.current.running > 0;
    },
    get failure() {
      now.current.isShown = true;
      return now.current.failure;
    },
    clear,
  };
}

interface CommandNow {
  readonly running: number;
  readonly failure: Failure | null;
  isShown: boolean;
}

export type JobRun<N extends JobName> =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly progress: number | null; readonly note: string }
  | { readonly state: 'done'; readonly value: OutputOf<N> }
  | { readonly state: 'failed'; readonly failure: Failure };

export interface JobHook<N extends JobName> {
  readonly start: (input: InputOf<N>) => Promise<void>;
  readonly cancel: () => void;
  /** Back to idle, forgetting the last result. */
  readonly clear: () => void;
  readonly run: JobRun<N>;
}

/** Long work in its own process: start it, watch it, cancel it. `onDone` is called once with the result. */
export function useJob<N extends JobName>(op: N, onDone?: (value: OutputOf<N>) => void): JobHook<N> {
  const { client, jobs } = useApi();
  const [jobId, setJobId] = useState<string | null>(null);
  const [local, setLocal] = useState<JobRun<N>>({ state: 'idle' });
  const tracked = useSyncExternalStore(jobs.subscribe, () => jobs.get(jobId));
  const done = useRef(onDone);
  done.current = onDone;
  /** Counts starts: the answer to one that was overtaken or given up comes too late. */
  const latest = useRef(0);

  const start = useCallback(
    async (input: InputOf<N>) => {
      latest.current += 1;
      const own = latest.current;
      setJobId(null);
      setLocal({ state: 'running', progress: null, note: '' });
      const result = await client.call(op, input);
      const started = result.ok && 'jobId' in result.value ? result.value.jobId : null;
      if (own !== latest.current) {
        if (typeof started === 'string') void client.call('jobs.cancel', { jobId: started });
      } else if (!result.ok) setLocal({ state: 'failed', failure: result.failure });
      else if (typeof started === 'string') setJobId(started);
    },
    [client, op],
  );
  // One that had not told of itself yet is known only here.
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type !== 'store-restarted') return;
        setLocal((now) => (now.state === 'running' ? { state: 'failed', failure: storeEnded } : now));
      }),
    [client],
  );
  const cancel = useCallback(() => {
    if (jobId !== null) {
      void client.call('jobs.cancel', { jobId });
      return;
    }
    // Asked for, and its id not known yet: it is cancelled as soon as it is.
    latest.current += 1;
    setLocal((now) => (now.state === 'running' ? { state: 'failed', failure: givenUp } : now));
  }, [client, jobId]);
  const clear = useCallback(() => {
    latest.current += 1;
    if (jobId !== null) jobs.forget(jobId);
    setJobId(null);
    setLocal({ state: 'idle' });
  }, [jobId, jobs]);

  const run: JobRun<N> = tracked ? fromTracked<N>(tracked) : local;
  const finished = run.state === 'done';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the result is handed over once per job
  useEffect(() => {
    if (run.state === 'done') done.current?.(run.value);
  }, [finished, jobId]);
  return { start, cancel, clear, run };
}

function fromTracked<N extends JobName>({ job }: TrackedJob): JobRun<N> {
  switch (job.state) {
    case 'running':
      return { state: 'running', progress: job.progress, note: job.note };
    case 'done':
      // The job runner validates a job's result against its contract before it sends it.
      return { state: 'done', value: job.value as OutputOf<N> };
    case 'failed':
      return { state: 'failed', failure: job.failure };
  }
}

/** Every job that has not ended, for the title bar. */
export function useRunningJobs(): readonly TrackedJob[] {
  const { jobs } = useApi();
  return useSyncExternalStore(jobs.subscribe, jobs.running);
}

/** The long command under way in the store (applying an import, undoing one), or null. */
export function useLongCommand(): ProgressEvent | null {
  const { jobs } = useApi();
  return useSyncExternalStore(jobs.subscribe, jobs.progress);
}
