import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { forkJobs } from '../../electron/platform/job-process.ts';
import { silentLog } from '../../electron/platform/log.ts';
import { appPaths } from '../../electron/platform/paths.ts';
import { createStore, type Store } from '../../electron/store/create-store.ts';
import type {
  ActionName,
  CommandName,
  InputOf,
  JobName,
  OutputOf,
  QueryName,
} from '../../shared/api/contract.ts';
import { projectRoot } from '../run.ts';

/** A store to build in, spoken to as a page would: every reply that is not ok stops the build. */
export interface Builder {
  readonly store: Store;
  /** The folder everything lies in; gone after `close`. */
  readonly folder: string;
  /** Moves the builder's clock: what follows is dated there. */
  at(date: string): void;
  do<N extends CommandName | ActionName | QueryName>(op: N, input: InputOf<N>): Promise<OutputOf<N>>;
  run<N extends JobName>(op: N, input: InputOf<N>): Promise<OutputOf<N>>;
  close(): Promise<void>;
}

/** Opens a store in a scratch folder with a clock of its own. */
export function openBuilder(): Builder {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchline-example-'));
  let base = Date.parse('2026-01-05T09:00:00Z');
  let ticks = 0;
  const store = createStore({
    paths: appPaths({ env: { TOUCHLINE_HOME: folder } }),
    startJob: forkJobs(path.join(projectRoot, 'electron', 'jobs', 'main.ts')),
    log: silentLog,
    // Two commands never share a moment, and a merge of typed steps needs less than two seconds between them.
    now: () => base + ticks++ * 3000,
  });
  const send = async (op: string, input: unknown) => {
    const reply = await store.transport.send({ op, input });
    if (!reply.ok) throw new Error(`${op}: ${reply.failure.code}: ${reply.failure.message}`);
    return reply.value;
  };
  return {
    store,
    folder,
    at(date) {
      base = Date.parse(`${date}T09:00:00Z`);
      ticks = 0;
    },
    do: async (op, input) => (await send(op, input)) as never,
    run: (op, input) =>
      new Promise((resolve, reject) => {
        let jobId = '';
        const stop = store.transport.onEvent((event) => {
          if (event.type !== 'job' || event.jobId !== jobId || event.job.state === 'running') return;
          stop();
          if (event.job.state === 'done') resolve(event.job.value as never);
          else reject(new Error(`${op}: ${event.job.failure.message}`));
        });
        send(op, input).then((value) => {
          jobId = (value as { jobId: string }).jobId;
        }, reject);
      }),
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
