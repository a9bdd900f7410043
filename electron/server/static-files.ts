import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { contentSecurityPolicy, newNonce, withPageMeta } from '../platform/csp.ts';
import { send } from './respond.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** A screen's address: short plain words and numbers. Files have a dot and are never one. */
const screenAddress = /^\/(?:[a-z0-9-]{1,60}(?:\/[a-z0-9-]{1,60}){0,7}\/?)?$/;

/**
 * The built page as a closed list made once at start: an address is looked up, never turned into a path, so no
 * spelling of it can reach another file.
 */
export class StaticFiles {
  readonly #files = new Map<string, string>();
  readonly #root: string;
  readonly #version: string;

  constructor(root: string, version: string) {
    this.#root = root;
    this.#version = version;
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const full = path.join(root, file);
      const known = types[path.extname(file)] !== undefined;
      if (known && file !== 'index.html' && statSync(full).isFile()) {
        this.#files.set(`/${file.split(path.sep).join('/')}`, full);
      }
    }
  }

  /** Answers for a file or a screen; false where there is neither. */
  serve(pathname: string, response: ServerResponse): boolean {
    const file = this.#files.get(pathname);
    if (file !== undefined) {
      // Built names carry a hash of the content.
      if (pathname.startsWith('/assets/')) {
        response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
      }
      send(response, 200, types[path.extname(file)] ?? 'application/octet-stream', readFileSync(file));
      return true;
    }
    if (pathname.startsWith('/api') || pathname.startsWith('/assets') || !screenAddress.test(pathname)) {
      return false;
    }
    const nonce = newNonce();
    const html = readFileSync(path.join(this.#root, 'index.html'), 'utf8');
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce));
    send(response, 200, types['.html'] ?? 'text/html', withPageMeta(html, nonce, this.#version));
    return true;
  }
}
