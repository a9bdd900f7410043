import { realpathSync, statfsSync } from 'node:fs';
import path from 'node:path';
import type { JournalMode } from '../core/open-connection.ts';

/** What kind of place a workspace lies in, and so how it is written. */
export interface Location {
  readonly journal: JournalMode;
  /** The service or kind of disk, in words, where the place is not safe for a live database; else undefined. */
  readonly risk: string | undefined;
}

/** Folder names sync programs use, by the service they belong to. */
const services: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'OneDrive', pattern: /^OneDrive( - .+)?$/i },
  { name: 'iCloud Drive', pattern: /^(Mobile Documents|iCloud ?Drive|com~apple~CloudDocs)$/i },
  { name: 'Dropbox', pattern: /^Dropbox( \(.+\))?$/i },
  { name: 'Google Drive', pattern: /^(Google ?Drive|My Drive|GoogleDrive-.+)$/i },
  { name: 'Box', pattern: /^(Box|Box Sync)$/ },
  { name: 'pCloud', pattern: /^pCloud ?Drive$/i },
  { name: 'MEGA', pattern: /^MEGA(sync)?$/ },
  { name: 'Nextcloud', pattern: /^Nextcloud$/i },
  { name: 'Syncthing', pattern: /^(Syncthing|Sync)$/ },
  { name: 'a cloud folder', pattern: /^CloudStorage$/ },
];

/**
 * A sync program copies the main file and its `-wal` at different moments and mispairs them, so such places are
 * written with a rollback journal and a warning. Network shares (UNC, /Volumes, mounts of NFS and SMB) and removable
 * disks likewise.
 */
export function locate(file: string, platform: NodeJS.Platform = process.platform): Location {
  // Another platform's paths are looked at by tests only.
  const resolved =
    platform === 'win32' && platform !== process.platform ? path.win32.resolve(file) : real(file);
  const parts = resolved.split(/[\\/]/);
  for (const part of parts.slice(0, -1)) {
    const service = services.find(({ pattern }) => pattern.test(part));
    if (service) return { journal: 'truncate', risk: service.name };
  }
  if (/^(\\\\|\/\/)/.test(resolved)) return { journal: 'truncate', risk: 'a network drive' };
  const removable = platform === 'darwin' ? /^\/Volumes\// : /^\/(media|run\/media|run\/user\/\d+\/gvfs)\//;
  if (platform !== 'win32' && removable.test(resolved))
    return { journal: 'truncate', risk: 'a removable or network drive' };
  if (platform === 'linux' && isOnNetwork(resolved)) return { journal: 'truncate', risk: 'a network drive' };
  return { journal: 'wal', risk: undefined };
}

/** NFS, SMB 1 and SMB 2, as `statfs` calls them on Linux (statfs(2)). */
const networkTypes: ReadonlySet<number> = new Set([0x6969, 0xff534d42, 0xfe534d42]);

function isOnNetwork(file: string): boolean {
  try {
    return networkTypes.has(statfsSync(path.dirname(file)).type);
  } catch {
    return false;
  }
}

function real(file: string): string {
  try {
    return path.join(realpathSync(path.dirname(file)), path.basename(file));
  } catch {
    return path.resolve(file);
  }
}
