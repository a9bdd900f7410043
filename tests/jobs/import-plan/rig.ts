import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { forkJobs } from '../../../electron/platform/job-process.ts';
import type { Log } from '../../../electron/platform/log.ts';
import { appPaths } from '../../../electron/platform/paths.ts';
import { createStore } from '../../../electron/store/create-store.ts';
import type { CommandName, InputOf, JobName, OperationName, OutputOf } from '../../../shared/api/contract.ts';
import type { Failure } from '../../../shared/api/failure.ts';
import type { Transport } from '../../../shared/api/transport.ts';
import type { TableMapping } from '../../../shared/voices/import-plan.ts';

const root = path.resolve(import.meta.dirname, '../../..');

const loudLog: Log = {
  info: () => undefined,
  error(_, error) {
    console.error(error);
    return 'shown';
  },
};

/** A store with an empty workspace open, and real job processes. */
export interface ImportRig {
  readonly transport: Transport;
  /** Writes a file and returns the token a page would know it by. */
  file(name: string, data: Uint8Array | string): string;
  /** The token of a file that is there already. */
  token(file: string): string;
  ask<N extends OperationName>(op: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** The failure of an operation that must fail. */
  refused(op: CommandName, input: unknown): Promise<Failure>;
  /** Runs a job to its end; throws its failure's message. */
  job<N extends JobName>(op: N, input: InputOf<N>): Promise<OutputOf<N>>;
  close(): Promise<void>;
}

export async function startRig(): Promise<ImportRig> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'import-plan-'));
  const store = createStore({
    paths: appPaths({ env: { TOUCHLINE_HOME: path.join(folder, 'home') } }),
    startJob: forkJobs(path.join(root, 'electron/jobs/main.ts')),
    log: loudLog,
    validateOutput: true,
  });
  const send = (op: string, input: unknown) => store.transport.send({ op, input });
  async function ask<N extends OperationName>(op: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const reply = await send(op, input);
    if (!reply.ok) throw new Error(`${op}: ${reply.failure.code} ${reply.failure.message}`);
    return reply.value as OutputOf<N>;
  }
  mkdirSync(path.join(folder, 'files'));
  let files = 0;
  const rig: ImportRig = {
    transport: store.transport,
    file(name, data) {
      files += 1;
      const own = path.join(folder, 'files', String(files));
      mkdirSync(own);
      writeFileSync(path.join(own, name), data);
      return rig.token(path.join(own, name));
    },
    token: (file) => store.tokens.grant(file, 'import').token,
    ask,
    async refused(op, input) {
      const reply = await send(op, input);
      if (reply.ok) throw new Error(`${op} was not refused`);
      return reply.failure;
    },
    async job(op, input) {
      const ended = Promise.withResolvers<unknown>();
      const early: { jobId: string; value?: unknown; failed?: string }[] = [];
      let wanted: string | undefined;
      const settle = (end: (typeof early)[number]) => {
        if (end.failed !== undefined) ended.reject(new Error(end.failed));
        else ended.resolve(end.value);
      };
      const off = store.transport.onEvent((event) => {
        if (event.type !== 'job' || event.job.state === 'running') return;
        const end =
          event.job.state === 'done'
            ? { jobId: event.jobId, value: event.job.value }
            : { jobId: event.jobId, failed: event.job.failure.message };
        if (event.jobId === wanted) settle(end);
        else early.push(end);
      });
      try {
        const reply = await send(op, input);
        if (!reply.ok) throw new Error(reply.failure.message);
        wanted = (reply.value as { jobId: string }).jobId;
        const seen = early.find(({ jobId }) => jobId === wanted);
        if (seen) settle(seen);
        return (await ended.promise) as OutputOf<typeof op>;
      } finally {
        off();
      }
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await ask('workspace.create', {
    file: store.tokens.grant(path.join(folder, 'test.touchline'), 'workspace').token,
    coderName: 'Ada',
  });
  return rig;
}

type Role = TableMapping['columns'][number]['role'];

/** A mapping from column names and roles, in the order of the file. */
export function mappingOf(roles: Readonly<Record<string, Role>>): TableMapping {
  return {
    columns: Object.entries(roles).map(([name, role], index) => ({ index, name, role })),
  };
}

/** The mapping the detection proposes. */
export async function guessedMapping(rig: ImportRig, file: string): Promise<TableMapping> {
  const { shape } = await rig.job('voices.import.inspect', { file });
  return { columns: shape.columns.map(({ index, name, guess }) => ({ index, name, role: guess })) };
}
