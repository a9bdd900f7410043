import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { ImportRefusal } from '../failures.ts';
import { LIMITS } from '../limits.ts';
import { openZip, type ZipArchive, type ZipEntry } from '../zip.ts';

export interface DocxText {
  /** One line a paragraph, LF; blank paragraphs are blank lines. */
  readonly text: string;
  readonly notes: readonly string[];
}

const WORD = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
/** What holds no words of the text as it now stands: deleted and moved words, field codes, the second form of a drawing. */
const SILENT = new Set(['del', 'moveFrom', 'instrText', 'delInstrText']);

/**
 * The words of a Word document, paragraph by paragraph, read as a stream: nothing is linked to, run or built in memory.
 * Foot- and endnotes come after the text. Refuses (ImportRefusal) what is no Word document or is beyond the limits.
 */
export async function readDocx(path: string, signal?: AbortSignal): Promise<DocxText> {
  const archive = await openZip(path, { entries: 10_000, unpackedBytes: LIMITS.docxBytes });
  try {
    const main =
      archive.find('word/document.xml') ??
      archive.entries.find(({ name }) => /^word\/document\d*\.xml$/i.test(name));
    if (main === undefined) {
      throw new ImportRefusal(
        'invalid-input',
        'This is no Word document; save it as DOCX, PDF or plain text and import that file.',
      );
    }
    const notes: string[] = [];
    const parts = [await paragraphsOf(archive, main, signal)];
    for (const [name, words] of [
      ['word/footnotes.xml', 'footnotes'],
      ['word/endnotes.xml', 'endnotes'],
    ] as const) {
      const entry = archive.find(name);
      const own = entry === undefined ? '' : (await paragraphsOf(archive, entry, signal)).trim();
      if (own === '') continue;
      parts.push(own);
      notes.push(`Its ${words} stand at the end of the text.`);
    }
    for (const [pattern, words] of [
      [/^word\/comments\.xml$/i, 'Comments beside the text are left out.'],
      [/^word\/(?:header|footer)\d*\.xml$/i, 'Headers and footers are left out.'],
    ] as const) {
      for (const entry of archive.entries.filter(({ name }) => pattern.test(name))) {
        if ((await paragraphsOf(archive, entry, signal)).trim() === '') continue;
        notes.push(words);
        break;
      }
    }
    if (archive.entries.some(({ name }) => /^word\/media\//i.test(name)))
      notes.push('Pictures are left out.');
    return { text: parts.join('\n\n').toWellFormed(), notes };
  } finally {
    await archive.close();
  }
}

async function paragraphsOf(
  archive: ZipArchive,
  entry: ZipEntry,
  signal: AbortSignal | undefined,
): Promise<string> {
  const walker = new Walker();
  let decoder: TextDecoder | undefined;
  try {
    for await (const piece of archive.stream(entry, signal)) {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
      walker.write(decoder.decode(piece, { stream: true }));
    }
    walker.write(decoder?.decode() ?? '');
    return walker.end();
  } catch (error) {
    if (error instanceof ImportRefusal || (error instanceof Error && error.name === 'AbortError'))
      throw error;
    throw damaged();
  }
}

/** OOXML is UTF-8, or UTF-16 with its mark. */
function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

const damaged = (): ImportRefusal =>
  new ImportRefusal(
    'invalid-input',
    'The Word document is damaged and cannot be read; open it in Word and save it again.',
  );

const tooLong = (): ImportRefusal =>
  new ImportRefusal(
    'too-large',
    `The text has more than ${LIMITS.textChars.toLocaleString('en')} characters; split it into several files.`,
  );

/** Collects the words of a part as its elements pass by. */
class Walker {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #pieces: string[] = [];
  #prefix: string | undefined;
  #length = 0;
  #depth = 0;
  /** The depth from which on elements are passed over; 0 where nothing is. */
  #silentFrom = 0;
  #inText = false;
  /** Inside the list of tab stops, which are no tabs. */
  #inTabs = false;

  constructor() {
    this.#parser.on('doctype', () => {
      throw damaged();
    });
    this.#parser.on('error', () => {
      throw damaged();
    });
    this.#parser.on('opentag', (tag) => this.#open(tag));
    this.#parser.on('closetag', (tag) => this.#close(tag));
    this.#parser.on('text', (text) => {
      if (this.#inText && this.#silentFrom === 0) this.#add(text);
    });
    this.#parser.on('cdata', (text) => {
      if (this.#inText && this.#silentFrom === 0) this.#add(text);
    });
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  end(): string {
    this.#parser.close();
    return this.#pieces.join('').replace(/\n$/, '');
  }

  #add(text: string): void {
    this.#length += text.length;
    if (this.#length > LIMITS.textChars) throw tooLong();
    this.#pieces.push(text);
  }

  /** The element's own name where it is one of Word's; undefined for others. */
  #local(tag: SaxesTagPlain): string | undefined {
    this.#prefix ??= wordPrefix(tag);
    const prefix = this.#prefix;
    if (prefix === undefined) return undefined;
    if (prefix === '') return tag.name.includes(':') ? undefined : tag.name;
    return tag.name.startsWith(`${prefix}:`) ? tag.name.slice(prefix.length + 1) : undefined;
  }

  #open(tag: SaxesTagPlain): void {
    this.#depth++;
    if (this.#depth > LIMITS.docxDepth) {
      throw new ImportRefusal(
        'too-large',
        `The document holds more than ${LIMITS.docxDepth} elements inside each other, as tables in tables do; save it as plain text and import that file.`,
      );
    }
    if (this.#silentFrom > 0) return;
    const name = this.#local(tag);
    if (name === undefined) {
      if (/(?:^|:)Fallback$/.test(tag.name)) this.#silentFrom = this.#depth;
      return;
    }
    if (SILENT.has(name)) this.#silentFrom = this.#depth;
    else if (name === 't') this.#inText = true;
    else if (name === 'tab' && !this.#inTabs) this.#add('\t');
    else if (name === 'tabs') this.#inTabs = true;
    else if (name === 'br' || name === 'cr') this.#add('\n');
    else if (name === 'noBreakHyphen') this.#add('\u2011');
    // Text boxes stand inside a paragraph of the text around them.
    else if (name === 'txbxContent' && this.#length > 0) this.#add('\n');
  }

  #close(tag: SaxesTagPlain): void {
    if (this.#silentFrom === this.#depth) this.#silentFrom = 0;
    else if (this.#silentFrom === 0) {
      const name = this.#local(tag);
      if (name === 't') this.#inText = false;
      else if (name === 'tabs') this.#inTabs = false;
      else if (name === 'p') this.#add('\n');
    }
    this.#depth--;
  }
}

/** What Word's names are called in this part: `w`, or whatever the root element says. */
function wordPrefix(root: SaxesTagPlain): string | undefined {
  for (const [name, value] of Object.entries(root.attributes)) {
    if (!WORD.has(String(value))) continue;
    if (name === 'xmlns') return '';
    if (name.startsWith('xmlns:')) return name.slice('xmlns:'.length);
  }
  return undefined;
}
