import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFiles } from '../import/files.ts';
import { documentXml, docxOf, paragraph } from './make-docx.ts';
import { mutate, tried } from './mutate.ts';

const { folder } = temporaryFiles();
const isLong = process.env.TOUCHLINE_LONG === '1';
const ROUNDS = isLong ? 10_000 : 300;
const run = promisify(execFile);
const golden = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../fixtures/import/texts', name), 'utf8');

const captionBits = [
  '\n',
  '\n\n',
  '-->',
  ' --> ',
  '00:00:01.000',
  '99:99:99,999',
  '<v ',
  '<v Ada>',
  '</v>',
  '<c.x>',
  '<',
  '&lt;',
  '&#x1F600;',
  '&#0;',
  '\0',
  '\ufeff',
  'NOTE',
  'STYLE',
  'WEBVTT',
  'Ada: ',
  '🎉',
  '\ud800',
  '\r',
  '1',
  ':',
  ' ',
];

test.each([
  ['mutant.vtt', 'teams.vtt'],
  ['mutant-rolling.vtt', 'rolling.vtt'],
  ['mutant.srt', 'plain.srt'],
])(
  '%s: captions with their structure broken are read in order or refused in words',
  async (name, seed) => {
    const text = golden(seed);
    const counts = await tried(join(folder, name), ROUNDS, (next) =>
      next() < 0.01 ? '' : mutate(text, /(?<=\n)|(?<=>)|(?= -->)|(?=<)/, captionBits, next),
    );
    expectBoth(counts);
  },
  isLong ? 900_000 : 60_000,
);

const fragments = [
  paragraph('Ada: It came late.'),
  paragraph('Ben: Why &amp; when?'),
  paragraph('Ada: On Monday 🎉'),
  paragraph('Größe &#x4e00; &lt;b&gt;'),
  '<w:p/>',
  '<w:p><w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>',
  '<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>come</w:t></w:r></w:ins></w:p>',
  '<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>one</w:t></mc:Choice><mc:Fallback><w:t>two</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>',
  '<w:p><w:r><w:t><![CDATA[a < b]]></w:t></w:r></w:p>',
  '<!-- said aside --><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>',
];
const xmlBits = [
  '<w:p>',
  '</w:p>',
  '<w:t>',
  '</w:t>',
  '<w:tbl>',
  '&x;',
  '&#0;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '<',
  '"',
  '\0',
  '<!DOCTYPE x>',
];

/** Paragraphs in any order, in tables in tables; every third time its tags are spoiled too. */
function mutantXml(next: () => number): string {
  const some = (): string =>
    Array.from(
      { length: 1 + Math.floor(next() * 6) },
      () => fragments[Math.floor(next() * fragments.length)] ?? '',
    ).join('');
  let body = some();
  for (let depth = Math.floor(next() * 5); depth > 0; depth--) {
    body = `${some()}<w:tbl><w:tr><w:tc>${body}</w:tc><w:tc>${some()}</w:tc></w:tr></w:tbl>`;
  }
  const xml = documentXml(`${body}${paragraph('the end')}`);
  return next() < 0.33 ? mutate(xml, /(?=<)|(?<=>)/, xmlBits, next) : xml;
}

test(
  'mutant.docx: documents made of shuffled and spoiled parts, packed again',
  async () => {
    const counts = await tried(join(folder, 'mutant.docx'), ROUNDS, async (next) => {
      const whole = await docxOf(mutantXml(next));
      // One in fifty is broken as an archive too.
      return next() < 0.02 ? whole.subarray(0, Math.floor(next() * whole.length)) : whole;
    });
    expectBoth(counts);
  },
  isLong ? 900_000 : 60_000,
);

test(
  'mutant.pdf: documents whose objects are spoiled behind a true table of references, read as a job reads them',
  async () => {
    const child = join(import.meta.dirname, 'mutants-child.ts');
    // A process of its own: what the library leaves unheard would end it, as it would end a job.
    const { stdout } = await run(process.execPath, [
      '--max-old-space-size=256',
      child,
      join(folder, 'mutant.pdf'),
      String(ROUNDS),
    ]);
    expectBoth(JSON.parse(stdout));
  },
  isLong ? 3_600_000 : 120_000,
);

function expectBoth({ read, refused }: { readonly read: number; readonly refused: number }): void {
  expect(read + refused).toBe(ROUNDS);
  // Both happen, or the mutations say nothing.
  expect(read).toBeGreaterThan(ROUNDS / 10);
  expect(refused).toBeGreaterThan(0);
}
