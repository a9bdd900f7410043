import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { silentLog } from '../../electron/platform/log.ts';
import { startHttpHost } from '../../electron/server/http.ts';
import type { StoreLink } from '../../electron/server/store-link.ts';
import { ask, call, enter, ownHeaders, type ServerProcess, speak, startServer } from './server-process.ts';

const servers: ServerProcess[] = [];
const homes: string[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

async function started(args?: readonly string[]): Promise<ServerProcess & { readonly cookie: string }> {
  const server = await startServer(args === undefined ? {} : { args });
  servers.push(server);
  return { ...server, cookie: await enter(server.port, server.address) };
}

interface Stream {
  readonly events: unknown[];
  readonly raw: () => string;
  readonly ended: Promise<void>;
  close(): void;
}

function listen(port: number, cookie: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path: '/api/events', headers: ownHeaders(port, cookie), agent: false },
      (response) => {
        let text = '';
        const events: unknown[] = [];
        response.on('data', (piece: Buffer) => {
          text += piece.toString();
          events.length = 0;
          for (const [, data = ''] of text.matchAll(/^data: (.*)$/gm)) events.push(JSON.parse(data));
        });
        const ended = new Promise<void>((done) => response.on('close', () => done()));
        response.on('error', () => undefined);
        resolve({ events, raw: () => text, ended, close: () => sent.destroy() });
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

test('the event stream begins with the workspace and carries what the store says', async () => {
  const { port, cookie } = await started();
  const stream = await listen(port, cookie);
  await expect.poll(() => stream.events).toEqual([{ type: 'workspace', workspace: null }]);
  await call(port, cookie, 'test.say', {});
  await expect.poll(() => stream.events.at(-1)).toEqual({ type: 'progress', label: 'Said', progress: 1 });
  stream.close();
});

test('when the store ends, waiting calls fail once, it is started again and pages are told', async () => {
  const { port, cookie } = await started();
  const stream = await listen(port, cookie);
  await expect.poll(() => stream.events.length).toBe(1);
  const waiting = [1, 2, 3].map(() => call(port, cookie, 'test.hang', {}));
  const fatal = call(port, cookie, 'test.die', {});
  for (const reply of await Promise.all([...waiting, fatal])) {
    expect(reply).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(JSON.stringify(reply)).not.toMatch(/\.ts|at /);
  }
  await expect.poll(() => stream.events).toContainEqual({ type: 'store-restarted' });
  expect(await call(port, cookie, 'test.echo', 1)).toEqual({ ok: true, value: { input: 1 }, seq: 1 });
  stream.close();
});

test('a store that keeps ending is still answered for, and comes back when asked', async () => {
  const { port, cookie } = await started();
  for (let time = 0; time < 8; time++) {
    expect(await call(port, cookie, 'test.die', {})).toMatchObject({ ok: false });
  }
  expect(await call(port, cookie, 'test.echo', 1)).toMatchObject({ ok: true });
});

test('calls of pages that went away cost nothing afterwards', async () => {
  const { port, cookie } = await started();
  const head = Object.entries({ ...ownHeaders(port, cookie), 'Content-Type': 'application/json' })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const body = JSON.stringify({ op: 'test.hang', input: {} });
  const line = `POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${head}Content-Length: ${body.length}\r\n\r\n${body}`;
  // More in all than may wait at once.
  for (let round = 0; round < 4; round++) {
    await Promise.all(Array.from({ length: 80 }, () => speak(port, line, 150)));
  }
  expect(await call(port, cookie, 'test.echo', 1)).toMatchObject({ ok: true });
});

test('stopping says goodbye to the store, ends the streams, frees the port and empties the scratch folder', async () => {
  const server = await started();
  const { port, cookie, home } = server;
  await call(port, cookie, 'test.slow-goodbye', {});
  await ask(port, {
    method: 'POST',
    path: '/api/upload?name=a.csv',
    headers: { ...ownHeaders(port, cookie), 'Content-Type': 'application/octet-stream' },
    body: 'x',
  });
  const stream = await listen(port, cookie);
  const code = new Promise((resolve) => server.child.once('exit', resolve));
  server.child.kill('SIGINT');
  await stream.ended;
  expect(await code).toBe(0);
  await expect(ask(port, {})).rejects.toThrow(/ECONNREFUSED/);
  expect(readdirSync(path.join(home, 'scratch'))).toEqual([]);
});

test('what a killed server left behind is removed at the next start; what a running one has is not', async () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'touchline-killed-'));
  homes.push(home);
  const upload = async (server: ServerProcess) =>
    ask(server.port, {
      method: 'POST',
      path: '/api/upload?name=customers.csv',
      headers: {
        ...ownHeaders(server.port, await enter(server.port, server.address)),
        'Content-Type': 'application/octet-stream',
      },
      body: 'x',
    });
  const folders = () => readdirSync(path.join(home, 'scratch')).length;
  const killed = await startServer({ home });
  const running = await startServer({ home });
  servers.push(running);
  await upload(killed);
  await upload(running);
  expect(folders()).toBe(2);
  const gone = new Promise((resolve) => killed.child.once('exit', resolve));
  killed.child.kill('SIGKILL');
  await gone;
  servers.push(await startServer({ home }));
  expect(folders()).toBe(1);
});

