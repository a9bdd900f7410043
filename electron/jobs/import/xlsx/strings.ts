import { ImportRefusal } from '../failures.ts';
import { LIMITS } from '../limits.ts';
import type { ZipArchive, ZipEntry } from '../zip.ts';
import { readXml } from './xml.ts';

/** Characters that XML cannot hold are written `_x000D_`; an underscore before such letters is written `_x005F_`. */
export function unescapeCell(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/**
 * Gathers the text of a cell or a shared string out of its runs: `<t>` wherever it stands, but for the reading aids
 * of Japanese text (`rPh`).
 */
export class TextRuns {
  #text = '';
  #isInside = false;
  #aids = 0;

  open(name: string): void {
    if (name === 'rPh') this.#aids += 1;
    else if (name === 't') this.#isInside = this.#aids === 0;
  }

  add(text: string): void {
    if (!this.#isInside) return;
    this.#text += text;
    if (this.#text.length > LIMITS.cellChars) throw tooManyStrings();
  }

  close(name: string): void {
    if (name === 'rPh') this.#aids -= 1;
    else if (name === 't') this.#isInside = false;
  }

  take(): string {
    const text = this.#text;
    this.#text = '';
    return unescapeCell(text);
  }
}

/** The workbook's shared strings, by number. Refuses (ImportRefusal) more of them than memory is meant for. */
export async function readStrings(archive: ZipArchive, entry: ZipEntry): Promise<readonly string[]> {
  if (entry.bytes > LIMITS.xlsxStringBytes) throw tooManyStrings();
  const strings: string[] = [];
  const runs = new TextRuns();
  await readXml(archive.stream(entry), 'The workbook’s list of texts', {
    open: (name) => runs.open(name),
    text: (text) => runs.add(text),
    close: (name) => {
      runs.close(name);
      if (name !== 'si') return;
      if (strings.length >= LIMITS.xlsxCells) throw tooManyStrings();
      strings.push(runs.take());
    },
  });
  return strings;
}

const tooManyStrings = (): ImportRefusal =>
  new ImportRefusal(
    'too-large',
    'The workbook holds more texts than are read at once; save the sheet as CSV and import that file.',
  );
