import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { forkStore } from '../../electron/platform/spawn-fork.ts';
import { storeClient } from '../../electron/platform/store-client.ts';
import type {
  ActionName,
  CommandName,
  InputOf,
  JobName,
  OutputOf,
  QueryName,
} from '../../shared/api/contract.ts';
import type { StoreEvent } from '../../shared/api/events.ts';
import { bundles, scratch } from './places.ts';
import { memoryOf } from './rows.ts';

/** A store process of the shipped bundle, with a home folder of its own. */
export interface StoreUnderTest {
  ask<N extends CommandName | ActionName | QueryName>(op: N, input: InputOf<N>): Promise<OutputOf<N>>;
  run<N extends JobName>(op: N, input: InputOf<N>): Promise<OutputOf<N>>;
  open(file: string): Promise<void>;
  grant(file: string): Promise<string>;
  onEvent(listener: (event: StoreEvent) => void): () => void;
  memory(): ReturnType<typeof memoryOf>;
  rssMb(): number | null;
  close(): Promise<void>;
}

let homes = 0;

/** Removes what the processes of this run kept: backups above all. */
export function removeHomes(): void {
  rmSync(path.join(scratch, 'homes'), { recursive: true, force: true });
}

/** A new empty home folder; the one of an earlier run is removed. */
export function newHome(): string {
  const home = path.join(scratch, 'homes', String(++homes));
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  return home;
}

export async function startStore(home: string = newHome()): Promise<StoreUnderTest> {
  const child = forkStore(path.join(bundles, 'store', 'main.js'), { env: { TOUCHLINE_HOME: home } });
  const client = storeClient(child);
  await new Promise<void>((resolve, reject) => {
    child.onMessage((message) => message.type === 'ready' && resolve());
    child.onExit((code) => reject(new Error(`The store ended with ${code}`)));
  });
  const send = async (op: string, input: unknown) => {
    const reply = await client.request({ op, input });
    if (!reply.ok) throw new Error(`${op}: ${reply.failure.code}: ${reply.failure.message}`);
    return reply.value;
  };
  return {
    ask: async (op, input) => (await send(op, input)) as never,
    run: (op, input) =>
      new Promise((resolve, reject) => {
        let jobId = '';
        const stop = client.onEvent((event) => {
          if (event.type !== 'job' || event.jobId !== jobId || event.job.state === 'running') return;
          stop();
          if (event.job.state === 'done') resolve(event.job.value as never);
          else reject(new Error(`${op}: ${event.job.failure.message}`));
        });
        send(op, input).then((value) => {
          jobId = (value as { jobId: string }).jobId;
        }, reject);
      }),
    async open(file) {
      const { token } = await client.grant(file, 'workspace');
      await send('workspace.open', { file: token });
    },
    grant: async (file) => (await client.grant(file, 'import')).token,
    onEvent: (listener) => client.onEvent(listener),
    memory: () => memoryOf(child.pid),
    rssMb: () => memoryOf(child.pid)?.now ?? null,
    async close() {
      await client.shutdown();
    },
  };
}
