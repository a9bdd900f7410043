import { EventEmitter } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { JobProcess } from '../../electron/platform/job-process.ts';
import { forkJobs, jobsThroughShell } from '../../electron/platform/job-process.ts';
import type { ParentChannel } from '../../electron/platform/parent-channel.ts';
import type { PagePort, ParentMessage, StoreProcessMessage } from '../../electron/platform/store-protocol.ts';

const entry = path.join(import.meta.dirname, '../fixtures/platform/echo-job.ts');
const nextMessage = (job: JobProcess) => new Promise((resolve) => job.onMessage(resolve));
const end = (job: JobProcess) => new Promise<number | null>((resolve) => job.onExit(resolve));

test('a forked job answers, and ends when told to', async () => {
  const job = forkJobs(entry)({ memoryMb: 200 });
  const answer = nextMessage(job);
  job.postMessage({ text: 'ü' });
  expect(await answer).toEqual({ echo: { text: 'ü' } });
  const ended = end(job);
  job.kill();
  expect(await ended).toBeNull();
});

test('a job that does not come back from its own work can be ended all the same', async () => {
  const job = forkJobs(entry)({ memoryMb: 200 });
  const ended = end(job);
  job.postMessage('spin');
  setTimeout(() => job.kill(), 200);
  expect(await ended).toBeNull();
});

test('a job that takes more heap than it may is ended, the store is not', async () => {
  const job = forkJobs(entry)({ memoryMb: 50 });
  const ended = end(job);
  job.postMessage('fill');
  expect(await ended).not.toBe(0);
});

/** The store's line to a shell that does as it is told by the test. */
function shell() {
  const posted: StoreProcessMessage[] = [];
  const listeners: ((message: ParentMessage, ports: readonly PagePort[]) => void)[] = [];
  const channel: ParentChannel = {
    post: (message) => void posted.push(message),
    onMessage: (listener) => void listeners.push(listener),
    onGone: () => undefined,
  };
  const tell = (message: ParentMessage, ports: readonly PagePort[] = []) => {
    for (const listener of listeners) listener(message, ports);
  };
  return { posted, channel, tell };
}

class TestPort extends EventEmitter {
  readonly sent: unknown[] = [];
  started = false;
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  start(): void {
    this.started = true;
  }
  close(): void {}
}

test('through the shell a job is asked for, gets what was sent early, answers, and is ended', () => {
  const { posted, channel, tell } = shell();
  const job = jobsThroughShell(channel)({ memoryMb: 300 });
  const received: unknown[] = [];
  const ends: (number | null)[] = [];
  job.onMessage((message) => received.push(message));
  job.onExit((code) => ends.push(code));
  job.postMessage('early');
  expect(posted).toEqual([{ type: 'start-job', id: 1, memoryMb: 300 }]);

  const port = new TestPort();
  tell({ type: 'job-started', id: 1, pid: 12 }, [port]);
  job.postMessage('late');
  expect(port.sent).toEqual(['early', 'late']);
  expect(port.started).toBe(true);
  port.emit('message', { data: { done: true } });
  expect(received).toEqual([{ done: true }]);

  job.kill();
  expect(posted.at(-1)).toEqual({ type: 'kill-job', id: 1 });
  tell({ type: 'job-ended', id: 1, code: 9 });
  tell({ type: 'job-ended', id: 1, code: 9 });
  expect(ends).toEqual([9]);
});

test('two jobs do not hear each other', () => {
  const { channel, tell } = shell();
  const start = jobsThroughShell(channel);
  const heard: string[] = [];
  start({ memoryMb: 1 }).onMessage(() => heard.push('one'));
  start({ memoryMb: 1 }).onMessage(() => heard.push('two'));
  const port = new TestPort();
  tell({ type: 'job-started', id: 2, pid: 1 }, [port]);
  port.emit('message', { data: 1 });
  expect(heard).toEqual(['two']);
});

test('the end is told to whoever asks after it', () => {
  const { channel, tell } = shell();
  const job = jobsThroughShell(channel)({ memoryMb: 1 });
  tell({ type: 'job-ended', id: 1, code: 1 });
  let code: number | null = null;
  job.onExit((ended) => {
    code = ended;
  });
  expect(code).toBe(1);
});
