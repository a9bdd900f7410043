import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const fixtures = path.join(root, 'tests/fixtures/server');

/** A real loopback server in a process and a home folder of its own. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly port: number;
  readonly home: string;
  /** The start address printed last. */
  readonly address: string;
  /** Everything the process has printed so far. */
  output(): string;
  /** A fresh start address, as the launcher gets it. */
  issue(): Promise<string>;
  stop(): Promise<number | null>;
}

export interface ServerProcessOptions {
  readonly args?: readonly string[];
  /** The real store instead of the one without a database. */
  readonly store?: string;
  readonly home?: string;
}

export async function startServer(options: ServerProcessOptions = {}): Promise<ServerProcess> {
  const home = options.home ?? mkdtempSync(path.join(os.tmpdir(), 'touchline-server-'));
  const store = options.store ?? path.join(fixtures, 'fake-store.ts');
  const pages = path.join(fixtures, 'pages');
  const args = ['--port', '0', '--store', store, '--pages', pages, ...(options.args ?? ['--headless'])];
  const child = fork(path.join(root, 'electron/server/main.ts'), args, {
    env: { ...process.env, TOUCHLINE_HOME: home },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  child.stdout?.on('data', (piece: Buffer) => {
    output += piece.toString();
  });
  child.stderr?.on('data', (piece: Buffer) => {
    output += piece.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const nextAddress = () =>
    new Promise<string>((resolve, reject) => {
      child.once('exit', () => reject(new Error(`The server ended: ${output}`)));
      child.once('message', (message) => {
        if (typeof message === 'object' && message !== null && 'address' in message) {
          resolve(String(message.address));
        }
      });
    });
  const address = await nextAddress();
  return {
    child,
    home,
    address,
    port: Number(new URL(address).port),
    output: () => output,
    issue() {
      const next = nextAddress();
      child.send({ type: 'issue-address' });
      return next;
    },
    async stop() {
      child.kill('SIGTERM');
      const code = await ended;
      if (options.home === undefined) rmSync(home, { recursive: true, force: true });
      return code;
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One request with exactly these headers; `Host` is ours unless given. */
export function ask(port: number, asked: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method: asked.method ?? 'GET',
        path: asked.path ?? '/',
        headers: { Host: `127.0.0.1:${port}`, ...asked.headers },
        agent: false,
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          body += piece;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(asked.body);
  });
}

/** Writes these bytes to the port and returns everything that comes back until the connection ends. */
export function speak(port: number, text: string, endAfterMs = 5_000): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    const timer = setTimeout(() => socket.destroy(), endAfterMs);
    socket.on('data', (piece) => {
      heard += piece.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(heard);
    });
  });
}

/** Trades a start address for the Cookie header of a session. */
export async function enter(port: number, address: string): Promise<string> {
  const answer = await ask(port, { path: `/${new URL(address).search}` });
  const [cookie = ''] = answer.headers['set-cookie'] ?? [];
  return cookie.split(';')[0] ?? '';
}

/** Headers of a page of ours. */
export function ownHeaders(port: number, cookie: string): Record<string, string> {
  return { Cookie: cookie, Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'same-origin' };
}

/** A call as our page makes it. */
export async function call(port: number, cookie: string, op: string, input: unknown): Promise<unknown> {
  const answer = await ask(port, {
    method: 'POST',
    path: '/api/call',
    headers: { ...ownHeaders(port, cookie), 'Content-Type': 'application/json' },
    body: JSON.stringify({ op, input }),
  });
  if (answer.status !== 200) throw new Error(`The call was answered with ${answer.status}.`);
  return JSON.parse(answer.body);
}
