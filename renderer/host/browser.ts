import { FailureError } from '../../shared/api/failure.ts';
import type { FileToken, FolderListing, Host } from '../../shared/api/host.ts';
import { filesOfEntries } from './dropped-folders.ts';
import { pickWithInput } from './pick-input.ts';
import { isOutsideLink, readPlatform } from './platform.ts';

/**
 * The host where Touchline runs in a browser window: files are uploaded, exports are downloads, and workspaces are
 * found through the page's own folder list.
 */
export function createBrowserHost(): Host {
  return {
    capabilities: { nativeMenu: false, nativeDialogs: false, downloads: true, revealFile: false },
    platform: readPlatform(navigator.userAgent),
    version: document.querySelector<HTMLMetaElement>('meta[name="touchline-version"]')?.content ?? '',
    async pickFiles({ purpose, multiple, folder = false }) {
      return uploadAll(await pickWithInput(purpose, multiple, folder));
    },
    async pickSave({ purpose, suggestedName }) {
      if (purpose !== 'export') throw new Error('The page chooses this place itself, with listFolder.');
      return readToken(await post('/api/host/new-download', { name: suggestedName }));
    },
    async dropFiles(files, entries = []) {
      const inside = entries.some(({ isDirectory }) => isDirectory) ? await filesOfEntries(entries) : files;
      return uploadAll(inside.filter((file) => file instanceof File));
    },
    async listFolder(token) {
      // The server is the same program as this page; its listing has the type both were compiled with.
      return (await post('/api/host/list-folder', { token })) as FolderListing;
    },
    async newFileIn(folder, name) {
      return readToken(await post('/api/host/new-file-in', { folder, name }));
    },
    async deliver({ token, name }) {
      const link = document.createElement('a');
      link.href = `/api/download?token=${encodeURIComponent(token)}`;
      link.download = name;
      link.click();
    },
    async openLink(url) {
      if (!isOutsideLink(url)) {
        throw new FailureError(
          'invalid-input',
          'Only web addresses (https) and mail addresses can be opened.',
        );
      }
      window.open(url, '_blank', 'noopener,noreferrer');
    },
    writeClipboard: (text) => navigator.clipboard.writeText(text),
    onMenuCommand: () => () => undefined,
    updateMenu: () => undefined,
  };
}

async function uploadAll(files: readonly File[]): Promise<readonly FileToken[]> {
  const tokens: FileToken[] = [];
  for (const file of files) {
    const response = await reach(`/api/upload?name=${encodeURIComponent(file.name.toWellFormed())}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
    }).catch(() => {
      // A file that was moved or changed since it was chosen fails exactly like a lost server.
      throw unreadable(file.name);
    });
    if (response.status === 413) {
      throw new FailureError('too-large', `${file.name} is larger than 512 MB. Split it into smaller files.`);
    }
    if (!response.ok) throw unreadable(file.name);
    tokens.push({ token: readToken(await response.json()).token, name: file.name });
  }
  return tokens;
}

function unreadable(name: string): FailureError {
  return new FailureError(
    'disk',
    `${name} could not be read. Check that the file is still there and Touchline is running, then try again.`,
  );
}

async function post(address: string, body: unknown): Promise<unknown> {
  const response = await reach(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status === 404) {
    throw new FailureError('not-found', 'This folder is no longer known. Start again from the first folder.');
  }
  if (!response.ok) throw new FailureError('internal', 'Touchline could not do this. Try again in a moment.');
  return response.json();
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, cache: 'no-store' });
  } catch {
    throw new FailureError('internal', 'Touchline is not running any more. Start it again.');
  }
}

function readToken(value: unknown): FileToken {
  if (typeof value === 'object' && value !== null && 'token' in value && 'name' in value) {
    const { token, name } = value;
    if (typeof token === 'string' && typeof name === 'string') return { token, name };
  }
  throw new FailureError('internal', 'Touchline gave an answer that makes no sense.');
}
