import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import type { ParentMessage, StoreProcessMessage } from '../../electron/platform/store-protocol.ts';
import { TokenTable } from '../../electron/platform/tokens.ts';
import type { DesktopBridge } from '../../shared/api/host.ts';
import type { Reply, StoreMessage } from '../../shared/api/transport.ts';
import type { PortMain, StandInUtilityProcess } from './world.ts';

export interface DesktopOptions {
  readonly argv?: readonly string[];
  readonly isFirstInstance?: boolean;
  /** Runs after the shell was told to start and before Electron is ready. */
  readonly beforeReady?: (app: { emit(event: string, ...args: unknown[]): boolean }) => void;
  readonly answer?: (op: string, input: unknown, session?: string) => Reply | 'never';
  readonly home?: string;
}

/** What a store without a database answers to everything. */
const plainAnswer = (op: string, input: unknown): Reply => ({ ok: true, value: { op, input }, seq: 1 });

/**
 * Starts the real shell and the real preload on the stand-in, with a store that answers without a database.
 * `stop` removes what was made on disk.
 */
export async function startDesktop(options: DesktopOptions = {}) {
  vi.resetModules();
  const { world } = await import('./world.ts');
  const { app, session, BrowserWindow } = await import('./electron.ts');
  const home = options.home ?? mkdtempSync(path.join(os.tmpdir(), 'touchline-desktop-'));
  const dist = makeDist(home);
  vi.stubEnv('TOUCHLINE_HOME', home);
  world.isFirstInstance = options.isFirstInstance ?? true;
  const tokens = new TokenTable();
  const pages: PortMain[] = [];
  const requests: { readonly op: string; readonly input: unknown }[] = [];
  world.onUtility = (child) => {
    if (child.entry.includes('store'))
      answerAsStore(child, tokens, pages, requests, options.answer ?? plainAnswer);
  };

  const { startShell } = await import('../../electron/shell/app.ts');
  startShell({ dist, argv: options.argv ?? [], folder: home });
  options.beforeReady?.(app);
  app.becomeReady();
  await settle();

  const window = BrowserWindow.getAllWindows()[0];
  process.argv.push(...(window?.options.webPreferences?.additionalArguments ?? []));
  if (window !== undefined) await import('../../electron/preload/preload.ts');
  await settle();

  return {
    world,
    app,
    session: session.defaultSession,
    window,
    windows: () => BrowserWindow.getAllWindows(),
    bridge: world.exposed.get('touchline') as DesktopBridge,
    tokens,
    /** The store's ends of the ports given to pages, oldest first. */
    pages,
    /** What the shell itself asked of the store. */
    requests,
    home,
    stores: () => world.utilities.filter((child) => child.entry.includes('store')),
    stop() {
      for (const page of pages) page.close();
      rmSync(home, { recursive: true, force: true });
      vi.unstubAllEnvs();
    },
  };
}

/** Lets everything under way arrive: port messages take a turn of the event loop each. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function answerAsStore(
  child: StandInUtilityProcess,
  tokens: TokenTable,
  pages: PortMain[],
  requests: { readonly op: string; readonly input: unknown }[],
  answer: (op: string, input: unknown, session?: string) => Reply | 'never',
): void {
  const post = (message: StoreProcessMessage) => child.emit('message', message);
  child.on('stand-in-message', (message: ParentMessage, ports: readonly PortMain[]) => {
    if (message.type === 'grant') {
      post({ type: 'granted', id: message.id, ...tokens.grant(message.path, message.purpose) });
    } else if (message.type === 'resolve') {
      post({
        type: 'resolved',
        id: message.id,
        path: tokens.resolve(message.token, message.purpose) ?? null,
      });
    } else if (message.type === 'request') {
      requests.push(message.request);
      const reply = answer(message.request.op, message.request.input, message.request.session);
      if (reply !== 'never') post({ type: 'reply', id: message.id, reply });
    } else if (message.type === 'connect' && ports[0]) {
      servePage(child, ports[0], answer);
      pages.push(ports[0]);
    } else if (message.type === 'shutdown') {
      post({ type: 'bye' });
      child.end(0);
    }
  });
}

function servePage(
  child: StandInUtilityProcess,
  port: PortMain,
  answer: (op: string, input: unknown, session?: string) => Reply | 'never',
): void {
  port.on('message', ({ data }: { readonly data: StoreMessage }) => {
    if (data.type !== 'request') return;
    const reply = answer(data.request.op, data.request.input, data.request.session);
    if (reply !== 'never') port.postMessage({ type: 'reply', id: data.id, reply });
  });
  // The ports of a process end with it.
  child.once('exit', () => port.close());
  port.start();
}

/** A built product as far as the shell looks at it, with a secret beside it that no address may reach. */
function makeDist(home: string): string {
  const dist = path.join(home, 'app', 'dist');
  mkdirSync(path.join(dist, 'renderer', 'assets'), { recursive: true });
  mkdirSync(path.join(dist, 'renderer', '.hidden'), { recursive: true });
  writeFileSync(path.join(dist, 'renderer', 'index.html'), '<html><head></head><body>page</body></html>');
  writeFileSync(path.join(dist, 'renderer', 'assets', 'main-abc123.js'), 'export {};');
  writeFileSync(path.join(dist, 'renderer', 'assets', 'inter.woff2'), 'font');
  writeFileSync(path.join(dist, 'renderer', 'notes.touchline'), 'SECRET');
  writeFileSync(path.join(dist, 'secret.js'), 'SECRET');
  writeFileSync(path.join(home, 'app.db'), 'SECRET');
  return dist;
}
