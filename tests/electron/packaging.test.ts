import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'touchline-packaging-'));
const appFolder = path.join(scratch, 'release', 'linux-unpacked');
const archive = path.join(appFolder, 'resources', 'app.asar');

/** Everything a package may hold. What is new in it needs a line here, and so somebody's look. */
const allowed = [
  /^\/package\.json$/,
  /^\/dist\/(?:shell|store|jobs|server)\/main\.js$/,
  // Each job loads only what it needs: the entries share pieces.
  /^\/dist\/jobs\/[\w.-]+-[\w-]{8}\.js$/,
  // Characters of Chinese, Japanese and Korean fonts, for the text of PDFs.
  /^\/dist\/cmaps\/(?:[\w-]+\.bcmap|LICENSE)$/,
  /^\/dist\/preload\/preload\.cjs$/,
  /^\/dist\/renderer\/index\.html$/,
  /^\/dist\/renderer\/icon\.svg$/,
  /^\/dist\/renderer\/assets\/[\w.-]+-[\w-]{8}\.(?:js|css|woff2|ttf|svg|png|wasm)$/,
  /^\/dist\/example\/example\.touchline$/,
  /^\/dist\/fonts\/[\w.-]+\.ttf$/,
  /^\/node_modules\/better-sqlite3\/(?:package\.json|LICENSE)$/,
  /^\/node_modules\/better-sqlite3\/lib\/(?:methods\/)?[\w-]+\.js$/,
  /^\/node_modules\/better-sqlite3\/prebuilds\/linux-(?:x64|arm64)\.node$/,
  /^\/node_modules\/@resvg\/resvg-js\/(?:package\.json|LICENSE|index\.js|js-binding\.js)$/,
  /^\/node_modules\/@resvg\/resvg-js-linux-[\w-]+\/(?:package\.json|resvgjs\.linux-[\w-]+\.node)$/,
];

