import {
  contract,
  type InputOf,
  type JobName,
  type OperationName,
  type OutputOf,
} from '../../shared/api/contract.ts';
import type { StoreEvent } from '../../shared/api/events.ts';
import type { Failure } from '../../shared/api/failure.ts';
import type { Transport } from '../../shared/api/transport.ts';

/** What a call ends in: a value, or the reason it did not happen. Nothing is thrown. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly seq: number }
  | { readonly ok: false; readonly failure: Failure };

/** What a job answers at once; its result arrives later as a `job` event with this id. */
export interface JobStarted {
  readonly jobId: string;
}

export type ValueOf<N extends OperationName> = N extends JobName ? JobStarted : OutputOf<N>;

/** A failure in the shape TanStack Query needs. `message` is the failure's own sentence. */
export class CallError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'CallError';
    this.failure = failure;
  }
}

/**
 * Operations on the machine, or that choose, read or end the opening itself: they say the same in any workspace.
 * Everything else names the opening it is meant for.
 */
const anyWorkspace: ReadonlySet<OperationName> = new Set<OperationName>([
  'workspace.state',
  'workspace.create',
  'workspace.open',
  'workspace.openExample',
  'workspace.close',
  'workspace.recents',
  'workspace.forgetRecent',
  'workspace.preferences',
  'workspace.setPreferences',
  'jobs.cancel',
]);

/** The typed way from a screen to the store. */
export interface Client {
  /** Sends one operation; a lost connection is a failure like any other. */
  call<N extends OperationName>(op: N, input: InputOf<N>): Promise<Result<ValueOf<N>>>;
  /** Like `call`, but throws a {@link CallError}; for the query cache. */
  ask<N extends OperationName>(op: N, input: InputOf<N>): Promise<ValueOf<N>>;
  onEvent(listener: (event: StoreEvent) => void): () => void;
  /**
   * The same client for one opening of a workspace: what is sent late, by a screen about to go, is refused by the
   * store rather than done in the workspace opened next.
   */
  inSession(sessionId: string): Client;
  /** How many commands are on their way and not yet committed. */
  readonly pending: PendingCount;
}

/** A number that can be watched. */
export interface PendingCount {
  get(): number;
  subscribe(listener: () => void): () => void;
}

export interface ClientOptions {
  /** Checks every answer against the contract. On in tests and development. */
  readonly checkOutput?: boolean;
  /** The opening shown at the moment of asking; undefined while none is known. */
  readonly session?: () => string | undefined;
}

/** A client over `transport`. */
export function createClient(transport: Transport, options: ClientOptions = {}): Client {
  return clientWith(transport, options, createPendingCount());
}

function clientWith(
  transport: Transport,
  options: ClientOptions,
  pending: ReturnType<typeof createPendingCount>,
): Client {
  async function call<N extends OperationName>(op: N, input: InputOf<N>): Promise<Result<ValueOf<N>>> {
    const counts = contract[op].kind === 'command';
    if (counts) pending.change(1);
    try {
      const session = anyWorkspace.has(op) ? undefined : options.session?.();
      const reply = await transport.send({ op, input, ...(session === undefined ? {} : { session }) });
      if (!reply.ok) return reply;
      const value = options.checkOutput ? checked(op, reply.value) : reply.value;
      // The store's dispatcher answers with this operation's output; contract tests hold it to that.
      return { ok: true, value: value as ValueOf<N>, seq: reply.seq };
    } catch (error) {
      return { ok: false, failure: connectionFailure(error) };
    } finally {
      if (counts) pending.change(-1);
    }
  }

  async function ask<N extends OperationName>(op: N, input: InputOf<N>): Promise<ValueOf<N>> {
    const result = await call(op, input);
    if (result.ok) return result.value;
    throw new CallError(result.failure);
  }

  return {
    call,
    ask,
    onEvent: (listener) => transport.onEvent(listener),
    inSession: (sessionId) => clientWith(transport, { ...options, session: () => sessionId }, pending),
    pending,
  };
}

function checked(op: OperationName, value: unknown): unknown {
  const operation = contract[op];
  return operation.kind === 'job' ? value : operation.output.parse(value);
}

function connectionFailure(error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: 'The workspace did not answer. What was saved is safe; try again, or restart Touchline.',
    detail: { reason },
  };
}

function createPendingCount(): PendingCount & { change(by: number): void } {
  let count = 0;
  const listeners = new Set<() => void>();
  return {
    get: () => count,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (by) => {
      count += by;
      for (const listener of listeners) listener();
    },
  };
}
