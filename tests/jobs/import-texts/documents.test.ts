import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { readTextSource } from '../../../electron/jobs/import/texts/read-source.ts';
import { temporaryFiles } from '../import/files.ts';
import { documentXml, docxOf, paragraph, plainDocx, richDocx } from './make-docx.ts';
import { makePdf } from './make-pdf.ts';
import { spokenWords, turnTexts } from './words.ts';

const { write } = temporaryFiles();
const line = (text: string, y: number, x = 50, size = 11) => ({ text, x, y, size });

test('Word: paragraphs are lines, blank ones stay, tables, tabs, breaks and footnotes come in', async () => {
  const source = await readTextSource(write('rich.docx', await richDocx()));
  expect(source).toMatchObject({ container: 'docx', kind: 'note', dialect: 'plain' });
  expect(source.text).toBe(
    'The engineer came\n\n\nlate\tas ever\nAsked\nAnswered\nWhy?\nGröße 🎉\n\nSaid with a laugh.',
  );
  expect(source.notes).toContain('Its footnotes stand at the end of the text.');
});

test('Word: the words are those another reader finds', async () => {
  const docx = await richDocx();
  const { value } = await mammoth.extractRawText({ buffer: docx });
  const source = await readTextSource(write('again.docx', docx));
  expect(spokenWords(source.text.replace('Said with a laugh.', ''))).toEqual(spokenWords(value));
});

test('Word: what was deleted is gone, what was inserted is here, a text box comes once', async () => {
  const box =
    '<w:p><w:r><w:t>Before </w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>';
  const changed =
    '<w:p><w:r><w:t xml:space="preserve">It was </w:t></w:r><w:del><w:r><w:delText>good</w:delText></w:r></w:del><w:ins><w:r><w:t>late</w:t></w:r></w:ins></w:p>';
  const docx = await docxOf(documentXml(`${changed}${box}`), {
    'word/comments.xml': documentXml(paragraph('Check this.')),
    'word/header1.xml': documentXml(paragraph('Confidential')),
  });
  const source = await readTextSource(write('changed.docx', docx));
  expect(spokenWords(source.text)).toEqual(['It', 'was', 'late', 'Before', 'in', 'the', 'box']);
  expect(source.notes).toEqual([
    'Comments beside the text are left out.',
    'Headers and footers are left out.',
  ]);
});

test('Word: an Otter transcript has its turns', async () => {
  const docx = await plainDocx([
    'Ines Duarte  0:04',
    'How did it start?',
    '',
    'Unknown Speaker  0:09',
    'With a letter.',
    '',
    'Transcribed by https://otter.ai',
  ]);
  const source = await readTextSource(write('otter.docx', docx));
  expect(source).toMatchObject({ container: 'docx', dialect: 'otter', kind: 'transcript' });
  expect(turnTexts(source)).toEqual([
    ['Ines Duarte', 4000, null, 'How did it start?'],
    ['Unknown Speaker', 9000, null, 'With a letter.'],
  ]);
});

test('a document under another name is known by its content', async () => {
  expect((await readTextSource(write('notes.txt', await plainDocx(['Only words.'])))).container).toBe('docx');
  expect((await readTextSource(write('notes.vtt', makePdf([[line('Only words.', 700)]])))).container).toBe(
    'pdf',
  );
});

test('PDF: lines of a paragraph are one, divided words are put together, gaps are blank lines', async () => {
  const pdf = makePdf([
    [
      line('The delivery window was announced for the morning and it was a disap-', 700),
      line('pointment, since nobody came before the late evening, as on every well-', 686),
      line('known day. A delivery that is well-known to be late is no delivery at all', 672),
      line('to me.', 658),
      line('The second paragraph begins after a gap and runs on until its own end', 630),
      line('comes.', 616),
    ],
  ]);
  const source = await readTextSource(write('paragraphs.pdf', pdf));
  expect(source.text).toBe(
    'The delivery window was announced for the morning and it was a disappointment, since nobody came before the late evening, as on every well-known day. A delivery that is well-known to be late is no delivery at all to me.\n\nThe second paragraph begins after a gap and runs on until its own end comes.',
  );
  expect(source.notes).toContain('1 word divided at the end of a line is put together.');
});

test('PDF: headers and footers are offered, and only taken out when asked for', async () => {
  const page = (n: number, words: string) => [
    line('Study of winter', 810),
    line(words, 600),
    line(`Page ${n} of 3`, 30),
  ];
  const file = write(
    'headed.pdf',
    makePdf([page(1, 'First words.'), page(2, 'Second words.'), page(3, 'Third words.')]),
  );
  const kept = await readTextSource(file);
  expect(kept.repeated.map(({ sample, pages }) => [sample, pages])).toEqual([
    ['Study of winter', 3],
    ['Page 1 of 3', 3],
  ]);
  expect(spokenWords(kept.text).filter((word) => word === 'winter')).toHaveLength(3);
  const dropped = await readTextSource(file, { dropRepeated: true });
  expect(spokenWords(dropped.text)).toEqual(['First', 'words.', 'Second', 'words.', 'Third', 'words.']);
});

test('PDF: pages without text are told', async () => {
  const source = await readTextSource(write('half.pdf', makePdf([[line('Only words.', 700)], []])));
  expect(source.notes).toEqual(['1 page of 2 holds no text, perhaps pictures.']);
});
