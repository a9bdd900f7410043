import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { forkJobs } from '../../../../electron/platform/job-process.ts';
import type { Log } from '../../../../electron/platform/log.ts';
import { appPaths } from '../../../../electron/platform/paths.ts';
import { createStore } from '../../../../electron/store/create-store.ts';
import type { InputOf, JobName, OperationName, OutputOf } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/api/failure.ts';
import type { Choices, PlanGroup, PlanResult } from '../../../../shared/voices/pseudonymise/model.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const loudLog: Log = {
  info: () => undefined,
  error(_, error) {
    console.error(error);
    return 'shown';
  },
};

/** A store with an empty workspace open in a file, and real job processes. */
export async function startRig() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pseudonymise-'));
  const home = path.join(folder, 'home');
  const store = createStore({
    paths: appPaths({ env: { TOUCHLINE_HOME: home } }),
    startJob: forkJobs(path.join(root, 'electron/jobs/main.ts')),
    log: loudLog,
    validateOutput: true,
  });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  mkdirSync(path.join(folder, 'files'));
  const file = path.join(folder, 'files', 'work.touchline');
  async function ask<N extends OperationName>(op: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const reply = await store.transport.send({ op, input });
    if (!reply.ok) throw new Error(`${op}: ${reply.failure.code} ${reply.failure.message}`);
    return reply.value as OutputOf<N>;
  }
  async function refused(op: OperationName, input: unknown): Promise<Failure> {
    const reply = await store.transport.send({ op, input });
    if (reply.ok) throw new Error(`${op} was not refused`);
    return reply.failure;
  }
  async function job<N extends JobName>(op: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const ended = Promise.withResolvers<OutputOf<N>>();
    const off = store.transport.onEvent((event) => {
      if (event.type !== 'job') return;
      if (event.job.state === 'done') ended.resolve(event.job.value as OutputOf<N>);
      if (event.job.state === 'failed') ended.reject(new Error(event.job.failure.message));
    });
    await ask(op, input);
    return ended.promise.finally(off);
  }
  await ask('workspace.create', { file: store.tokens.grant(file, 'workspace').token, coderName: 'Ada Berg' });
  return {
    ask,
    refused,
    job,
    file,
    home,
    folder,
    exportToken: (name: string) => store.tokens.grant(path.join(folder, 'files', name), 'export').token,
    at: (name: string) => path.join(folder, 'files', name),
    workspaceToken: (name: string) => store.tokens.grant(path.join(folder, 'files', name), 'workspace').token,
    async plan(asked: InputOf<'voices.pseudonymise.plan'> = {}) {
      const plan = await job('voices.pseudonymise.plan', asked);
      const { groups } = await ask('voices.pseudonymise.groups', { planId: plan.planId });
      return { plan, groups };
    },
    apply: (plan: PlanResult, choices: Choices) =>
      ask('voices.pseudonymise.apply', { planId: plan.planId, choices, count: plan.finds }),
    text: async (id: number) => (await ask('voices.source.read', { id })).text,
    async note(text: string, title = 'Note') {
      return (await ask('voices.source.add', { kind: 'note', title, text })).id;
    },
  };
}

export type Rig = Awaited<ReturnType<typeof startRig>>;

/** Everything proposed, as it is proposed. */
export function proposed(groups: readonly PlanGroup[]): Choices {
  return {
    groups: groups
      .filter(({ confidence }) => confidence >= 0.6)
      .map(({ n, replacement }) => ({ n, replacement })),
    without: [],
  };
}

/** Which of `words` stand in the bytes of a file or of the files beside it, in UTF-8 or UTF-16. */
export function bytesWith(file: string, words: readonly string[]): string[] {
  const folder = path.dirname(file);
  const beside = readdirSync(folder).filter((name) => name.startsWith(path.basename(file)));
  const found: string[] = [];
  for (const name of beside) {
    const bytes = readFileSync(path.join(folder, name));
    for (const word of words) {
      for (const encoding of ['utf8', 'utf16le'] as const) {
        if (bytes.includes(Buffer.from(word, encoding))) found.push(`${name}: ${word}`);
      }
      const big = Buffer.from(word, 'utf16le').swap16();
      if (bytes.includes(big)) found.push(`${name}: ${word}`);
    }
  }
  return found;
}
