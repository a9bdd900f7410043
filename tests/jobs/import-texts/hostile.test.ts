import { execFile } from 'node:child_process';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { temporaryFiles } from '../import/files.ts';
import { documentXml, docxOf, paragraph } from './make-docx.ts';
import { makePdf, pdfParts, writePdf } from './make-pdf.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('hostile-child.ts', import.meta.url));
const { folder } = temporaryFiles();

const MB = 1024 * 1024;
const HEAP_MB = 256;
const RSS_MB = 600;
/** Processor seconds given to one file by the system, which ends the process beyond them. */
const CPU_SECONDS = 10;
const SENTENCE = /^[A-Z“].*[a-z0-9)]\.$/;

interface Outcome {
  readonly code?: string;
  readonly message?: string;
  readonly length?: number;
  readonly turns?: number;
  readonly start?: string;
  readonly ms: number;
  readonly rssMb: number;
}

async function attempt(name: string, data: Buffer | string | null): Promise<Outcome> {
  const path = join(folder, name);
  if (data !== null) writeFileSync(path, data);
  const args = [`--max-old-space-size=${HEAP_MB}`, child, path];
  const { stdout } =
    process.platform === 'win32'
      ? await run(process.execPath, args)
      : await run('sh', ['-c', `ulimit -t ${CPU_SECONDS}; exec "$0" "$@"`, process.execPath, ...args]);
  const outcome: Outcome = JSON.parse(stdout);
  expect(outcome.rssMb).toBeLessThan(RSS_MB);
  return outcome;
}

async function refusedBy(name: string, data: Buffer | string | null, code: string): Promise<string> {
  const outcome = await attempt(name, data);
  expect(outcome.code).toBe(code);
  expect(outcome.message).toMatch(SENTENCE);
  return outcome.message ?? '';
}

/** Writes `piece` until `size` bytes are reached. */
function large(name: string, head: string, piece: string, size: number): string {
  const file = openSync(join(folder, name), 'w');
  writeSync(file, head);
  const block = Buffer.from(piece.repeat(Math.ceil(MB / piece.length)));
  for (let written = 0; written < size; written += block.length) writeSync(file, block);
  closeSync(file);
  return name;
}

