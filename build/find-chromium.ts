import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

const programs: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  darwin: [
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Chromium.app/Contents/MacOS/Chromium',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Where programs of this system are: PATH on Linux, the program folders elsewhere. */
function programFolders(platform: NodeJS.Platform, env: Env): readonly string[] {
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((it) => it !== undefined);
  }
  if (platform === 'darwin') {
    const applications = `${path.posix.sep}Applications`;
    return [applications, ...(env.HOME === undefined ? [] : [path.posix.join(env.HOME, 'Applications')])];
  }
  return (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
}

/**
 * The program file of Chromium, Chrome or Edge, or undefined. `TOUCHLINE_CHROMIUM` names one outright. `exists` is
 * the file system, or a test's idea of one.
 */
export function findChromium(
  platform: NodeJS.Platform = process.platform,
  env: Env = process.env,
  exists: (file: string) => boolean = existsSync,
): string | undefined {
  if (env.TOUCHLINE_CHROMIUM) return exists(env.TOUCHLINE_CHROMIUM) ? env.TOUCHLINE_CHROMIUM : undefined;
  const join = platform === 'win32' ? path.win32.join : path.posix.join;
  for (const program of programs[platform] ?? []) {
    for (const folder of programFolders(platform, env)) {
      const file = join(folder, program);
      if (exists(file)) return file;
    }
  }
  return undefined;
}

/**
 * A Chromium for tests: one that is here, else Debian's package (as root), else the one Playwright downloads.
 * Throws with a sentence for the user where none can be had.
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium() ?? (await playwrightChromium());
  if (found !== undefined) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && run('apt-get', ['--version'])) {
    console.log('Installing Chromium for the tests.');
    run('apt-get', ['update', '-qq'], true);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], true);
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  console.log("Fetching Playwright's Chromium for the tests.");
  const cli = path.join(import.meta.dirname, '../node_modules/playwright-core/cli.js');
  run(process.execPath, [cli, 'install', 'chromium'], true);
  const fetched = await playwrightChromium();
  if (fetched !== undefined) return fetched;
  throw new Error(
    'No Chromium, Chrome or Edge was found and none could be installed. Install one and try again.',
  );
}

/** The one Playwright has downloaded, if it has. */
async function playwrightChromium(): Promise<string | undefined> {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return file !== '' && existsSync(file) ? file : undefined;
}

function run(program: string, args: readonly string[], show = false): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync(program, args, { env, stdio: show ? 'inherit' : 'ignore', timeout: 540_000 });
  return status === 0;
}
