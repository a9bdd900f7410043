import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from './run.ts';

export interface RunningServer {
  /** Where to begin; works once. */
  readonly address: string;
  readonly origin: string;
  /** The folder that stands in for the user's own. */
  readonly home: string;
  /** Ends the server and removes its folder, unless the folder is kept for the next one. */
  stop(options?: { readonly keepHome: boolean }): Promise<void>;
}

/**
 * Starts the built loopback server with a home folder of its own, or with the one an earlier server kept; on a copy
 * of the example unless told otherwise.
 */
export function startServer(
  args: readonly string[] = ['--example'],
  home: string = mkdtempSync(path.join(os.tmpdir(), 'touchline-home-')),
): Promise<RunningServer> {
  // Where it is missing, the user's real folder is proposed for new workspaces.
  mkdirSync(path.join(home, 'documents'), { recursive: true });
  // Another build than `dist/`, so that a test run is not disturbed by a build made meanwhile.
  const dist = process.env.TOUCHLINE_DIST ?? 'dist';
  const entry = path.join(projectRoot, dist, 'server', 'main.js');
  const child = spawn(process.execPath, [entry, '--headless', '--port', '0', ...args], {
    env: { ...process.env, TOUCHLINE_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (piece: Buffer) => {
      printed += piece.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(printed)?.[0];
      if (address === undefined) return;
      resolve({
        address,
        origin: new URL(address).origin,
        home,
        stop: (options) =>
          new Promise((done) => {
            const gone = (): void => {
              if (!options?.keepHome) rmSync(home, { recursive: true, force: true });
              done();
            };
            if (child.exitCode !== null || child.signalCode !== null) {
              gone();
              return;
            }
            child.once('exit', gone);
            child.kill('SIGTERM');
          }),
      });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`The server ended before it was ready.\n${printed}`)));
  });
}
