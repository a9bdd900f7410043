import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { safeName } from '../../electron/server/files.ts';
import { ask, enter, ownHeaders, type ServerProcess, speak, startServer } from './server-process.ts';

const tokenSchema = z.strictObject({ token: z.string(), name: z.string() });
const listingSchema = z.strictObject({
  name: z.string(),
  token: z.string(),
  parent: z.string().nullable(),
  entries: z.array(
    z.strictObject({ name: z.string(), kind: z.enum(['folder', 'workspace']), token: z.string() }),
  ),
});

let server: ServerProcess;
let port: number;
let own: Record<string, string>;
let documents: string;

beforeAll(async () => {
  server = await startServer();
  port = server.port;
  own = ownHeaders(port, await enter(port, server.address));
  documents = path.join(server.home, 'documents');
  mkdirSync(path.join(documents, 'Clients', 'Bärlauch & Söhne'), { recursive: true });
  mkdirSync(path.join(documents, '.hidden'));
  for (const file of ['Moving home.touchline', 'notes.txt', '.secret.touchline', 'a.touchline-wal']) {
    writeFileSync(path.join(documents, file), file);
  }
  symlinkSync('/etc', path.join(documents, 'link.touchline'));
});
afterAll(() => server.stop());

async function host(what: string, body: unknown): Promise<{ status: number; value: unknown }> {
  const answer = await ask(port, {
    method: 'POST',
    path: `/api/host/${what}`,
    headers: { ...own, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, value: answer.status === 200 ? JSON.parse(answer.body) : answer.body };
}

function upload(name: string, body: string | Buffer) {
  return ask(port, {
    method: 'POST',
    path: `/api/upload?name=${encodeURIComponent(name)}`,
    headers: { ...own, 'Content-Type': 'application/octet-stream' },
    body,
  });
}

function scratchFiles(): readonly string[] {
  const scratch = path.join(server.home, 'scratch');
  return readdirSync(scratch, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

describe('folders', () => {
  test('show folders and workspaces, by token, and nothing else', async () => {
    const listing = listingSchema.parse((await host('list-folder', { token: null })).value);
    expect(listing.name).toBe('documents');
    expect(listing.entries.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'folder Clients',
      'workspace Moving home.touchline',
    ]);
    expect(JSON.stringify(listing)).not.toContain(server.home);
    const clients = listing.entries[0]?.token ?? '';
    const inner = listingSchema.parse((await host('list-folder', { token: clients })).value);
    expect(inner.entries.map((entry) => entry.name)).toEqual(['Bärlauch & Söhne']);
    expect(inner.parent).toBe(listing.token);
  });

  test('lead up to the top and stop there', async () => {
    let at = listingSchema.parse((await host('list-folder', { token: null })).value);
    let steps = 0;
    while (at.parent !== null && steps++ < 50) {
      at = listingSchema.parse((await host('list-folder', { token: at.parent })).value);
    }
    expect(at.parent).toBeNull();
    expect(steps).toBeGreaterThan(1);
  });

  test('a path, a token for something else or an unknown one is no folder', async () => {
    const listing = listingSchema.parse((await host('list-folder', { token: null })).value);
    const workspace = listing.entries.find((entry) => entry.kind === 'workspace')?.token;
    for (const token of ['/etc', '..', documents, workspace, '']) {
      expect((await host('list-folder', { token })).status, String(token)).toBe(404);
      expect((await host('new-file-in', { folder: token, name: 'a' })).status).toBe(404);
    }
    expect((await host('list-folder', { token: null, path: '/etc' })).status).toBe(400);
    expect((await host('list-folder', {})).status).toBe(400);
  });

  test('a new file stays in its folder, whatever its name', async () => {
    const { token } = listingSchema.parse((await host('list-folder', { token: null })).value);
    const cases: readonly (readonly [string, string])[] = [
      ['Broadband', 'Broadband.touchline'],
      ['Broadband.touchline', 'Broadband.touchline'],
      ['../../outside', '_.._outside.touchline'],
      ['/etc/cron.d/x', '_etc_cron.d_x.touchline'],
      ['C:\\Windows\\x', 'C__Windows_x.touchline'],
      ['a\u0000b', 'a_b.touchline'],
    ];
    for (const [name, made] of cases) {
      const file = tokenSchema.parse((await host('new-file-in', { folder: token, name })).value);
      expect(file.name).toBe(made);
    }
  });
});

describe('uploads', () => {
  test('are kept byte for byte under a token, in the scratch folder', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 0xe2, 0x82, 0xac]);
    const answer = await upload('Umfrage März.csv', bytes);
    expect(tokenSchema.parse(JSON.parse(answer.body)).name).toBe('Umfrage März.csv');
    const kept = scratchFiles().filter((file) => file.endsWith('Umfrage März.csv'));
    expect(kept.map((file) => readFileSync(file))).toEqual([bytes]);
  });

  test.each([
    '../../../x.csv',
    '/etc/passwd',
    '..',
    '',
    'con.csv',
    'a\u0000.csv',
    `${'漢'.repeat(250)}.csv`,
    '\u202Evsc.exe',
  ])('the name %j makes no path', async (name) => {
    const before = scratchFiles().length;
    expect((await upload(name, 'x')).status).toBe(200);
    const after = scratchFiles();
    expect(after.length).toBe(before + 1);
    expect(existsSync(path.join(server.home, 'x.csv'))).toBe(false);
  });

  test('one that breaks off leaves nothing behind', async () => {
    const before = scratchFiles().length;
    const head = Object.entries(own)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    await speak(
      port,
      `POST /api/upload?name=half.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${head}Content-Type: application/octet-stream\r\nContent-Length: 1000\r\n\r\nhalf`,
      300,
    );
    await expect.poll(() => scratchFiles().length).toBe(before);
    const tooLarge = await speak(
      port,
      `POST /api/upload?name=big.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${head}Content-Type: application/octet-stream\r\nContent-Length: ${513 * 1024 * 1024}\r\n\r\n`,
    );
    expect(tooLarge).toMatch(/^HTTP\/1.1 413/);
    await expect.poll(() => scratchFiles().length).toBe(before);
  });

  test('the names of files keep what is harmless', () => {
    expect(safeName('Welle 2 – Störungen.csv')).toBe('Welle 2 – Störungen.csv');
    expect(safeName('परिणाम.txt')).toBe('परिणाम.txt');
    expect(Buffer.byteLength(safeName(`${'漢'.repeat(300)}.csv`))).toBeLessThanOrEqual(200);
    expect(safeName(`${'漢'.repeat(300)}.csv`)).toMatch(/漢\.csv$/);
    expect(safeName('...')).toBe('file');
    expect(safeName('\ud800.csv')).toBe('\ufffd.csv');
  });
});

