import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFiles } from './files.ts';
import { makeWorkbook, textRow } from './make-zip.ts';

const { folder, write } = temporaryFiles();
const child = fileURLToPath(new URL('hostile-child.ts', import.meta.url));
const canWatch =
  spawnSync('unshare', ['-rn', 'true']).status === 0 && spawnSync('strace', ['-V']).status === 0;
if (!canWatch) console.warn('skipped: unshare and strace are not here');

/** What reading a file opens and connects to, with no network there. */
function watched(path: string): string {
  const log = join(folder, 'trace');
  execFileSync('unshare', [
    ...['-rn', 'strace', '-f', '-qq', '-e', 'trace=openat,connect', '-o', log],
    ...[process.execPath, child, 'inspect', path],
  ]);
  return readFileSync(log, 'utf8');
}

test.skipIf(!canWatch)('a workbook that points outside makes nothing be opened or reached', () => {
  const secret = write('secret.txt', 'secret');
  const rows = textRow(1, ['why']) + textRow(2, ['Late']);
  const entity = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "file://${secret}">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&s;</t></is></c></row></sheetData></worksheet>`;
  const links =
    '<Relationships><Relationship Id="h" Type="x/hyperlink" Target="http://127.0.0.1:9/x" TargetMode="External"/></Relationships>';
  const files = [
    write('entity.xlsx', makeWorkbook({ parts: { 'xl/worksheets/sheet1.xml': entity } })),
    write(
      'links.xlsx',
      makeWorkbook({ sheets: { S: rows }, parts: { 'xl/worksheets/_rels/sheet1.xml.rels': links } }),
    ),
  ];
  for (const file of files) {
    const trace = watched(file);
    // The watching works: the file itself is seen to be opened.
    expect(trace).toContain(file);
    expect(trace).not.toContain('secret.txt');
    expect(trace).not.toMatch(/connect\(.*AF_INET/);
  }
});
