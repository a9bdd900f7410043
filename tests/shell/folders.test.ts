import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { filesIn } from '../../electron/shell/folders.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'folders-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, 'x');
  return file;
}

test('a folder becomes what is in it at any depth, in the order of names; files stay where they stand', async () => {
  const lone = put('lone.txt');
  const files = ['calls/2.vtt', 'calls/10.vtt', 'calls/deep/er/a.docx'].map(put);
  put('calls/.DS_Store');
  put('calls/.git/config');
  expect(await filesIn([lone, path.join(folder, 'calls')])).toEqual([lone, ...files]);
});

test('links are not followed, and what is not there is answered as it is', async () => {
  put('round/a.txt');
  symlinkSync(path.join(folder, 'round'), path.join(folder, 'round', 'again'));
  expect(await filesIn([path.join(folder, 'round'), path.join(folder, 'gone.csv')])).toEqual([
    path.join(folder, 'round', 'a.txt'),
    path.join(folder, 'gone.csv'),
  ]);
});

test('a thousand files come in whole', async () => {
  for (let n = 0; n < 1000; n++) put(`many/${n % 10}/note ${n}.txt`);
  expect(await filesIn([path.join(folder, 'many')])).toHaveLength(1000);
});