describe('Word documents', () => {
  test('a document that unpacks to 900 MB is refused before it is unpacked', async () => {
    const message = await refusedBy('bomb.docx', await docxOf(Buffer.alloc(900 * MB, 'a')), 'too-large');
    expect(message).toContain('word/document.xml');
  });

  test('60 MB of paragraphs that do not pack well', async () => {
    const words = Array.from({ length: 400_000 }, (_, n) =>
      paragraph(`${n * 7919} ${(n * 104729).toString(36)} ${'x'.repeat(n % 90)}`),
    );
    await refusedBy('long.docx', await docxOf(documentXml(words.join(''))), 'too-large');
  });

  test('5,000 tables inside each other', async () => {
    const open = '<w:tbl><w:tr><w:tc>'.repeat(5_000);
    const close = '</w:tc></w:tr></w:tbl>'.repeat(5_000);
    const message = await refusedBy(
      'deep.docx',
      await docxOf(documentXml(`${open}${paragraph('here')}${close}`)),
      'too-large',
    );
    expect(message).toContain('inside each other');
  });

  test('a million blank paragraphs come in, or are refused, in bounds', async () => {
    const { length, code } = await attempt(
      'blank.docx',
      await docxOf(documentXml(`${'<w:p/>'.repeat(1_000_000)}${paragraph('end')}`)),
    );
    expect(code ?? length).toBe(code === undefined ? 1_000_003 : 'too-large');
  });

  test.each([
    ['entities that refer to a file', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'],
    [
      'entities within entities',
      `<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>`,
      '&c;',
    ],
    ['an entity nobody declared', '', '&nobody;'],
  ])('%s are refused', async (_, doctype, body) => {
    const xml = documentXml(paragraph(body)).replace('?>', `?>${doctype}`);
    expect(await refusedBy('xxe.docx', await docxOf(xml), 'invalid-input')).toContain('damaged');
  });

  test('a picture linked from elsewhere is not looked at; the words come in', async () => {
    const image = '<w:p><w:r><w:drawing><a:blip r:link="rId7"/></w:drawing></w:r></w:p>';
    const relations =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>';
    const docx = await docxOf(documentXml(`${image}${paragraph('Only words.')}`), {
      'word/_rels/document.xml.rels': relations,
    });
    expect((await attempt('link.docx', docx)).start?.trim()).toBe('Only words.');
  });

  test('an archive cut off in its middle, and one that lies about sizes', async () => {
    const whole = await docxOf(documentXml(paragraph('words '.repeat(5_000))));
    await refusedBy('cut.docx', whole.subarray(0, whole.length / 2), 'invalid-input');
    const lying = Buffer.from(whole);
    for (let at = lying.indexOf('PK\x01\x02'); at >= 0; at = lying.indexOf('PK\x01\x02', at + 1))
      lying.writeUInt32LE(40, at + 24);
    await refusedBy('lying.docx', lying, 'invalid-input');
  });
});

describe('captions and plain texts', () => {
  test.each([
    ['text', ''],
    ['vtt', 'WEBVTT\n\n'],
  ])('200 MB as %s', async (kind, head) => {
    await refusedBy(large(`long.${kind}`, head, 'word after word\n', 200 * MB), null, 'too-large');
  });

  test.each([
    ['5 million open tags', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<'.repeat(5_000_000)}`],
    ['a tag that never ends', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v '.repeat(1_500_000)}`],
    ['a million arrows in one block', `WEBVTT\n\n${'00:01.000 --> 00:02.000\n'.repeat(300_000)}words`],
    ['a million colons', `${'A:'.repeat(2_500_000)}\nB: yes\nB: no`],
    ['a line of blanks', `WEBVTT\n\n00:01.000 -->${' '.repeat(5_000_000)}x`],
    ['labels of blanks', `${`A${' '.repeat(50)}`.repeat(90_000)}:\n`.repeat(2)],
    ['brackets and stars', `${'**[(<'.repeat(1_000_000)}\n`],
    ['digits and colons', `${'1:1'.repeat(1_500_000)}\n`],
    ['many short lines of digits', '00:00\n'.repeat(800_000)],
    ['references without end', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'&#1'.repeat(1_500_000)}`],
    [
      'ten thousand speakers',
      `WEBVTT\n\n${Array.from({ length: 10_000 }, (_, n) => `00:01.000 --> 00:02.000\n<v P${n}>word ${n}\n`).join('\n')}`,
    ],
    ['front matter that never ends', `---\n${'a: b\n'.repeat(1_000_000)}`],
  ])('%s, made to slow the reader down', async (name, text) => {
    const outcome = await attempt(`${name.replaceAll(' ', '-')}.txt`, text);
    if (outcome.code === undefined) expect(outcome.length).toBeGreaterThan(0);
    else expect(outcome.message).toMatch(SENTENCE);
  });
});

describe('PDFs', () => {
  const words = [{ text: 'Some words', x: 50, y: 700 }];

  test('10,000 pages are refused by their number', async () => {
    const message = await refusedBy(
      'pages.pdf',
      makePdf(Array.from({ length: 10_000 }, () => words)),
      'too-large',
    );
    expect(message).toContain('10,000');
  });

  test('pages that are their own parents and children', async () => {
    const { objects, trailer } = pdfParts([words]);
    const looped = objects.map((object) =>
      object.replace(/\/Kids \[[^\]]*\]/, '/Kids [2 0 R 2 0 R]').replace('/Count 1', '/Count 5'),
    );
    await refusedBy('loop.pdf', writePdf({ objects: looped, trailer }), 'invalid-input');
  });

  test('a page whose contents are itself', async () => {
    const { objects, trailer } = pdfParts([words]);
    const looped = objects.map((object) => object.replace('/Contents 5 0 R', '/Contents [4 0 R 4 0 R]'));
    await refusedBy('self.pdf', writePdf({ objects: looped, trailer }), 'invalid-input');
  });

  test('a stream that unpacks to 900 MB, and one packed twice', async () => {
    const packed = deflateSync(Buffer.alloc(900 * MB, '(x) Tj '));
    const { objects, trailer } = pdfParts([words]);
    const stream = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed.toString('latin1')}\nendstream`;
    await refusedBy('stream.pdf', writePdf({ objects: objects.with(4, stream), trailer }), 'too-large');
    const twice = stream.replace('/FlateDecode', '[/FlateDecode /FlateDecode]');
    await refusedBy('twice.pdf', writePdf({ objects: objects.with(4, twice), trailer }), 'too-large');
  });

  test('not a PDF behind its mark, a locked one, and one of pictures', async () => {
    expect(await refusedBy('not.pdf', `%PDF-1.7\n${'nonsense '.repeat(1000)}`, 'invalid-input')).toContain(
      'damaged',
    );
    const { objects, trailer } = pdfParts([words]);
    const locked = [
      ...objects,
      `<< /Filter /Standard /V 1 /R 2 /O <${'28'.repeat(32)}> /U <${'bf'.repeat(32)}> /P -44 >>`,
    ];
    const encrypt = trailer
      .replace('/Root', `/Encrypt ${locked.length} 0 R /ID [<01> <01>] /Root`)
      .replace(/\/Size \d+/, `/Size ${locked.length + 1}`);
    expect(
      await refusedBy('locked.pdf', writePdf({ objects: locked, trailer: encrypt }), 'invalid-input'),
    ).toContain('password');
    expect(await refusedBy('scan.pdf', makePdf([[], [], []]), 'invalid-input')).toContain('OCR');
  });
});

test('an archive in an archive, an empty archive and a renamed picture end in words', async () => {
  await refusedBy(
    'raw.docx',
    deflateRawSync(Array.from({ length: 9_000 }, (_, n) => `word ${n * 7919}`).join(' ')),
    'invalid-input',
  );
  await refusedBy(
    'png.txt',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 1]),
    'invalid-input',
  );
  await refusedBy('empty.vtt', '', 'invalid-input');
  await refusedBy(
    'times.vtt',
    'WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:02.000 --> 00:03.000\n',
    'invalid-input',
  );
});
