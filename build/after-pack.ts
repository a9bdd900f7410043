import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { flipFuses } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';
import { Arch } from 'electron-builder';
import { fuses } from './fuses.ts';

/** What the program is called on Linux, in the package and on the command line. */
export const LINUX_EXECUTABLE = 'touchline';

/**
 * After the application folder is laid out and before it is signed: no other machine's SQLite stays in it, this
 * machine's is there, and the fuses are set. Throws where the folder could not run.
 */
export async function afterPack(context: AfterPackContext): Promise<void> {
  await keepOwnPrebuild(context);
  const inspectable = process.env.TOUCHLINE_TEST_BUILD === '1';
  // Not the packager's own way: it brings an older list that lacks the newest fuse.
  await flipFuses(executable(context), fuses({ inspectable }));
}

function executable({ packager, appOutDir, electronPlatformName }: AfterPackContext): string {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return path.join(appOutDir, `${name}.app`);
  if (electronPlatformName === 'win32') return path.join(appOutDir, `${name}.exe`);
  return path.join(appOutDir, LINUX_EXECUTABLE);
}

async function keepOwnPrebuild(context: AfterPackContext): Promise<void> {
  const resources = context.packager.getResourcesDir(context.appOutDir);
  const folder = path.join(resources, 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds');
  const own = `${context.packager.platform.nodeName}-${Arch[context.arch]}.node`;
  const found = await readdir(folder);
  if (!found.includes(own)) throw new Error(`The package lacks ${own}: the store could not start.`);
  for (const file of found) if (file !== own) await rm(path.join(folder, file));
}
