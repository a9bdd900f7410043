import { mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Where the program keeps its own things, and where it proposes to put the user's. */
export interface AppPaths {
  /** Everything below is in here, but `documents`. */
  readonly userData: string;
  /** Recents and preferences. */
  readonly appDb: string;
  readonly backups: string;
  readonly logs: string;
  /** Scratch files of imports, exports and the example's copy; emptied at start. */
  readonly scratch: string;
  /** The folder proposed for a new workspace. */
  readonly documents: string;
}

export interface PathsOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
  readonly home?: string;
}

/** The folders of this machine and user; `TOUCHLINE_HOME` puts all of them, documents too, into one folder. */
export function appPaths(options: PathsOptions = {}): AppPaths {
  const env = options.env ?? process.env;
  const platform = options.platform ?? process.platform;
  const home = options.home ?? os.homedir();
  const join = platform === 'win32' ? path.win32.join : path.posix.join;
  const override = env.TOUCHLINE_HOME;
  const userData = override
    ? path.resolve(override)
    : join(applicationData(env, platform, home), 'Touchline');
  return {
    userData,
    appDb: join(userData, 'app.db'),
    backups: join(userData, 'backups'),
    logs: join(userData, 'logs'),
    scratch: join(userData, 'scratch'),
    documents: override ? join(userData, 'documents') : documentsFolder(env, platform, home),
  };
}

/** Makes the folders, readable by this user only. The documents folder is the user's own and is left alone. */
export function ensureFolders(paths: AppPaths): void {
  for (const folder of [paths.userData, paths.backups, paths.logs, paths.scratch]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
}

/** The same parent folder Electron uses for `userData`, so that both hosts share recents and backups. */
function applicationData(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  if (platform === 'win32') return env.APPDATA || path.win32.join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support');
  return env.XDG_CONFIG_HOME || path.posix.join(home, '.config');
}

function documentsFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  if (platform === 'win32') return path.win32.join(home, 'Documents');
  if (platform === 'darwin') return path.posix.join(home, 'Documents');
  return linuxDocuments(env, home) ?? path.posix.join(home, 'Documents');
}

/** Desktop environments name the folder in the user's language and record it in `user-dirs.dirs`. */
function linuxDocuments(env: Readonly<Record<string, string | undefined>>, home: string): string | undefined {
  const config = env.XDG_CONFIG_HOME || path.posix.join(home, '.config');
  try {
    const text = readFileSync(path.posix.join(config, 'user-dirs.dirs'), 'utf8');
    return /^XDG_DOCUMENTS_DIR="(.+)"$/m.exec(text)?.[1]?.replace('$HOME', home);
  } catch {
    return undefined;
  }
}
