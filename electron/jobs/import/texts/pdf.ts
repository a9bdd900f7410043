import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ImportRefusal } from '../failures.ts';
import { LIMITS } from '../limits.ts';
import { refuseBombs } from './pdf-bombs.ts';
import { linesOfPage, type PageLine } from './pdf-lines.ts';
import { joinPages, type Repeated, repeatedLines } from './pdf-paragraphs.ts';

export interface PdfText {
  readonly text: string;
  /** Headers and footers; taken out of `text` only where that was asked for. */
  readonly repeated: readonly Repeated[];
  readonly notes: readonly string[];
}

/** How long opening and each page may take, in ms. */
const PATIENCE_MS = 4_000;

/**
 * The words of a PDF in reading order. Nothing in the file is run, drawn or fetched. Refuses (ImportRefusal) what is no
 * PDF, needs a password, holds pictures only, or is beyond the limits.
 */
export async function readPdf(
  file: string,
  { dropRepeated }: { readonly dropRepeated: boolean },
  onPage: (page: number, pages: number) => void = () => undefined,
): Promise<PdfText> {
  const { size } = await stat(file);
  if (size > LIMITS.pdfBytes) {
    throw new ImportRefusal(
      'too-large',
      `The PDF has more than ${LIMITS.pdfBytes / 1024 / 1024} MB; split it, or save it without its pictures.`,
    );
  }
  const data = await readFile(file);
  refuseBombs(data);
  const { getDocument, VerbosityLevel, PasswordException } = await pdfjs();
  listenForStrays();
  const loading = getDocument({
    data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
    maxImageSize: 1,
    cMapUrl: cMapFolder(),
    cMapPacked: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await patiently(loading.promise);
    return await readPages(document, dropRepeated, onPage);
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    if (error instanceof PasswordException) {
      throw new ImportRefusal(
        'invalid-input',
        'The PDF is protected by a password; save it without one and import that file.',
      );
    }
    throw damaged();
  } finally {
    await loading.destroy().catch(() => undefined);
  }
}

async function readPages(
  document: PDFDocumentProxy,
  dropRepeated: boolean,
  onPage: (page: number, pages: number) => void,
): Promise<PdfText> {
  const { numPages } = document;
  if (numPages > LIMITS.pdfPages) {
    throw new ImportRefusal(
      'too-large',
      `The PDF has ${numPages.toLocaleString('en')} pages and at most ${LIMITS.pdfPages.toLocaleString('en')} are read; split it into several files.`,
    );
  }
  const pages: (readonly PageLine[])[] = [];
  let unreadable = 0;
  let length = 0;
  for (let number = 1; number <= numPages; number++) {
    onPage(number, numPages);
    const lines = await pageLines(document, number);
    if (lines === undefined) unreadable++;
    for (const line of lines ?? []) length += line.text.length + 1;
    if (length > LIMITS.textChars) {
      throw new ImportRefusal(
        'too-large',
        `The text has more than ${LIMITS.textChars.toLocaleString('en')} characters; split it into several files.`,
      );
    }
    pages.push(lines ?? []);
  }
  if (unreadable === numPages) throw damaged();
  const empty = pages.filter((lines) => lines.length === 0).length - unreadable;
  if (empty + unreadable === numPages) {
    throw new ImportRefusal(
      'invalid-input',
      'The PDF holds pictures of pages and no text; have its text recognised (OCR) and import the result.',
    );
  }
  const repeated = repeatedLines(pages);
  const { text, unhyphenated } = joinPages(pages, dropRepeated ? repeated : []);
  const notes: string[] = [];
  if (empty > 0)
    notes.push(
      `${pagesWords(empty)} of ${numPages.toLocaleString('en')} ${empty === 1 ? 'holds' : 'hold'} no text, perhaps pictures.`,
    );
  if (unreadable > 0)
    notes.push(`${pagesWords(unreadable)} of ${numPages.toLocaleString('en')} could not be read.`);
  if (unhyphenated > 0) {
    notes.push(
      `${unhyphenated.toLocaleString('en')} ${unhyphenated === 1 ? 'word' : 'words'} divided at the end of a line ${unhyphenated === 1 ? 'is' : 'are'} put together.`,
    );
  }
  return { text, repeated, notes };
}

/** Lines of one page; undefined where the page is broken: the others can still be read. */
async function pageLines(
  document: PDFDocumentProxy,
  number: number,
): Promise<readonly PageLine[] | undefined> {
  try {
    const page = await patiently(document.getPage(number));
    const content = await patiently(page.getTextContent({ disableNormalization: false }));
    page.cleanup();
    return linesOfPage(content.items.filter((item) => 'str' in item));
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    return undefined;
  }
}

const pagesWords = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'page' : 'pages'}`;

const damaged = (): ImportRefusal =>
  new ImportRefusal(
    'invalid-input',
    'The PDF is damaged and cannot be read; open it elsewhere and save it again.',
  );

async function patiently<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new ImportRefusal(
            'too-large',
            'The PDF takes too long to read; save it again as PDF or as plain text and import that file.',
          ),
        ),
      PATIENCE_MS,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

let isListening = false;

/**
 * The library leaves rejections of its own unheard on damaged files, beside the one it answers with; Node would end the
 * process for them. Those of others still do.
 */
function listenForStrays(): void {
  if (isListening) return;
  isListening = true;
  process.on('unhandledRejection', (reason) => {
    if (!(reason instanceof Error && STRAY.test(`${reason.name} ${reason.stack ?? ''}`))) throw reason;
  });
}

/** Names the library gives its errors, or its worker in the stack. */
const STRAY =
  /(?:Parser|XRef|MissingData|Password|InvalidPDF|Response|UnknownError|Format|Abort|Jpx|Jpeg|Jbig2)\w*(?:Exception|Error)|pdf\.worker|WorkerMessageHandler|PDFDocument|PDFManager|Catalog|XRef/;

/** The library, with its worker beside it in this process: jobs are processes of their own already. */
async function pdfjs(): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> {
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

/** Tables of characters for fonts of Chinese, Japanese and Korean: beside the bundle, or in the package. */
function cMapFolder(): string {
  const bundled = path.join(import.meta.dirname, '..', 'cmaps');
  const own = path.join(import.meta.dirname, '../../../../node_modules/pdfjs-dist/cmaps');
  return `${existsSync(bundled) ? bundled : own}/`;
}
