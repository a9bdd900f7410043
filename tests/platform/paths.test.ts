import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { appPaths, ensureFolders } from '../../electron/platform/paths.ts';

test.each([
  ['linux', {}, '/home/ana', '/home/ana/.config/Touchline/app.db', '/home/ana/Documents'],
  ['linux', { XDG_CONFIG_HOME: '/cfg' }, '/home/ana', '/cfg/Touchline/app.db', '/home/ana/Documents'],
  [
    'darwin',
    {},
    '/Users/ana',
    '/Users/ana/Library/Application Support/Touchline/app.db',
    '/Users/ana/Documents',
  ],
  [
    'win32',
    { APPDATA: 'C:\\Users\\ana\\AppData\\Roaming' },
    'C:\\Users\\ana',
    'C:\\Users\\ana\\AppData\\Roaming\\Touchline\\app.db',
    'C:\\Users\\ana\\Documents',
  ],
  [
    'win32',
    {},
    'C:\\Users\\ana',
    'C:\\Users\\ana\\AppData\\Roaming\\Touchline\\app.db',
    'C:\\Users\\ana\\Documents',
  ],
] as const)('%s %o', (platform, env, home, appDb, documents) => {
  const paths = appPaths({ platform, env, home });
  expect(paths.appDb).toBe(appDb);
  expect(paths.documents).toBe(documents);
});

test('the documents folder keeps the name the desktop gave it', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'touchline-paths-'));
  writeFileSync(path.join(home, 'user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="$HOME/Dokumente"\n');
  const paths = appPaths({ platform: 'linux', env: { XDG_CONFIG_HOME: home }, home });
  expect(paths.documents).toBe(`${home}/Dokumente`);
  rmSync(home, { recursive: true });
});

test('TOUCHLINE_HOME holds everything, and the folders are for this user only', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'touchline-home-'));
  const paths = appPaths({ env: { TOUCHLINE_HOME: home } });
  ensureFolders(paths);
  for (const place of Object.values(paths)) expect(place.startsWith(home)).toBe(true);
  if (process.platform !== 'win32') expect(statSync(paths.backups).mode & 0o777).toBe(0o700);
  rmSync(home, { recursive: true });
});
