import { contract, isOperationName } from '../../../shared/api/contract.ts';
import { type Failure, FailureError } from '../../../shared/api/failure.ts';
import type { Operation } from '../../../shared/api/operation.ts';
import type { Reply, Request } from '../../../shared/api/transport.ts';
import { assertNever } from '../../../shared/util/assert-never.ts';
import { otherWorkspace, toFailure } from './failures.ts';

/** Who carries an operation out, by kind. `seq` is the number of the last commit. */
export interface Executor {
  readonly seq: () => number;
  /** The id of the open workspace's session; undefined when none is open. */
  readonly session: () => string | undefined;
  query(name: string, operation: Extract<Operation, { kind: 'query' }>, input: unknown): unknown;
  command(name: string, operation: Extract<Operation, { kind: 'command' }>, input: unknown): unknown;
  action(name: string, input: unknown): unknown | Promise<unknown>;
  job(name: string, operation: Extract<Operation, { kind: 'job' }>, input: unknown): unknown;
}

export interface DispatchOptions {
  /** Checks outputs against the contract too: tests and development. */
  readonly validateOutput: boolean;
  readonly log: (error: unknown) => string;
}

/** Answers one request, exactly once, with data. Nothing is thrown to the caller. */
export async function dispatch(
  executor: Executor,
  request: Request,
  options: DispatchOptions,
): Promise<Reply> {
  try {
    const { op } = request;
    if (typeof op !== 'string' || !isOperationName(op)) throw invalid('There is no such operation.');
    const operation: Operation = contract[op];
    if (request.session !== undefined && request.session !== executor.session()) throw otherWorkspace();
    const parsed = operation.input.safeParse(request.input ?? {});
    if (!parsed.success) throw invalid(describe(parsed.error.issues));
    const value = await run(executor, op, operation, parsed.data);
    if (options.validateOutput && operation.kind !== 'job') {
      const checked = operation.output.safeParse(value);
      if (!checked.success)
        throw new Error(`${op} answered against its contract: ${describe(checked.error.issues)}`);
    }
    return { ok: true, value, seq: executor.seq() };
  } catch (error) {
    return { ok: false, failure: toFailure(error, options.log) };
  }
}

function run(
  executor: Executor,
  name: string,
  operation: Operation,
  input: unknown,
): unknown | Promise<unknown> {
  switch (operation.kind) {
    case 'query':
      return executor.query(name, operation, input);
    case 'command':
      return executor.command(name, operation, input);
    case 'action':
      return executor.action(name, input);
    case 'job':
      return executor.job(name, operation, input);
    default:
      return assertNever(operation);
  }
}

function invalid(why: string): FailureError {
  return new FailureError('invalid-input', `This could not be done as asked. ${why}`);
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The first few things wrong, without the values themselves: a quote must not end up in a log. */
function describe(issues: readonly Issue[]): string {
  return issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join('.') || 'input'}: ${issue.message}`)
    .join('; ');
}

export type { Failure };
