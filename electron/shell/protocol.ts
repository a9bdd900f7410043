import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contentSecurityPolicy, newNonce, withPageMeta } from '../platform/csp.ts';
import { isAppUrl } from './addresses.ts';

/** The kinds of file a built page is made of; nothing else is served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** A screen's address: short plain words and numbers. A file's has a dot, or is in the folder of files. */
const screenAddress = /^\/(?!assets\b)(?:[a-z0-9-]{1,60}(?:\/[a-z0-9-]{1,60}){0,7}\/?)?$/i;

/**
 * Answers `app://workbench/…`. The built files are listed once and looked up by their whole name; an address is
 * never turned into a path, so no spelling of it leads outside `root`.
 */
export function appProtocol(root: string, version: string): (request: Request) => Response {
  const files = listFiles(root);
  return (request) => {
    if (!isAppUrl(request.url)) return refuse(403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const { pathname } = new URL(request.url);
    const file = files.get(pathname);
    if (file !== undefined) return answer(readFileSync(file), contentTypes[path.extname(file)] ?? '');
    if (!screenAddress.test(pathname)) return refuse(404);
    const nonce = newNonce();
    const html = withPageMeta(readFileSync(path.join(root, 'index.html'), 'utf8'), nonce, version);
    return answer(html, 'text/html; charset=utf-8', nonce);
  };
}

function answer(body: string | Buffer, contentType: string, nonce?: string): Response {
  const bytes = typeof body === 'string' ? body : new Uint8Array(body);
  return new Response(bytes, { headers: headers(contentType, nonce) });
}

function refuse(status: number): Response {
  return new Response('', { status, headers: headers('text/plain; charset=utf-8') });
}

function headers(contentType: string, nonce?: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

/** Walked by hand: inside an asar archive `readdirSync` has no reliable `recursive`. */
function listFiles(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const walk = (folder: string, address: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(full, `${address}${entry.name}/`);
      else if (contentTypes[path.extname(entry.name)] !== undefined && entry.name !== 'index.html') {
        files.set(`${address}${entry.name}`, full);
      }
    }
  };
  walk(root, '/');
  return files;
}