/** Packaging is tried where its stand-in works: the layout of an application folder is Linux's here. */
describe.runIf(process.platform === 'linux')('the packaged application', { timeout: 120_000 }, () => {
  let files: readonly string[];

  beforeAll(async () => {
    const args = ['build/dist.ts', '--dir', '--stand-in', '--output', path.join(scratch, 'release')];
    const env = { ...process.env, TOUCHLINE_TEST_BUILD: '0' };
    await promisify(execFile)(process.execPath, args, { cwd: root, env, maxBuffer: 64_000_000 });
    const entries = listPackage(archive, { isPack: false }).map((entry) => entry.replaceAll('\\', '/'));
    files = entries.filter((entry) => !entries.some((other) => other.startsWith(`${entry}/`)));
  }, 300_000);

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  test('holds what it needs and nothing that is not on the list', () => {
    expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
    for (const part of ['shell', 'store', 'jobs', 'server']) expect(files).toContain(`/dist/${part}/main.js`);
    expect(files).toContain('/dist/preload/preload.cjs');
    expect(files).toContain('/dist/renderer/index.html');
  });

  test('holds one SQLite, of this machine, outside the archive where it can be loaded', () => {
    const folder = path.join(appFolder, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
    expect(readdirSync(folder)).toEqual([`linux-${process.arch}.node`]);
    const resvg = files.filter((file) => file.startsWith('/node_modules/@resvg/') && file.endsWith('.node'));
    expect(resvg.length).toBeGreaterThan(0);
    for (const file of resvg) expect(existsSync(path.join(`${archive}.unpacked`, file))).toBe(true);
  });

  test('holds no sources, no source maps, and nothing of the machine it was made on', () => {
    for (const file of files.filter((one) => /^\/dist\/.*\.(?:js|cjs|css|html)$/.test(one))) {
      const text = extractFile(archive, file.slice(1)).toString('utf8');
      expect(text.includes('sourceMappingURL'), `${file} has a source map`).toBe(false);
      expect(text.includes(root), `${file} names ${root}`).toBe(false);
      expect(
        text.includes(os.homedir() === '/' ? '\u0000' : `${os.homedir()}/`),
        `${file} names the home`,
      ).toBe(false);
    }
    const manifest: unknown = JSON.parse(extractFile(archive, 'package.json').toString('utf8'));
    expect(manifest).toMatchObject({ name: 'touchline', main: 'dist/shell/main.js', type: 'module' });
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });

  test('the preload is one CommonJS file that needs nothing but Electron, as the sandbox asks', () => {
    const text = extractFile(archive, 'dist/preload/preload.cjs').toString('utf8');
    expect([...text.matchAll(/require\(["']([^"']+)["']\)/g)].map((match) => match[1])).toEqual(['electron']);
    expect(text).not.toMatch(/^(?:import|export) /m);
  });

  test('the page has no script but files with a hash in their name', () => {
    const html = extractFile(archive, 'dist/renderer/index.html').toString('utf8');
    const scripts = html.match(/<script\b[^>]*>[\s\S]*?<\/script>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      expect(script).toMatch(/^<script\b[^>]* src="\/assets\/[\w.-]+-[\w-]{8}\.js"[^>]*><\/script>$/);
    }
    expect(html).not.toMatch(/<style|\son\w+=|https?:\/\//);
  });

  test('every fuse is set as decided', async () => {
    const wire = await getCurrentFuseWire(path.join(appFolder, 'touchline'));
    expect(wire.version).toBe(FuseVersion.V1);
    const on = Object.values(FuseV1Options).filter(
      (fuse): fuse is FuseV1Options => typeof fuse === 'number' && wire[fuse] === FuseState.ENABLE,
    );
    expect(on.toSorted()).toEqual([
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
      FuseV1Options.WasmTrapHandlers,
    ]);
  });

  test('the server and the store in it run under Node, and the page is served', async () => {
    const unpacked = path.join(scratch, 'app');
    extractAll(archive, unpacked);
    const server = startServer(unpacked, path.join(scratch, 'home'));
    try {
      const address = await server.address;
      const start = await fetch(address, { redirect: 'manual' });
      expect(start.status).toBe(303);
      const cookie = (start.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
      const { origin } = new URL(address);

      const page = await fetch(`${origin}/`, { headers: { cookie } });
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
      const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? '';
      expect((await fetch(origin + script, { headers: { cookie } })).headers.get('content-type')).toMatch(
        /javascript/,
      );

      const call = async (op: string) => {
        const headers = { cookie, origin, 'content-type': 'application/json' };
        const body = JSON.stringify({ op, input: {} });
        return (await fetch(`${origin}/api/call`, { method: 'POST', headers, body })).json();
      };
      expect(await call('workspace.state')).toMatchObject({ ok: true, value: null });
      // Reads app.db: the native module is loaded.
      expect(await call('workspace.recents')).toMatchObject({ ok: true, value: [] });
    } finally {
      await server.stop();
    }
  });
});

/** Starts the packaged server away from the project, so that nothing of it can be found by accident. */
function startServer(folder: string, home: string) {
  const env = { ...process.env, TOUCHLINE_HOME: home, NODE_PATH: '' };
  const child: ChildProcess = spawn(
    process.execPath,
    [path.join(folder, 'dist/server/main.js'), '--headless', '--port', '0'],
    { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = new Promise<string>((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(output)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
  });
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

test('the settings name all three systems, the file type, and leave native modules as they come', async () => {
  const { packaging } = await import('../../build/electron-builder.ts');
  const settings = packaging({ output: 'release', electronDist: undefined });
  expect(settings).toMatchObject({
    asar: true,
    npmRebuild: false,
    publish: null,
    fileAssociations: [{ ext: 'touchline', role: 'Editor' }],
    win: { target: 'nsis' },
    nsis: { perMachine: true, deleteAppDataOnUninstall: false },
    mac: { target: ['dmg', 'zip'], hardenedRuntime: true },
    linux: { target: ['AppImage', 'deb'] },
  });
  expect(settings).not.toHaveProperty('electronDist');
  expect(readFileSync(path.join(root, 'build/icons/icon.png')).readUInt32BE(16)).toBe(1024);
});
