import { rmSync, statSync } from 'node:fs';
import type { StoreEvent } from '../../shared/api/events.ts';
import { FailureError } from '../../shared/api/failure.ts';
import type { Operation } from '../../shared/api/operation.ts';
import type { Reply, Request, Transport } from '../../shared/api/transport.ts';
import type { StartJob } from '../platform/job-process.ts';
import type { Log } from '../platform/log.ts';
import { type AppPaths, ensureFolders } from '../platform/paths.ts';
import { TokenTable } from '../platform/tokens.ts';
import { type ActionOptions, createActions, resolveToken } from './core/actions.ts';
import { AppDb } from './core/app-db.ts';
import { dispatch, type Executor } from './core/dispatch.ts';
import { closedMeanwhile } from './core/failures.ts';
import { handlerTable } from './core/handler-table.ts';
import type { JobContext } from './core/handlers.ts';
import { JobRunner, type JobRunnerOptions } from './core/job-runner.ts';
import { Keeper } from './core/keeper.ts';
import { Plans } from './core/plans.ts';
import { ownScratch } from './core/scratch.ts';
import type { Session } from './core/session.ts';
import type { Intervals } from './core/watchman.ts';
import { type CheckedCopy, checkCopy, checkedCopySchema } from './file/check-copy.ts';
import { inWords } from './file/damage.ts';
import type { Migration } from './migrations/index.ts';
import { followCodings } from './voices/code-tally.ts';

export interface StoreOptions {
  readonly paths: AppPaths;
  readonly startJob: StartJob;
  readonly log: Log;
  readonly exampleFile?: string;
  readonly now?: () => number;
  /** Checks every answer against the contract: tests and development. */
  readonly validateOutput?: boolean;
  readonly jobLimits?: NonNullable<JobRunnerOptions['limits']>;
  /** How often the open file is looked after; given in tests. */
  readonly intervals?: Partial<Intervals>;
  /** The schema's steps; given in tests of future ones. */
  readonly migrations?: readonly Migration[];
  /** Told the open workspace's path after each open and close. */
  readonly onOpened?: (file: string | null) => void;
}

/** A store: one workspace at a time, its contract behind a transport, tokens for files. */
export interface Store {
  readonly transport: Transport;
  readonly tokens: TokenTable;
  /** The file opened last, for reopening after a crash. */
  lastOpened(): string | undefined;
  /** Opens a file the user named outside the product (command line, double click). */
  openPath(file: string): Promise<Reply>;
  close(): Promise<void>;
}

/** A copy larger than this takes long enough to check that a key pressed meanwhile would feel it. */
const LARGE_COPY_BYTES = 16 * 1024 * 1024;

/** Checks a large copy in a process of its own; here where it is small, or where no process can be had. */
async function checkLargeApart(jobs: JobRunner, file: string): Promise<CheckedCopy> {
  if (statSync(file).size < LARGE_COPY_BYTES) return checkCopy(file);
  try {
    return checkedCopySchema.parse(await jobs.quietly({ job: 'check-copy', args: { file } }));
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'corrupt') throw error;
    return checkCopy(file);
  }
}

type Handler = (context: unknown, input: unknown) => never;

/** Puts the store together. The in-process transport is the store itself; the other two forward to it. */
export function createStore(options: StoreOptions): Store {
  const now = options.now ?? Date.now;
  ensureFolders(options.paths);
  const listeners = new Set<(event: StoreEvent) => void>();
  const emit = (event: StoreEvent) => {
    for (const listener of listeners) listener(event);
  };
  const tokens = new TokenTable();
  const appDb = new AppDb(options.paths.appDb);
  const scratch = ownScratch(options.paths.scratch);
  const plans = new Plans(scratch);
  const keeper = new Keeper({
    backups: options.paths.backups,
    scratch,
    now,
    emit,
    appDb,
    plans,
    log: options.log,
    onOpened: (file) => {
      const opened = keeper.session;
      if (file !== null && opened && !opened.isReadOnly) followCodings(opened.db);
      options.onOpened?.(file);
    },
    checkCopy: (file) => checkLargeApart(jobs, file),
    ...(options.intervals ? { intervals: options.intervals } : {}),
    ...(options.migrations ? { migrations: options.migrations } : {}),
  });
  const jobs = new JobRunner({
    startJob: options.startJob,
    emit,
    ...(options.jobLimits ? { limits: options.jobLimits } : {}),
  });
  const actionOptions: ActionOptions = {
    keeper,
    appDb,
    tokens,
    plans,
    jobs,
    paths: options.paths,
    exampleFile: options.exampleFile,
    now,
  };
  const actions = createActions(actionOptions) as unknown as Readonly<
    Record<string, (input: unknown) => unknown>
  >;

  const session = (): Session => {
    if (!keeper.session) throw new FailureError('not-found', 'No workspace is open. Open one first.');
    return keeper.session;
  };
  const executor: Executor = {
    seq: () => keeper.session?.seq ?? 0,
    session: () => keeper.session?.id,
    query: (name, _operation, input) => session().runQuery(handler(handlerTable.queries, name), input),
    command: (name, operation, input) => runCommand(keeper, session(), name, operation, input),
    action: (name, input) => {
      const run = actions[name];
      if (!run) throw new Error(`No handler for ${name}`);
      return run(input);
    },
    job: async (name, operation, input) => {
      const asked = keeper.session;
      const file = await keeper.fileForJob();
      const release = () => file?.release();
      try {
        const context: JobContext = {
          workspacePath: file?.path,
          coderId: asked?.whoCodes().coderId ?? 0,
          onlyCoder: asked?.whoCodes().onlyCoder ?? null,
          resolveFile: (token, purpose) => resolveToken(tokens, token, purpose),
          newPlan() {
            // The plans of a workspace that is closed are gone; a late one would be left for the next workspace.
            if (keeper.session !== asked) throw closedMeanwhile();
            return plans.create();
          },
          planPath: (planId) => plans.path(planId),
          foundDamage(damaged) {
            const what = inWords(damaged);
            // The workspace may be another by now.
            if (what !== undefined && keeper.session === asked) keeper.noteDamage(what);
          },
          now: now(),
        };
        return {
          jobId: jobs.start(operation.label, handler(handlerTable.jobs, name)(context, input), release),
        };
      } catch (error) {
        release();
        throw error;
      }
    },
  };
  const send = (request: Request) =>
    dispatch(executor, request, {
      validateOutput: options.validateOutput ?? false,
      log: (error) => options.log.error('operation-failed', error, { op: request.op }),
    });
  return {
    transport: {
      send,
      onEvent(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    tokens,
    lastOpened: () => appDb.recents()[0]?.path,
    openPath: (file) =>
      send({ op: 'workspace.open', input: { file: tokens.grant(file, 'workspace').token } }),
    async close() {
      jobs.cancelAll();
      await keeper.close();
      appDb.close();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

function handler(table: Readonly<Record<string, (...args: never[]) => unknown>>, name: string): Handler {
  const found = table[name];
  if (!found) throw new Error(`No handler for ${name}`);
  return found as Handler;
}

/** A command that touches many rows waits for a verified backup; the rest run at once. */
function runCommand(
  keeper: Keeper,
  session: Session,
  name: string,
  operation: Extract<Operation, { kind: 'command' }>,
  input: unknown,
): unknown {
  const run = () => session.runCommand(name, operation, handler(handlerTable.commands, name), input);
  if (!operation.bulk || session.isReadOnly) return run();
  return keeper.inTurn(async () => {
    if (keeper.session !== session) throw closedMeanwhile();
    await keeper.backupNow(`before “${operation.label(input)}”`);
    return run();
  });
}
