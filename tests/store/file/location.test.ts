import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { locate } from '../../../electron/store/file/location.ts';

const risky: readonly (readonly [string, NodeJS.Platform, string])[] = [
  ['/Users/ada/OneDrive/Work/a.touchline', 'darwin', 'OneDrive'],
  ['/Users/ada/OneDrive - Fernlea Ltd/a.touchline', 'darwin', 'OneDrive'],
  ['/Users/ada/Library/CloudStorage/OneDrive-Fernlea/a.touchline', 'darwin', 'a cloud folder'],
  ['/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/a.touchline', 'darwin', 'iCloud Drive'],
  ['/home/ada/Dropbox/a.touchline', 'linux', 'Dropbox'],
  ['/home/ada/Dropbox (Personal)/deep/er/a.touchline', 'linux', 'Dropbox'],
  ['/home/ada/Google Drive/a.touchline', 'linux', 'Google Drive'],
  ['/home/ada/My Drive/a.touchline', 'linux', 'Google Drive'],
  ['/home/ada/Box/a.touchline', 'linux', 'Box'],
  ['/home/ada/pCloudDrive/a.touchline', 'linux', 'pCloud'],
  ['/home/ada/MEGA/a.touchline', 'linux', 'MEGA'],
  ['/home/ada/Nextcloud/a.touchline', 'linux', 'Nextcloud'],
  ['/home/ada/Syncthing/a.touchline', 'linux', 'Syncthing'],
  ['/media/ada/STICK/a.touchline', 'linux', 'a removable or network drive'],
  ['/run/media/ada/STICK/a.touchline', 'linux', 'a removable or network drive'],
  ['/run/user/1000/gvfs/smb-share/a.touchline', 'linux', 'a removable or network drive'],
  ['/Volumes/Team/a.touchline', 'darwin', 'a removable or network drive'],
  ['//server/share/a.touchline', 'win32', 'a network drive'],
];

test.each(risky)('%s on %s is written with a rollback journal: %s', (file, platform, risk) => {
  expect(locate(file, platform)).toEqual({ journal: 'truncate', risk });
});

test.each([
  ['/home/ada/Documents/a.touchline', 'linux'],
  ['/Users/ada/Documents/a.touchline', 'darwin'],
  ['/home/ada/Boxes/a.touchline', 'linux'],
  ['/home/ada/my dropbox notes/a.touchline', 'linux'],
  ['/home/ada/work/Dropbox.touchline', 'linux'],
] as const)('%s on %s is written with a WAL', (file, platform) => {
  expect(locate(file, platform)).toEqual({ journal: 'wal', risk: undefined });
});

test('a link into a cloud folder is a cloud folder', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'touchline-place-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  mkdirSync(path.join(home, 'Dropbox', 'work'), { recursive: true });
  symlinkSync(path.join(home, 'Dropbox', 'work'), path.join(home, 'work'));
  expect(locate(path.join(home, 'work', 'a.touchline')).risk).toBe('Dropbox');
});
