import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { EventStreams } from '../../electron/server/event-streams.ts';
import type { StoreLink } from '../../electron/server/store-link.ts';
import { createHttpTransport } from '../../renderer/api/http-transport.ts';
import { createJobTracker } from '../../renderer/api/jobs.ts';
import type { StoreEvent } from '../../shared/api/events.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** The server's event streams over a store that says what the test says. */
async function startStreams() {
  const listeners = new Set<(event: StoreEvent) => void>();
  const link: StoreLink = {
    request: async () => ({ ok: true, value: null, seq: 0 }),
    grant: () => Promise.reject(new Error('not here')),
    resolve: async () => null,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => true,
  };
  const streams = new EventStreams(link, 4, () => undefined);
  const server = createServer((_, response) => void streams.connect(response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  closers.push(async () => {
    streams.close();
    server.closeAllConnections();
    server.close();
  });
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    tell: (event: StoreEvent) => {
      for (const listener of listeners) listener(event);
    },
    cut: () => server.closeAllConnections(),
  };
}

test('a job that ended, and a long command that ended, while a page was cut off are told when it is back', async () => {
  const { baseUrl, tell, cut } = await startStreams();
  const transport = createHttpTransport({ baseUrl });
  const jobs = createJobTracker();
  const connection: boolean[] = [];
  transport.onConnection((connected) => connection.push(connected));
  closers.push(async () => transport.close());
  transport.onEvent(jobs.handle);
  await expect.poll(() => connection).toEqual([true]);
  tell({ type: 'progress', label: 'Import', progress: 0.5 });
  const job = { state: 'running', progress: 0.5, note: '' } as const;
  tell({ type: 'job', jobId: 'j1', label: 'Drawing the map', job });
  await expect.poll(() => jobs.get('j1')?.job.state).toBe('running');
  await expect.poll(() => jobs.progress()?.progress).toBe(0.5);
  cut();
  await expect.poll(() => connection).toEqual([true, false]);
  tell({ type: 'job', jobId: 'j1', label: 'Drawing the map', job: { state: 'done', value: 7 } });
  tell({ type: 'progress', label: 'Import', progress: 1 });
  await expect.poll(() => connection, { timeout: 5000 }).toEqual([true, false, true]);
  await expect.poll(() => jobs.get('j1')?.job).toEqual({ state: 'done', value: 7 });
  expect(jobs.progress()).toBeNull();
});

test('of the jobs only the last ones are remembered, each with its last word', async () => {
  const { baseUrl, tell } = await startStreams();
  for (let n = 1; n <= 100; n += 1) {
    const running = { state: 'running', progress: null, note: '' } as const;
    tell({ type: 'job', jobId: `j${n}`, label: 'Job', job: running });
    tell({ type: 'job', jobId: `j${n}`, label: 'Job', job: { state: 'done', value: n } });
  }
  const transport = createHttpTransport({ baseUrl });
  closers.push(async () => transport.close());
  const heard: StoreEvent[] = [];
  transport.onEvent((event) => heard.push(event));
  await expect.poll(() => heard.at(-1)).toMatchObject({ jobId: 'j100', job: { state: 'done', value: 100 } });
  const told = heard.filter((event) => event.type === 'job');
  expect(told.length).toBeLessThan(40);
  expect(new Set(told.map((event) => event.jobId)).size).toBe(told.length);
});
