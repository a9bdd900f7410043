import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, Platform } from 'electron-builder';
import { packaging } from './electron-builder.ts';
import { prepare } from './prepare.ts';
import { makeStandInElectron } from './stand-in-electron.ts';

export interface DistOptions {
  /** The application folder only, no installer. */
  readonly folderOnly: boolean;
  /** Package around a stand-in for Electron's runtime. */
  readonly standIn: boolean;
  /** Where the packages go. */
  readonly output: string;
}

const root = path.join(import.meta.dirname, '..');

/** Bundles where needed, then packages for this machine's system. Returns the paths of what was made. */
export async function dist({ folderOnly, standIn, output }: DistOptions): Promise<readonly string[]> {
  await prepare();
  const scratch = standIn ? mkdtempSync(path.join(os.tmpdir(), 'touchline-electron-')) : undefined;
  try {
    if (scratch !== undefined) makeStandInElectron(scratch);
    return await build({
      projectDir: root,
      targets: folderOnly ? Platform.current().createTarget('dir') : Platform.current().createTarget(),
      publish: 'never',
      config: packaging({ output, electronDist: scratch }),
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
  const output = path.resolve(values.output ?? path.join(root, 'release'));
  await dist({ folderOnly: values.dir, standIn: values['stand-in'], output });
  console.log(`The packages are in ${output}`);
}
