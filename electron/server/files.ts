import { randomUUID } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileToken, FolderEntry, FolderListing } from '../../shared/api/host.ts';
import type { Limits } from './guards.ts';
import { readPieces } from './read-body.ts';
import { Refusal } from './respond.ts';
import { ownScratch } from './scratch.ts';
import type { StoreLink } from './store-link.ts';

const ENDING = '.touchline';
const MOST_ENTRIES = 2_000;

type Listed = Pick<FolderEntry, 'name' | 'kind'>;

export interface FilesOptions {
  readonly link: StoreLink;
  /** Uploads and exports on their way to a download live here until the server ends. */
  readonly scratch: string;
  readonly documents: string;
  readonly limits: Limits;
}

/** Files for pages in a browser: what they send, what they fetch, and where workspaces lie. Tokens cross, not paths. */
export class Files {
  readonly #options: FilesOptions;
  readonly #root: string;
  readonly #handedOver = new Set<string>();

  constructor(options: FilesOptions) {
    this.#options = options;
    this.#root = ownScratch(options.scratch);
  }

  /** Keeps an uploaded body as a file and gives its token. A body that is refused leaves nothing behind. */
  async upload(request: IncomingMessage, name: string): Promise<FileToken> {
    if (request.headers['content-type'] !== 'application/octet-stream') throw new Refusal(415);
    const { limits, link } = this.#options;
    const file = await this.#newFile(name);
    try {
      const handle = await open(file, 'wx', 0o600);
      try {
        await readPieces(request, limits.uploadBytes, limits.bodyIdleMs, async (piece) => {
          await handle.writeFile(piece);
        });
      } finally {
        await handle.close();
      }
      return await link.grant(file, 'import');
    } catch (error) {
      await rm(path.dirname(file), { recursive: true, force: true });
      throw error;
    }
  }

  /** A token an export can write to; `download` then hands the file over. */
  async newDownload(name: string): Promise<FileToken> {
    return this.#options.link.grant(await this.#newFile(name), 'export');
  }

  /** Streams an exported file as an attachment, once: it is gone afterwards. */
  async download(token: string, response: ServerResponse): Promise<void> {
    const file = await this.#options.link.resolve(token, 'export');
    if (file === null || !file.startsWith(this.#root + path.sep) || this.#handedOver.has(file)) {
      throw new Refusal(404);
    }
    const size = await stat(file).then(
      (found) => found.size,
      () => undefined,
    );
    if (size === undefined) throw new Refusal(404);
    this.#handedOver.add(file);
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': size,
      'Content-Disposition': disposition(path.basename(file)),
    });
    await pipeline(createReadStream(file), response);
    await rm(path.dirname(file), { recursive: true, force: true });
  }

  /** Folders and workspaces in a folder; null is where the user's documents are. */
  async listFolder(token: string | null): Promise<FolderListing> {
    const { link, documents } = this.#options;
    const folder = token === null ? await startingFolder(documents) : await this.#folder(token);
    const found = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
    const visible = found.flatMap(listed).sort(foldersFirst).slice(0, MOST_ENTRIES);
    const entries = await Promise.all(
      visible.map(async ({ name, kind }): Promise<FolderEntry> => {
        const grant = await link.grant(path.join(folder, name), kind);
        return { name, kind, token: grant.token };
      }),
    );
    const own = await link.grant(folder, 'folder');
    const above = path.dirname(folder);
    const parent = above === folder ? null : (await link.grant(above, 'folder')).token;
    return { name: own.name, token: own.token, parent, entries };
  }

  /** A token for a workspace file in a listed folder; the ending is added where it is missing. */
  async newFileIn(folderToken: string, name: string): Promise<FileToken> {
    const folder = await this.#folder(folderToken);
    const safe = safeName(name);
    const file = safe.endsWith(ENDING) ? safe : `${safe}${ENDING}`;
    return this.#options.link.grant(path.join(folder, file), 'workspace');
  }

  /** Removes every upload and download that is left. */
  async close(): Promise<void> {
    await rm(this.#root, { recursive: true, force: true });
  }

  async #folder(token: string): Promise<string> {
    const folder = await this.#options.link.resolve(token, 'folder');
    if (folder === null) throw new Refusal(404);
    return folder;
  }

  async #newFile(name: string): Promise<string> {
    const folder = path.join(this.#root, randomUUID());
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return path.join(folder, safeName(name));
  }
}

/** What the page's file dialog shows of a folder: folders and workspaces, nothing hidden. */
function listed(entry: Dirent): readonly Listed[] {
  if (entry.name.startsWith('.')) return [];
  if (entry.isDirectory()) return [{ name: entry.name, kind: 'folder' }];
  return entry.isFile() && entry.name.endsWith(ENDING) ? [{ name: entry.name, kind: 'workspace' }] : [];
}

function foldersFirst(a: Listed, b: Listed): number {
  return a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name);
}

/**
 * A file name that is only a name on every system: separators, control characters and characters Windows refuses
 * become `_`, leading dots and trailing dots and spaces go, 200 bytes at most with the ending kept.
 */
export function safeName(name: string): string {
  const clean = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const ending = /\.[A-Za-z0-9]{1,12}$/.exec(clean)?.[0] ?? '';
  let stem = clean.slice(0, clean.length - ending.length);
  while (Buffer.byteLength(stem + ending) > 200) stem = [...stem].slice(0, -1).join('');
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(stem)) stem = `${stem}_`;
  return stem === '' ? `file${ending}` : stem + ending;
}

async function startingFolder(documents: string): Promise<string> {
  const there = await stat(documents).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return there ? documents : os.homedir();
}

/** RFC 6266: an ASCII name for old programs and the exact one, percent-encoded. */
function disposition(name: string): string {
  const ascii = name.replace(/[^\w.-]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`;
}
