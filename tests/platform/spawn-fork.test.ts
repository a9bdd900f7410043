import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { forkStore } from '../../electron/platform/spawn-fork.ts';
import { storeClient } from '../../electron/platform/store-client.ts';
import type { StoreProcess } from '../../electron/platform/store-process.ts';

const entry = path.join(import.meta.dirname, '../fixtures/platform/echo-store.ts');
const running: StoreProcess[] = [];

function start() {
  const store = forkStore(entry, { output: 'ignore' });
  running.push(store);
  return { store, client: storeClient(store) };
}

afterEach(() => {
  for (const store of running.splice(0)) store.kill();
});

test('requests, grants and resolves each get their own answer', async () => {
  const { client } = start();
  const [reply, file, known, unknown] = await Promise.all([
    client.request({ op: 'a.b', input: { text: 'ü\u0000' } }),
    client.grant('/some/where/notes.csv', 'import'),
    client.resolve('a-token', 'import'),
    client.resolve('another', 'import'),
  ]);
  expect(reply).toEqual({ ok: true, value: { op: 'a.b', input: { text: 'ü\u0000' } }, seq: 7 });
  expect(file).toEqual({ token: 'a-token', name: 'notes.csv' });
  expect(known).toBe('/tmp/x');
  expect(unknown).toBeNull();
});

test('events reach the listeners until they leave', async () => {
  const { client } = start();
  const seen: string[] = [];
  const leave = client.onEvent((event) => seen.push(event.type));
  await client.request({ op: 'announce', input: {} });
  leave();
  await client.request({ op: 'announce', input: {} });
  expect(seen).toEqual(['store-restarted']);
});

test('shutdown waits for the goodbye and the end of the process', async () => {
  const { store, client } = start();
  let code: number | null = -1;
  store.onExit((ended) => {
    code = ended;
  });
  expect(await client.shutdown()).toBe(true);
  expect(code).toBe(0);
});

test('a request under way when the process ends is answered with a failure, and so is every later one', async () => {
  const { client } = start();
  const reply = await client.request({ op: 'crash', input: {} });
  expect(reply).toMatchObject({ ok: false, failure: { code: 'internal' } });
  expect(await client.request({ op: 'a.b', input: {} })).toMatchObject({ ok: false });
  await expect(client.grant('/x', 'import')).rejects.toThrow('ended');
});
