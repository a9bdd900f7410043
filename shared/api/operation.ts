import type { z } from 'zod';
import type { TableName } from './tables.ts';

/** A read. `reads` names the tables whose change makes an earlier answer stale. */
export interface QueryOperation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query';
  readonly input: I;
  readonly output: O;
  readonly reads: readonly TableName[];
}

/**
 * A change: one transaction, one undo step. `label` completes "Undo …" in the user's words. Commands that send
 * the same `mergeKey` within two seconds become one undo step (typing).
 */
export interface CommandOperation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'command';
  readonly input: I;
  readonly output: O;
  readonly label: (input: z.output<I>) => string;
  readonly mergeKey?: (input: z.output<I>) => string | undefined;
  /** True where the command touches many rows: a verified backup is made before it. */
  readonly bulk?: boolean;
}

/** Something done to the store itself rather than to rows: open, close, undo, settings. Not undoable. */
export interface ActionOperation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'action';
  readonly input: I;
  readonly output: O;
}

/** Long work in its own process: the reply is a job id, the result arrives as a `job` event. */
export interface JobOperation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'job';
  readonly input: I;
  readonly output: O;
  /** What is shown while it runs, for example "Reading the file". */
  readonly label: string;
  /** Tables whose change makes an earlier result stale, for jobs that answer a question as a query does. */
  readonly reads?: readonly TableName[];
}

export type Operation = QueryOperation | CommandOperation | ActionOperation | JobOperation;

type QueryDef<I extends z.ZodType, O extends z.ZodType> = Omit<QueryOperation<I, O>, 'kind'>;
type CommandDef<I extends z.ZodType, O extends z.ZodType> = Omit<CommandOperation<I, O>, 'kind'>;
type ActionDef<I extends z.ZodType, O extends z.ZodType> = Omit<ActionOperation<I, O>, 'kind'>;
type JobDef<I extends z.ZodType, O extends z.ZodType> = Omit<JobOperation<I, O>, 'kind'>;

export function query<I extends z.ZodType, O extends z.ZodType>(def: QueryDef<I, O>): QueryOperation<I, O> {
  return { kind: 'query', ...def };
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  def: CommandDef<I, O>,
): CommandOperation<I, O> {
  return { kind: 'command', ...def };
}

export function action<I extends z.ZodType, O extends z.ZodType>(
  def: ActionDef<I, O>,
): ActionOperation<I, O> {
  return { kind: 'action', ...def };
}

export function job<I extends z.ZodType, O extends z.ZodType>(def: JobDef<I, O>): JobOperation<I, O> {
  return { kind: 'job', ...def };
}
