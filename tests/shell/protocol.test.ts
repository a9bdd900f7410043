import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDesktop } from '../electron-stand-in/desktop.ts';

let desktop: Awaited<ReturnType<typeof startDesktop>>;
beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(() => desktop.stop());

async function get(address: string, init?: RequestInit): Promise<Response> {
  const serve = desktop.world.protocols.get('app');
  if (serve === undefined) throw new Error('Nothing serves app:');
  return serve(new Request(address, init));
}

test.each(['/', '/voices/source/12', '/journeys/3', '/home/', '/settings?part=backups'])(
  '%s is the page, with its policy and a new nonce',
  async (address) => {
    const [first, second] = [await get(`app://workbench${address}`), await get(`app://workbench${address}`)];
    expect(first.status).toBe(200);
    expect(await first.text()).toContain('<body>page</body>');
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-(?:inline|eval)|https?:/);
    expect(second.headers.get('content-security-policy')).not.toBe(policy);
  },
);

test.each([
  ['/assets/main-abc123.js', 'text/javascript; charset=utf-8', 'export {};'],
  ['/assets/inter.woff2', 'font/woff2', 'font'],
])('%s is served as %s', async (address, type, body) => {
  const response = await get(`app://workbench${address}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  expect(await response.text()).toBe(body);
});

test.each([
  '/../secret.js',
  '/assets/../../secret.js',
  '/..%2fsecret.js',
  '/%2e%2e/secret.js',
  '/%2e%2e%2fsecret.js',
  '/..%5csecret.js',
  '/..\\secret.js',
  '/assets/..%252f..%252fsecret.js',
  '/assets%2f..%2f..%2fsecret.js',
  '//secret.js',
  '///etc/passwd',
  '/%2fetc%2fpasswd',
  '/C:/Windows/win.ini',
  '/assets/main-abc123.js%00.html',
  '/assets/main-abc123.js/',
  '/assets/MAIN-ABC123.JS',
  '/assets/main-abc123.js::$DATA',
  '/assets/.',
  '/notes.touchline',
  '/.hidden',
  '/app.db',
  '/secret.js',
  '/index.html.bak',
  '/%c0%ae%c0%ae/secret.js',
  '/%ff',
  '/%',
  '/<script>',
])('%s is not served', async (address) => {
  const response = await get(`app://workbench${address}`);
  expect(await response.text()).not.toMatch(/SECRET|root:|export/);
  expect(response.status).toBe(404);
});

test.each(['app://other/', 'app://workbench.evil.example/', 'app://workbench:81/', 'app://user@workbench/'])(
  '%s is another origin and refused',
  async (address) => {
    // `Request` itself refuses credentials in an address.
    const response = await get(address).catch(() => undefined);
    expect(response?.status ?? 403).toBe(403);
  },
);

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
  expect((await get('app://workbench/', { method })).status).toBe(405);
});