describe('downloads', () => {
  test('hand an exported file over once', async () => {
    const made = tokenSchema.parse((await host('new-download', { name: 'Map – "Moving home".svg' })).value);
    const early = await ask(port, { path: `/api/download?token=${made.token}`, headers: own });
    expect(early.status).toBe(404);
    const folders = readdirSync(path.join(server.home, 'scratch'), { recursive: true, withFileTypes: true });
    const folder = folders
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(entry.parentPath, entry.name));
    const empty = folder.find((entry) => readdirSync(entry).length === 0) ?? '';
    writeFileSync(path.join(empty, made.name), '<svg/>');
    const first = await ask(port, { path: `/api/download?token=${made.token}`, headers: own });
    expect(first.status).toBe(200);
    expect(first.body).toBe('<svg/>');
    expect(first.headers['content-disposition']).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''Map/,
    );
    expect(first.headers['content-type']).toBe('application/octet-stream');
    const second = await ask(port, { path: `/api/download?token=${made.token}`, headers: own });
    expect(second.status).toBe(404);
  });

  test('an import, a folder or an unknown token is no download', async () => {
    const uploaded = tokenSchema.parse(JSON.parse((await upload('a.csv', 'secret')).body));
    const listing = listingSchema.parse((await host('list-folder', { token: null })).value);
    for (const token of [uploaded.token, listing.token, 'x', '', '/etc/passwd']) {
      const answer = await ask(port, {
        path: `/api/download?token=${encodeURIComponent(token)}`,
        headers: own,
      });
      expect(answer.status).toBe(404);
      expect(answer.body).not.toContain('secret');
    }
  });
});
