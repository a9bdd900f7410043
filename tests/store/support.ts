import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Db } from '../../electron/store/core/db.ts';
import type { CommandContext, QueryContext } from '../../electron/store/core/handlers.ts';
import { migrate } from '../../electron/store/core/migrate.ts';
import { openWriter } from '../../electron/store/core/open-connection.ts';
import { newUid } from '../../electron/store/core/uid.ts';
import { journeysCommands, journeysQueries } from '../../electron/store/journeys/index.ts';
import { peopleCommands, peopleQueries } from '../../electron/store/people/index.ts';
import { studiesCommands, studiesQueries } from '../../electron/store/studies/index.ts';
import { type Stack, UndoLog } from '../../electron/store/undo/undo-log.ts';
import { voicesCommands, voicesQueries } from '../../electron/store/voices/index.ts';
import { workspaceCommands, workspaceQueries } from '../../electron/store/workspace/index.ts';
import {
  type CommandName,
  contract,
  type InputOf,
  type OutputOf,
  type QueryName,
} from '../../shared/api/contract.ts';
import { FailureError } from '../../shared/api/failure.ts';
import type { CommandOperation, Operation } from '../../shared/api/operation.ts';
import { tableNames } from '../../shared/api/tables.ts';

type Handler<C> = (context: C, input: unknown) => unknown;

const queries = {
  ...peopleQueries,
  ...studiesQueries,
  ...voicesQueries,
  ...journeysQueries,
  ...workspaceQueries,
};
const commands = {
  ...peopleCommands,
  ...studiesCommands,
  ...voicesCommands,
  ...journeysCommands,
  ...workspaceCommands,
};

/** A workspace in a temporary file, driven through the contract: inputs and outputs are both checked. */
export class TestWorkspace {
  readonly db: Db;
  readonly undoLog: UndoLog;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'touchline-store-'));
  #rev = 0;
  now = Date.UTC(2026, 0, 5);
  /** How far the clock moves with every command: at first so far that none merges with the one before. */
  pace = 10_000;
  coderId: number;
  /** Hides the codings of all others, as the switch does. */
  hidesOthers = false;

  constructor() {
    this.db = openWriter(path.join(this.#folder, 'test.touchline'), 'wal');
    // Speed of tests: what a power failure does is tested elsewhere.
    this.db.raw.pragma('synchronous = OFF');
    migrate(this.db);
    this.undoLog = new UndoLog(this.db);
    this.coderId = this.db.raw.transaction(
      () =>
        this.undoLog.record({ label: 'Start', at: 0, mergeKey: undefined }, () =>
          this.db.run(`INSERT INTO coder (uid, rev, name, initials) VALUES (?, 0, 'Ada Berg', 'AB')`, [
            newUid(0),
          ]),
        ).value.lastId,
    )();
    this.db.raw.transaction(() => this.undoLog.clear())();
  }

  /** Carries a command out as the store does: one transaction, one undo step. Throws what the handler throws. */
  run<N extends CommandName>(name: N, input: InputOf<N>): OutputOf<N> {
    const operation: Operation = contract[name];
    if (operation.kind !== 'command') throw new Error(`${name} is no command`);
    return this.#command(name, operation, input) as OutputOf<N>;
  }

  #command(name: string, operation: CommandOperation, input: unknown): unknown {
    const parsed = operation.input.parse(input);
    const handler = handlerOf<CommandContext>(commands, name);
    this.now += this.pace;
    const now = this.now;
    let standsAlone = false;
    const context: CommandContext = {
      db: this.db,
      rev: this.#rev + 1,
      coderId: this.coderId,
      onlyCoder: this.hidesOthers ? this.coderId : null,
      now,
      newUid: () => newUid(now),
      standAlone: () => {
        standsAlone = true;
      },
      progress: () => undefined,
    };
    const mergeKey = () => (standsAlone ? undefined : operation.mergeKey?.(parsed));
    const output = this.db.raw.transaction(
      () =>
        this.undoLog.record({ label: operation.label(parsed), at: now, mergeKey }, () =>
          handler(context, parsed),
        ).value,
    )();
    this.#rev += 1;
    return operation.output.parse(output);
  }

  /** Answers a query. */
  ask<N extends QueryName>(name: N, input: InputOf<N>): OutputOf<N> {
    const operation: Operation = contract[name];
    const handler = handlerOf<QueryContext>(queries, name);
    const context: QueryContext = {
      db: this.db,
      coderId: this.coderId,
      onlyCoder: this.hidesOthers ? this.coderId : null,
      now: this.now,
    };
    return operation.output.parse(handler(context, operation.input.parse(input))) as OutputOf<N>;
  }

  /** Takes one step back or forward; its label, or undefined where there is none. */
  revert(stack: Stack): string | undefined {
    this.#rev += 1;
    const options = { at: this.now, rev: this.#rev };
    return this.db.raw.transaction(() => this.undoLog.revert(stack, options)?.label)();
  }

  /** Every row of every table that can be undone, without the revision. */
  dump(): Readonly<Record<string, readonly unknown[]>> {
    return Object.fromEntries(
      tableNames.map((table) => [
        table,
        this.db
          .all<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`)
          .map(({ rev: _, ...row }) => row),
      ]),
    );
  }

  /** Throws when the full-text index says something else than the texts. */
  checkFullText(): void {
    this.db.raw.transaction(() => {
      this.db.script(`INSERT INTO source_fts(source_fts, rank) VALUES ('integrity-check', 1)`);
      this.db.script(`INSERT INTO code_fts(code_fts, rank) VALUES ('integrity-check', 1)`);
    })();
  }

  close(): void {
    this.db.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A workspace that is closed and removed when the test has ended. */
export function openTestWorkspace(): TestWorkspace {
  const workspace = new TestWorkspace();
  onTestFinished(() => workspace.close());
  return workspace;
}

/** The failure `work` ends in. Throws where it ends in anything else. */
export function failureOf(work: () => unknown): FailureError['failure'] {
  try {
    work();
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    if (error instanceof z.ZodError) return { code: 'invalid-input', message: error.message };
    throw error;
  }
  throw new Error('It was done, though it should have failed');
}

function handlerOf<C>(table: Readonly<Record<string, unknown>>, name: string): Handler<C> {
  const handler = table[name];
  if (typeof handler !== 'function') throw new Error(`${name} has no handler`);
  return handler as Handler<C>;
}
