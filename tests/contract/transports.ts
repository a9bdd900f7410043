import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { forkJobs } from '../../electron/platform/job-process.ts';
import type { Log } from '../../electron/platform/log.ts';
import { appPaths } from '../../electron/platform/paths.ts';
import type { PagePort } from '../../electron/platform/store-protocol.ts';
import { createStore, type Store } from '../../electron/store/create-store.ts';
import { servePage } from '../../electron/store/serve-page.ts';
import { createHttpTransport } from '../../renderer/api/http-transport.ts';
import { createPortTransport } from '../../renderer/api/port-transport.ts';
import type { Transport } from '../../shared/api/transport.ts';
import { call, enter, ownHeaders, startServer } from '../security/server-process.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** An `internal` failure says nothing about its cause; a test that meets one should. */
const loudLog: Log = {
  info: () => undefined,
  error(_, error) {
    console.error(error);
    return 'shown';
  },
};

/** A store of its own behind one of the transports. */
export interface Rig {
  readonly transport: Transport;
  /** A token for a workspace file that is not there yet. */
  newFile(name: string): Promise<string>;
  close(): Promise<void>;
}

export type StartRig = () => Promise<Rig>;

/** The three ways to a store; every case of the contract runs over each. */
export const rigs: Readonly<Record<'in process' | 'message port' | 'HTTP', StartRig>> = {
  'in process': async () => {
    const own = startStore();
    return { transport: own.store.transport, newFile: own.newFile, close: own.close };
  },

  'message port': async () => {
    const own = startStore();
    const { port1, port2 } = new MessageChannel();
    servePage(own.store.transport, asPagePort(port1));
    const transport = createPortTransport({
      // What the preload does with a page's call.
      send: ({ id, ...request }) => port2.postMessage({ type: 'request', id, request }),
      onMessage(listener) {
        port2.on('message', listener);
        return () => port2.off('message', listener);
      },
    });
    return {
      transport,
      newFile: own.newFile,
      async close() {
        port2.close();
        await own.close();
      },
    };
  },

  HTTP: async () => {
    const server = await startServer({ store: path.join(root, 'electron/store/main.ts') });
    const { port } = server;
    const cookie = await enter(port, server.address);
    const baseUrl = `http://127.0.0.1:${port}`;
    const transport = createHttpTransport({
      baseUrl,
      fetch: (input, init) =>
        fetch(input, { ...init, headers: { ...headersOf(init), ...ownHeaders(port, cookie) } }),
    });
    mkdirSync(path.join(server.home, 'documents'), { recursive: true });
    const ask = async (what: string, body: unknown): Promise<string> => {
      const response = await fetch(`${baseUrl}/api/host/${what}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...ownHeaders(port, cookie) },
        body: JSON.stringify(body),
      });
      const value: unknown = await response.json();
      if (typeof value !== 'object' || value === null || !('token' in value))
        throw new Error('No token came.');
      return String(value.token);
    };
    return {
      transport,
      newFile: async (name) =>
        ask('new-file-in', { folder: await ask('list-folder', { token: null }), name }),
      async close() {
        transport.close();
        await call(port, cookie, 'workspace.close', {});
        await server.stop();
      },
    };
  },
};

/** A real store with a home folder of its own, in this process. */
export function startStore(): {
  readonly store: Store;
  newFile(name: string): Promise<string>;
  close(): Promise<void>;
} {
  const home = mkdtempSync(path.join(os.tmpdir(), 'touchline-contract-'));
  const paths = appPaths({ env: { TOUCHLINE_HOME: home } });
  mkdirSync(paths.documents, { recursive: true });
  const store = createStore({
    paths,
    log: loudLog,
    startJob: forkJobs(path.join(root, 'electron/jobs/main.ts')),
    validateOutput: true,
  });
  return {
    store,
    newFile: async (name) =>
      store.tokens.grant(path.join(paths.documents, `${name}.touchline`), 'workspace').token,
    async close() {
      await store.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function headersOf(init: RequestInit | undefined): Record<string, string> {
  return Object.fromEntries(new Headers(init?.headers).entries());
}

/** A `worker_threads` port with the events of Electron's `MessagePortMain`. */
function asPagePort(port: import('node:worker_threads').MessagePort): PagePort {
  function on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  function on(event: 'close', listener: () => void): unknown;
  function on(event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void): unknown {
    return event === 'close'
      ? port.on('close', () => listener({ data: undefined }))
      : port.on('message', (data: unknown) => listener({ data }));
  }
  return {
    on,
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}
