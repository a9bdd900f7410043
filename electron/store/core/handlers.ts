import type { z } from 'zod';
import type {
  ActionOperation,
  CommandOperation,
  JobOperation,
  QueryOperation,
} from '../../../shared/api/operation.ts';
import type { DamagedText } from '../file/texts.ts';
import type { ReadDb, WriteDb } from './db.ts';

/** What a query sees. */
export interface QueryContext {
  readonly db: ReadDb;
  readonly coderId: number;
  /** The coder at work while others' work is hidden: only their codings may be seen or counted; null shows all. */
  readonly onlyCoder: number | null;
  readonly now: number;
}

/** What a command sees. Every row it writes carries `rev`; every new entity a `uid`. */
export interface CommandContext {
  readonly db: WriteDb;
  readonly rev: number;
  readonly coderId: number;
  /** As in {@link QueryContext}: what a command answers names and counts no hidden work either. */
  readonly onlyCoder: number | null;
  readonly now: number;
  newUid(): Buffer;
  /** Makes this command an undo step of its own, whatever its merge key says: it took more than the user typed. */
  standAlone(): void;
  /** Tells the screens how far a long command is, 0 to 1. */
  progress(done: number): void;
}

type Operations = Readonly<Record<string, { readonly kind: string }>>;

/** A handler for each query of a slice's contract: validated input in, output before validation out. */
export type QueryHandlers<C extends Operations> = {
  readonly [N in keyof C as C[N] extends QueryOperation ? N : never]: C[N] extends QueryOperation<
    infer I,
    infer O
  >
    ? (context: QueryContext, input: z.output<I>) => z.input<O>
    : never;
};

export type CommandHandlers<C extends Operations> = {
  readonly [N in keyof C as C[N] extends CommandOperation ? N : never]: C[N] extends CommandOperation<
    infer I,
    infer O
  >
    ? (context: CommandContext, input: z.output<I>) => z.input<O>
    : never;
};

export type ActionHandlers<C extends Operations> = {
  readonly [N in keyof C as C[N] extends ActionOperation ? N : never]: C[N] extends ActionOperation<
    infer I,
    infer O
  >
    ? (input: z.output<I>) => z.input<O> | Promise<z.input<O>>
    : never;
};

/** What a job process is started with. Paths and the plan's place are known here and never to a page. */
export interface JobPlan {
  /** The job's name in electron/jobs. */
  readonly job: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** A file the process writes under until it is whole; removed when the process was ended in the midst of it. */
  readonly part?: string;
  /** Turns what the process sends at its end into the operation's result. */
  readonly finish?: (value: unknown) => unknown;
}

export interface JobContext {
  /** The workspace file for a read-only connection, or undefined when none is open. */
  readonly workspacePath: string | undefined;
  /** Who is coding now, and whose codings alone may be seen (null: everybody's). */
  readonly coderId: number;
  readonly onlyCoder: number | null;
  /** The file behind a token; throws `not-found` for a token that was never given. */
  resolveFile(token: string, purpose: 'import' | 'export'): string;
  readonly now: number;
  /** A job found texts that are no longer what was stored. */
  foundDamage(damaged: readonly DamagedText[]): void;
  /** A new empty file name in the scratch folder, and the id pages know it by. */
  newPlan(): { readonly planId: string; readonly path: string };
  /** Where a plan made before lies; throws `not-found` for one that was applied or dropped. */
  planPath(planId: string): string;
}

export type JobHandlers<C extends Operations> = {
  readonly [N in keyof C as C[N] extends JobOperation ? N : never]: C[N] extends JobOperation<
    infer I,
    z.ZodType
  >
    ? (context: JobContext, input: z.output<I>) => JobPlan
    : never;
};

type AnyHandler = (...args: never[]) => unknown;

/** All handlers of all slices, by operation name. */
export interface HandlerTable {
  readonly queries: Readonly<Record<string, AnyHandler>>;
  readonly commands: Readonly<Record<string, AnyHandler>>;
  readonly jobs: Readonly<Record<string, AnyHandler>>;
}
