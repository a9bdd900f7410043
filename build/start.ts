import '../electron/platform/check-runtime.ts';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import path from 'node:path';
import { appPaths } from '../electron/platform/paths.ts';
import { fetchElectron, findElectron } from './find-electron.ts';
import { hasDisplay, openWindow } from './open-window.ts';
import { help, readStartOptions, type StartOptions } from './start-options.ts';

const root = path.join(import.meta.dirname, '..');

/** `npm start`: builds what is out of date and opens the product in the host this machine can run. */
async function main(): Promise<number> {
  // npm changes to the project's folder; a file name is meant from where the user is.
  const options = readStartOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  const { prepare } = await import('./prepare.ts');
  await prepare();
  const electron = options.browser || options.headless || !hasDisplay() ? undefined : await electronProgram();
  if (electron !== undefined) return runElectron(electron, options);
  if (!options.headless && !hasDisplay()) {
    process.stdout.write(
      'No window can be shown in this session. Open this address in a browser; it works once.\n',
    );
  } else if (!options.headless && !options.browser) {
    process.stdout.write("Electron's runtime is not here; opening Touchline in a browser window.\n");
  }
  return runServer(options);
}

async function electronProgram(): Promise<string | undefined> {
  const found = findElectron();
  if (found !== undefined) return found;
  const somebodyWatches = process.stdin.isTTY && process.stdout.isTTY && !process.env.CI;
  if (!somebodyWatches) return undefined;
  process.stdout.write("Fetching Electron's runtime; this is tried for a minute and a half.\n");
  return (await fetchElectron()) ? findElectron() : undefined;
}

function runElectron(program: string, options: StartOptions): Promise<number> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const args = [root, ...(isRoot ? ['--no-sandbox'] : []), ...(options.example ? ['--example'] : [])];
  if (options.file !== undefined) args.push(options.file);
  return ended(spawn(program, args, { cwd: root, stdio: 'inherit' }));
}

async function runServer(options: StartOptions): Promise<number> {
  const opensWindow = !options.headless && hasDisplay();
  const args = ['--port', String(options.port), opensWindow ? '--with-window' : '--headless'];
  if (options.example) args.push('--example');
  if (options.file !== undefined) args.push('--open', options.file);
  const server = fork(path.join(root, 'dist', 'server', 'main.js'), args, { cwd: root, execArgv: [] });
  const over = ended(server);
  if (opensWindow) {
    server.once('message', async (message) => {
      const address = readAddress(message);
      if (address === undefined || (await openWindow(address, appPaths().userData))) return;
      process.stdout.write('No browser could be opened. Open this address yourself; it works once.\n');
      if (server.connected) for (const type of ['stay', 'issue-address']) server.send({ type });
    });
  }
  return over;
}

function readAddress(message: unknown): string | undefined {
  const isAddress = typeof message === 'object' && message !== null && 'address' in message;
  return isAddress && typeof message.address === 'string' ? message.address : undefined;
}

/** The child's exit code, once it has ended. Signals are for the child to act on; it closes the workspace first. */
function ended(child: ChildProcess): Promise<number> {
  // Ctrl+C in a terminal reaches the child by itself too; it takes the second one for the first.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
