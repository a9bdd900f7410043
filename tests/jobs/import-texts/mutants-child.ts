/** Reads spoiled PDFs, as many as asked for, and prints how they ended. */
import { pdfParts, writePdf } from './make-pdf.ts';
import { mutate, tried } from './mutate.ts';

const [path = '', rounds = '0'] = process.argv.slice(2);

const pdfBits = [
  '<<',
  '>>',
  '[',
  ']',
  ' 0 R',
  '1 0 R',
  '2 0 R',
  '5 0 R',
  'stream\n',
  '\nendstream',
  '/Kids',
  '/Filter /FlateDecode',
  '/Length 9999999',
  '/Length -1',
  '/Type /Page',
  'BT',
  'ET',
  'Tj',
  '(',
  ')',
  '<41>',
  '999999999999',
  '-1',
  'null',
  'endobj',
  '/Encrypt 3 0 R',
  '\x80',
];

const line = (text: string, y: number) => ({ text, x: 50, y });
const parts = pdfParts([
  [
    line('Header of every page', 800),
    line('Ada: It came late, and no-', 700),
    line('body called (twice).', 686),
  ],
  [line('Header of every page', 800), line('Ben: Why?', 700)],
  [line('Header of every page', 800), line('Ada: On Monday.', 700)],
]);
const counts = await tried(path, Number(rounds), (next) => {
  const at = Math.floor(next() * parts.objects.length);
  const objects = parts.objects.map((object, index) =>
    index === at || next() < 0.1 ? mutate(object, /(?=[ /\n<>[\]()])/, pdfBits, next) : object,
  );
  const trailer = next() < 0.1 ? mutate(parts.trailer, /(?= )/, pdfBits, next) : parts.trailer;
  return writePdf({ objects, trailer });
});
process.stdout.write(JSON.stringify(counts), () => process.exit(0));
