import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How Electron's binaries mark where the fuses are: this word, a version, how many follow, one digit for each. */
const FUSE_WORD = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_COUNT = 9;

/**
 * A folder that electron-builder takes for an unpacked Linux Electron: an executable named `electron` that does
 * nothing, with unset fuses in it. With it packaging is real where the runtime cannot be downloaded.
 */
export function makeStandInElectron(folder: string): void {
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  mkdirSync(path.join(folder, 'locales'), { recursive: true });
  const script = Buffer.from(`#!/bin/sh\necho "This is a stand-in for Electron."\nexit 0\n# ${FUSE_WORD}`);
  const fuses = Buffer.concat([
    Buffer.from([1, FUSE_COUNT]),
    Buffer.from('1'.repeat(FUSE_COUNT)),
    Buffer.from('\n'),
  ]);
  const file = path.join(folder, 'electron');
  writeFileSync(file, Buffer.concat([script, fuses]));
  chmodSync(file, 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version'])
    writeFileSync(path.join(folder, name), 'stand-in\n');
}
