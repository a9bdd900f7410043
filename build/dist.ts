import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, Platform } from 'electron-builder';
import { buildAll, isStale } from './bundle.ts';
import { packaging } from './electron-builder.ts';
import { makeStandInElectron } from './stand-in-electron.ts';

export interface DistOptions {
  /** The application folder only, no installer. */
  readonly folderOnly: boolean;
  /** Package around a stand-in for Electron's runtime. */
  readonly standIn: boolean;
  /** Where the packages go; the project's `release` folder unless told otherwise. */
  readonly output?: string;
}

const root = path.join(import.meta.dirname, '..');

/** Bundles where needed, then packages for this machine's system. Returns the paths of what was made. */
export async function dist({ folderOnly, standIn, output }: DistOptions): Promise<readonly string[]> {
  if (isStale()) await buildAll();
  const scratch = standIn ? mkdtempSync(path.join(os.tmpdir(), 'touchline-electron-')) : undefined;
  try {
    if (scratch !== undefined) makeStandInElectron(scratch);
    return await build({
      projectDir: root,
      targets: folderOnly ? Platform.current().createTarget('dir') : Platform.current().createTarget(),
      publish: 'never',
      config: packaging({ output: output ?? path.join(root, 'release'), electronDist: scratch }),
    });
  } finally {
    if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      dir: { type: 'boolean', default: false },
      'stand-in': { type: 'boolean', default: false },
      output: { type: 'string' },
    },
  });
  const made = await dist({
    folderOnly: values.dir,
    standIn: values['stand-in'],
    ...(values.output === undefined ? {} : { output: path.resolve(values.output) }),
  });
  for (const file of made) console.log(path.relative(process.cwd(), file));
}
