import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '../../electron/platform/log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'touchline-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = () => readFileSync(path.join(folder, 'store.log'), 'utf8');

test('codes, counts and switches are written as they are', () => {
  openLog(folder, 'store').info('workspace.open', { ms: 12, readOnly: true, code: 'SQLITE_FULL' });
  expect(read()).toMatch(/^\S+Z info workspace\.open ms=12 readOnly=true code=SQLITE_FULL\n$/);
});

test('quotes, names and paths never reach the file, wherever they are put', () => {
  const log = openLog(folder, 'store');
  const secrets = [
    'I was left on hold',
    '/home/ana/Kundin.touchline',
    'C:\\Kunden\\a.csv',
    'Müller',
    'Ana Pires',
  ];
  for (const secret of secrets) {
    log.info('note', { text: secret, [secret]: 1 });
    log.info(secret);
    log.error('failed', new Error(secret), { about: secret });
    log.error('failed', secret);
  }
  for (const secret of secrets) expect(read()).not.toContain(secret);
});

test('an error leaves its kind, its code, where it happened, and a reference that is in the file', () => {
  const error = Object.assign(new TypeError('secret'), { code: 'ENOSPC' });
  const ref = openLog(folder, 'store').error('write', error);
  expect(read()).toContain(`ref=${ref} kind=TypeError code=ENOSPC at=log.test.ts:`);
});

test('five files of a megabyte are kept, the oldest goes', () => {
  const log = openLog(folder, 'store');
  const filler = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [`k${index}`, 1_000_000_000_000]),
  );
  for (let index = 0; index < 400; index++) log.info('filler', filler);
  const files = readdirSync(folder).sort();
  expect(files).toEqual(['store.1.log', 'store.2.log', 'store.3.log', 'store.4.log', 'store.log']);
  for (const file of files) expect(statSync(path.join(folder, file)).size).toBeLessThanOrEqual(1_000_000);
});

test('a folder that cannot be written does not stop the program', () => {
  const log = openLog(path.join(folder, 'store.log', '\u0000'), 'store');
  expect(() => log.info('anything')).not.toThrow();
  expect(log.error('failed', new Error('x'))).toMatch(/^[0-9a-z]+$/);
});
