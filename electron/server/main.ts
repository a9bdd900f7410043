import '../platform/check-runtime.ts';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openLog } from '../platform/log.ts';
import { appPaths, ensureFolders } from '../platform/paths.ts';
import { forkStore } from '../platform/spawn-fork.ts';
import { RESTARTED_ARGUMENT } from '../platform/store-protocol.ts';
import { type HttpHost, startHttpHost } from './http.ts';
import { readServerOptions, type ServerOptions } from './options.ts';
import { sweepScratch } from './scratch.ts';
import { linkStore, type StoreLink } from './store-link.ts';

/** A reload or a move to another screen reconnects well within this. */
const GRACE_MS = 8_000;
/** A window that never arrives: the browser did not start. */
const FIRST_PAGE_MS = 180_000;

const here = import.meta.dirname;
const built = import.meta.filename.endsWith('.js');

function sayAndExit(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function readOptions(): ServerOptions {
  try {
    return readServerOptions(process.argv.slice(2));
  } catch (error) {
    sayAndExit(error);
  }
}

/** The version of the product, from the package file that lies above both the sources and the bundle. */
function readVersion(): string {
  const file = [path.join(here, '../../package.json'), path.join(here, '../package.json')].find(existsSync);
  if (file === undefined) return '0.0.0';
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const version =
    typeof content === 'object' && content !== null && 'version' in content ? content.version : undefined;
  return typeof version === 'string' ? version : '0.0.0';
}

async function openFirst(link: StoreLink, options: ServerOptions): Promise<void> {
  if (options.openFile === undefined && !options.example) return;
  const reply =
    options.openFile === undefined
      ? await link.request({ op: 'workspace.openExample', input: {} })
      : await link.request({
          op: 'workspace.open',
          input: { file: (await link.grant(options.openFile, 'workspace')).token },
        });
  // The start screen is shown instead; the reason must not be lost.
  if (!reply.ok) process.stderr.write(`${reply.failure.message}\n`);
}

async function main(): Promise<void> {
  const options = readOptions();
  const paths = appPaths();
  ensureFolders(paths);
  sweepScratch(paths.scratch);
  const log = openLog(paths.logs, 'server');
  const storeEntry = options.store ?? path.join(here, '../store', built ? 'main.js' : 'main.ts');
  const pages = options.pages ?? path.join(here, built ? '../renderer' : '../../dist/renderer');
  if (!existsSync(path.join(pages, 'index.html'))) {
    sayAndExit(new Error('The page is not built yet. Start Touchline with "npm start", which builds it.'));
  }

  const link = linkStore({
    spawn: (restarted) => forkStore(storeEntry, { args: restarted ? [RESTARTED_ARGUMENT] : [] }),
    onCrash: (code) => log.info('server.store-ended', { code }),
  });

  let ending = false;
  let host: HttpHost | undefined;
  async function end(): Promise<void> {
    if (ending) return;
    ending = true;
    const [saidBye] = await Promise.all([link.close(), host?.close()]);
    process.exit(saidBye ? 0 : 1);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
  process.on('disconnect', () => void end());

  // Until the launcher says `stay`: it found no browser, and the user opens the address by hand.
  let withWindow = options.withWindow;
  let leaving: NodeJS.Timeout | undefined;
  if (withWindow) leaving = setTimeout(() => void end(), FIRST_PAGE_MS);
  const onPages = (count: number) => {
    if (!withWindow) return;
    clearTimeout(leaving);
    if (count === 0) leaving = setTimeout(() => void end(), GRACE_MS);
  };

  await openFirst(link, options);
  try {
    host = await startHttpHost({
      port: options.port,
      link,
      pages,
      version: readVersion(),
      scratch: paths.scratch,
      documents: paths.documents,
      log,
      onPages,
    });
  } catch (error) {
    await link.close();
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    sayAndExit(taken ? new Error(`Port ${options.port} is taken. Choose another with --port.`) : error);
  }
  announce(host, options);
  process.on('message', (message) => {
    const wanted = typeof message === 'object' && message !== null && 'type' in message && message.type;
    if (wanted === 'end') void end();
    if (wanted === 'stay') {
      withWindow = false;
      clearTimeout(leaving);
    }
  });
}

/** Says where the product is: a line for people, a message for the launcher that started this process. */
function announce(host: HttpHost, options: ServerOptions): void {
  const say = () => {
    const address = host.issueAddress();
    process.stdout.write(`Touchline is at ${address}\n`);
    process.send?.({ type: 'address', address });
  };
  say();
  process.on('message', (message) => {
    const wanted = typeof message === 'object' && message !== null && 'type' in message && message.type;
    if (wanted === 'issue-address') say();
  });
  if (options.headless && process.stdin.isTTY) {
    process.stdout.write('The address works once. Press Enter for a new one, Ctrl+C to stop.\n');
    createInterface({ input: process.stdin }).on('line', say);
  }
}

main().catch(sayAndExit);
