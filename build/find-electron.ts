import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

const packageFolder = path.join(import.meta.dirname, '../node_modules/electron');

/** Long enough for the download on an ordinary line, short enough for a network that swallows requests. */
const DOWNLOAD_MS = 90_000;

/**
 * The Electron program file, or undefined where the runtime was never fetched. Looks where the package itself
 * looks, without loading it: loading it would start a download.
 */
export function findElectron(env: Env = process.env, folder: string = packageFolder): string | undefined {
  const pathFile = path.join(folder, 'path.txt');
  const recorded = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined;
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const file = override
    ? path.join(override, recorded ?? programName(process.platform))
    : recorded && path.join(folder, 'dist', recorded);
  return file && existsSync(file) ? file : undefined;
}

/** Has the package fetch its runtime. True where it is there afterwards; never throws. */
export async function fetchElectron(): Promise<boolean> {
  const child = spawn(process.execPath, [path.join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_MS,
  });
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return findElectron() !== undefined;
}

function programName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
