import '../platform/check-runtime.ts';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { forkJobs, jobsThroughShell } from '../platform/job-process.ts';
import { openLog } from '../platform/log.ts';
import { parentChannel } from '../platform/parent-channel.ts';
import { appPaths, ensureFolders } from '../platform/paths.ts';
import { RESTARTED_ARGUMENT } from '../platform/store-protocol.ts';
import { createStore } from './create-store.ts';
import { servePage } from './serve-page.ts';

/** Beside this file in `dist/`; in the sources, the built bundle's. */
const here = import.meta.dirname;
const jobEntry = [path.join(here, '..', 'jobs', 'main.js'), path.join(here, '..', 'jobs', 'main.ts')].find(
  existsSync,
);
const exampleFile = [
  path.join(here, '..', 'example', 'example.touchline'),
  path.join(here, '..', '..', 'dist', 'example', 'example.touchline'),
].find(existsSync);

const channel = parentChannel();
if (!channel) {
  process.stderr.write('The store is started by Touchline itself. Use "npm start".\n');
  process.exit(1);
}

const paths = appPaths();
ensureFolders(paths);
const log = openLog(paths.logs, 'store');
const underElectron =
  'parentPort' in process && process.parentPort !== null && process.parentPort !== undefined;
const store = createStore({
  paths,
  log,
  startJob: underElectron ? jobsThroughShell(channel) : forkJobs(jobEntry ?? ''),
  ...(exampleFile === undefined ? {} : { exampleFile }),
  onOpened: (file) => channel.post({ type: 'opened', path: file }),
});
store.transport.onEvent((event) => channel.post({ type: 'event', event }));

channel.onMessage((message, ports) => {
  switch (message.type) {
    case 'request':
      void store.transport
        .send(message.request)
        .then((reply) => channel.post({ type: 'reply', id: message.id, reply }));
      break;
    case 'grant':
      channel.post({ type: 'granted', id: message.id, ...store.tokens.grant(message.path, message.purpose) });
      break;
    case 'resolve':
      channel.post({
        type: 'resolved',
        id: message.id,
        path: store.tokens.resolve(message.token, message.purpose) ?? null,
      });
      break;
    case 'connect':
      if (ports[0]) servePage(store.transport, ports[0]);
      break;
    case 'shutdown':
      void shutdown(true);
      break;
    default:
      // Messages about jobs are for jobsThroughShell.
      break;
  }
});
channel.onGone(() => void shutdown(false));
// Ctrl+C reaches the whole group of processes; the host is the one that asks for a shutdown.
process.on('SIGINT', () => undefined);

// A bug must not leave a half-known state behind: the host starts a new store, and every commit is on disk.
process.on('uncaughtException', (error) => {
  log.error('uncaught', error);
  process.exit(70);
});

if (process.argv.includes(RESTARTED_ARGUMENT)) {
  const last = store.lastOpened();
  if (last !== undefined) await store.openPath(last);
}
channel.post({ type: 'ready' });

let closing = false;
async function shutdown(sayBye: boolean): Promise<void> {
  if (closing) return;
  closing = true;
  await store.close().catch((error: unknown) => log.error('close-failed', error));
  if (sayBye) channel?.post({ type: 'bye' });
  setTimeout(() => process.exit(0), 50);
}