test('the real store, killed, comes back with the workspace it had open', async () => {
  const store = path.resolve(import.meta.dirname, '../../electron/store/main.ts');
  const server = await startServer({ store });
  servers.push(server);
  const { port, home } = server;
  const cookie = await enter(port, server.address);
  mkdirSync(path.join(home, 'documents'));
  const host = async (what: string, body: unknown) =>
    JSON.parse(
      (
        await ask(port, {
          method: 'POST',
          path: `/api/host/${what}`,
          headers: { ...ownHeaders(port, cookie), 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).body,
    );
  const folder = await host('list-folder', { token: null });
  const file = await host('new-file-in', { folder: folder.token, name: 'Kept' });
  expect(await call(port, cookie, 'workspace.create', { file: file.token })).toMatchObject({ ok: true });
  expect(await call(port, cookie, 'voices.code.add', { name: 'Acknowledged' })).toMatchObject({ ok: true });
  const stream = await listen(port, cookie);
  const pids = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(server.child.pid)], {
    encoding: 'utf8',
  });
  const pid = Number(/^\s*(\d+) .*store.main\.ts/m.exec(pids)?.[1]);
  expect(pid).toBeGreaterThan(1);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => stream.events, { timeout: 10_000 }).toContainEqual({ type: 'store-restarted' });
  expect(await call(port, cookie, 'workspace.state', {})).toMatchObject({
    ok: true,
    value: { name: 'Kept' },
  });
  expect(await call(port, cookie, 'voices.codes', {})).toMatchObject({
    ok: true,
    value: [{ name: 'Acknowledged' }],
  });
  stream.close();
});

test('with a window it ends some seconds after the last page, not during a reload', async () => {
  const { port, cookie, child } = await started(['--with-window']);
  let ended = false;
  const exit = new Promise<void>((resolve) =>
    child.once('exit', () => {
      ended = true;
      resolve();
    }),
  );
  const first = await listen(port, cookie);
  first.close();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const second = await listen(port, cookie);
  await new Promise((resolve) => setTimeout(resolve, 9_000));
  expect(ended).toBe(false);
  second.close();
  const closedAt = Date.now();
  await exit;
  expect(Date.now() - closedAt).toBeGreaterThan(7_000);
});

test('what cannot start says so in one line', async () => {
  const server = await started();
  await expect(startServer({ args: ['--headless', '--port', String(server.port)] })).rejects.toThrow(
    `Port ${server.port} is taken`,
  );
  await expect(startServer({ args: ['--port', 'many'] })).rejects.toThrow('"many" is not a port');
  await expect(startServer({ args: ['--nonsense'] })).rejects.toThrow('--nonsense');
});

test('callers that are slow or too many are cut off', async () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'touchline-slow-'));
  const link: StoreLink = {
    request: () => new Promise(() => undefined),
    grant: () => Promise.reject(new Error('not here')),
    resolve: () => Promise.resolve(null),
    onEvent: () => () => undefined,
    close: () => Promise.resolve(true),
  };
  const host = await startHttpHost({
    port: 0,
    link,
    pages: path.resolve(import.meta.dirname, '../fixtures/server/pages'),
    version: '1',
    scratch,
    documents: scratch,
    log: silentLog,
    limits: { headersMs: 300, bodyIdleMs: 300, requestMs: 2_000, callsAtOnce: 2, eventStreams: 1 },
  });
  try {
    const { port } = host;
    const cookie = await enter(port, host.issueAddress());
    const head = Object.entries({ ...ownHeaders(port, cookie), 'Content-Type': 'application/json' })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    const slowHeaders = await speak(port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: `, 10_000);
    expect(slowHeaders).toMatch(/^HTTP\/1.1 408/);
    const start = `POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${head}Content-Length: 100\r\n\r\n{"op"`;
    expect(await speak(port, start, 10_000)).toMatch(/^HTTP\/1.1 408/);
    const slowUpload = start
      .replace('/api/call', '/api/upload?name=a')
      .replace('application/json', 'application/octet-stream');
    expect(await speak(port, slowUpload, 10_000)).toMatch(/^HTTP\/1.1 408/);
    expect(
      existsSync(scratch) &&
        readdirSync(scratch, { recursive: true }).some((name) => String(name).endsWith('/a')),
    ).toBe(false);

    const asked = {
      method: 'POST',
      path: '/api/call',
      headers: { ...ownHeaders(port, cookie), 'Content-Type': 'application/json' },
      body: '{"op":"a","input":{}}',
    };
    for (let count = 0; count < 2; count++) ask(port, asked).catch(() => undefined);
    await expect.poll(async () => (await Promise.race([ask(port, asked), late(200)]))?.status).toBe(429);

    const first = await listen(port, cookie);
    expect((await ask(port, { path: '/api/events', headers: ownHeaders(port, cookie) })).status).toBe(429);
    first.close();
  } finally {
    await host.close();
    rmSync(scratch, { recursive: true, force: true });
  }
});

function late(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
