import { ImportRefusal } from './failures.ts';

const startsWith = (head: Buffer, bytes: string): boolean =>
  head.subarray(0, bytes.length).equals(Buffer.from(bytes, 'latin1'));

function zipAdvice(head: Buffer): string {
  const names = head.toString('latin1');
  if (names.includes('xl/')) return 'This looks like an Excel workbook; save it as CSV and import that file.';
  if (names.includes('word/'))
    return 'This looks like a Word document; save it as plain text and import that file.';
  if (names.includes('project.qde'))
    return 'This is a REFI-QDA project, not a table; choose a CSV or text file.';
  if (names.includes('[Content_Types].xml') || names.includes('_rels/')) {
    return 'This looks like an Excel or Word file; save it as CSV or as plain text and import that file.';
  }
  return 'This is a ZIP archive; unpack it and import the file inside.';
}

/** What a file's first bytes say it is, as advice for the user; undefined for what may be text. */
export function binaryAdvice(head: Buffer): string | undefined {
  if (startsWith(head, 'PK\x03\x04') || startsWith(head, 'PK\x05\x06')) return zipAdvice(head);
  if (startsWith(head, '%PDF-')) {
    return 'This is a PDF; save or copy its text into a text file and import that file.';
  }
  if (startsWith(head, '\xd0\xcf\x11\xe0')) {
    return 'This looks like an old Excel or Word file; save it as CSV or as plain text and import that file.';
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
