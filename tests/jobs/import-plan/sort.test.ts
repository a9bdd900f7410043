import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sortFilesJob } from '../../../electron/jobs/import-sort.ts';
import { makeWorkbook, makeZip } from '../import/make-zip.ts';

async function sorted(name: string, bytes: Buffer | string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'touchline-sort-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return sortFilesJob({ files: [file] }, () => undefined);
}

const table = (name: string) => makeZip([{ name, data: 'id,why\n1,Slow\n' }]);
const isTable = [{ as: 'table', reason: '' }];

test.each(['book.xlsm', 'book.xltx', 'book.zip', 'book', 'book.dat'])(
  'a workbook called %s is a table',
  async (name) => {
    expect(await sorted(name, makeWorkbook({}))).toEqual(isTable);
  },
);

test.each(['export.zip', 'export.csv.zip', 'export.archive', 'export'])(
  'an archive called %s with a table in it is one',
  async (name) => {
    expect(await sorted(name, table('responses.csv'))).toEqual(isTable);
  },
);

test.each([
  ['letter.odt', 'content.xml', /OpenDocument/],
  ['sheet.numbers', 'Index/Document.iwa', /Numbers or Pages/],
  ['project.qdpx', 'project.qde', /REFI-QDA/],
  ['photos.zip', 'beach.jpg', /holds no CSV/],
  ['photos.zip', '__MACOSX/._a.csv', /holds no CSV/],
])('an archive called %s with %s in it is left, with what to do', async (name, inside, words) => {
  expect(await sorted(name, table(inside))).toEqual([{ as: 'left', reason: expect.stringMatching(words) }]);
});
