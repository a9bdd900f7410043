import { ImportRefusal } from './failures.ts';

const startsWith = (head: Buffer, bytes: string): boolean =>
  head.subarray(0, bytes.length).equals(Buffer.from(bytes, 'latin1'));

/** Whether a file begins as a ZIP archive does, an empty one too. */
export const isZip = (head: Buffer): boolean =>
  startsWith(head, 'PK\x03\x04') || startsWith(head, 'PK\x05\x06');

/** What to do with an archive that holds no table, by the names in it. */
export function zipAdvice(names: readonly string[]): string {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (names.length === 0) return 'The archive is empty; export it again from the tool it came from.';
  if (has(/^xl\/.*\.bin$/i)) return 'This is a binary workbook (XLSB); save it as XLSX and import that file.';
  if (has(/^word\//i)) return 'This is a Word document, not a table; import it as a text.';
  if (has(/\.qde$/i)) return 'This is a REFI-QDA project, not a table; choose a CSV or text file.';
  if (has(/^content\.xml$/i))
    return 'This is an OpenDocument file; save it as XLSX or CSV and import that file.';
  if (has(/\.iwa$/i))
    return 'This is a Numbers or Pages file; export it as XLSX or CSV and import that file.';
  if (has(/\.zip$/i)) return 'The archive holds only other archives; unpack it and choose what is inside.';
  return 'The archive holds no CSV, TSV, XLSX or JSON lines file; unpack it and choose the right file.';
}

function textAdvice(head: Buffer): string {
  const names = head.toString('latin1');
  if (names.includes('xl/')) return 'This is an Excel workbook, not a text; give it an ending of .xlsx.';
  if (names.includes('word/')) return 'This is a Word document, not a text; give it an ending of .docx.';
  return 'This is a ZIP archive, not a text; unpack it and import the file inside.';
}

/** What a file's first bytes say it is, as advice for the user; undefined for what may be text. */
export function binaryAdvice(head: Buffer): string | undefined {
  if (isZip(head)) return textAdvice(head);
  if (startsWith(head, '%PDF-')) {
    return 'This is a PDF; save or copy its text into a text file and import that file.';
  }
  if (startsWith(head, '\xd0\xcf\x11\xe0')) {
    return 'This looks like an old Excel or Word file, or one with a password; save it as XLSX, CSV or plain text without one.';
  }
  if (startsWith(head, 'SQLite format 3')) {
    return 'This is a database or a Touchline workspace, not a table; open a workspace from the start screen.';
  }
  if (startsWith(head, '\x1f\x8b')) return 'This is a compressed file; unpack it and import the file inside.';
  if (startsWith(head, '{\\rtf'))
    return 'This is a rich text file; save it as plain text and import that file.';
  if (startsWith(head, '\x89PNG') || startsWith(head, '\xff\xd8\xff') || startsWith(head, 'GIF8')) {
    return 'This is a picture; choose a text or CSV file.';
  }
  return undefined;
}

/** Refuses files known to be something else than text. */
export function refuseKnownBinary(head: Buffer): void {
  const advice = binaryAdvice(head);
  if (advice !== undefined) throw new ImportRefusal('invalid-input', advice);
}
