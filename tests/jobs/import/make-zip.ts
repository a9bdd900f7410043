import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive made for a test; what it says of itself may be false. */
export interface MadeEntry {
  readonly name: string;
  readonly data?: Buffer | string;
  /** Data that is packed already, with the size it says it unpacks to. */
  readonly packed?: { readonly bytes: Buffer; readonly size: number; readonly sum: number };
  readonly claimedSize?: number;
  readonly claimedSum?: number;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  /** Unix mode, for links. */
  readonly mode?: number;
}

/** A ZIP archive with these entries, true or lying, written by hand so that a test can write what no tool would. */
export function makeZip(entries: readonly MadeEntry[], claimedCount = entries.length): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const raw = Buffer.from(entry.data ?? '');
    const bytes = entry.packed?.bytes ?? (entry.stored ? raw : deflateRawSync(raw));
    const size = entry.claimedSize ?? entry.packed?.size ?? raw.length;
    const sum = entry.claimedSum ?? entry.packed?.sum ?? crc32(raw);
    const name = Buffer.from(entry.name, 'utf8');
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800 | (entry.encrypted ? 1 : 0), 2);
    fields.writeUInt16LE(entry.stored ? 0 : 8, 4);
    fields.writeUInt32LE(sum, 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, bytes]);
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02', 'latin1');
    central.writeUInt16LE(0x0314, 4);
    fields.copy(central, 6, 0, 24);
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
    central.writeUInt32LE(at, 42);
    directory.push(central, name);
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Math.min(claimedCount, 0xffff), 8);
  end.writeUInt16LE(Math.min(claimedCount, 0xffff), 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, central, end]);
}

const CONTENT =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const RELS = (links: string): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`;
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook; each can be replaced by a text of the test's own. */
export interface MadeWorkbook {
  /** `<sheetData>`'s content of each sheet. */
  readonly sheets?: Readonly<Record<string, string>>;
  /** `<si>` elements. */
  readonly strings?: string;
  /** `<numFmt>` elements and `<xf>` elements. */
  readonly formats?: string;
  readonly styles?: string;
  readonly date1904?: boolean;
  readonly hidden?: readonly string[];
  /** Whole parts by name, in place of what would be written. */
  readonly parts?: Readonly<Record<string, Buffer | string>>;
}

/** The entries of a small workbook as Excel writes them. */
export function workbookEntries(book: MadeWorkbook): readonly MadeEntry[] {
  const { sheets = { Sheet1: '' }, strings, formats = '', styles, date1904, hidden = [], parts = {} } = book;
  const names = Object.keys(sheets);
  const files: Record<string, Buffer | string> = {
    '[Content_Types].xml': CONTENT,
    '_rels/.rels': RELS(`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`),
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="s${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': RELS(
      `${names.map((_, i) => `<Relationship Id="s${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="t" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="f" Type="${OFFICE}/styles" Target="/xl/styles.xml"/>`,
    ),
    ...Object.fromEntries(
      Object.values(sheets).map((rows, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...(strings === undefined
      ? {}
      : {
          'xl/sharedStrings.xml': `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${strings}</sst>`,
        }),
    ...(styles === undefined
      ? {}
      : {
          'xl/styles.xml': `<?xml version="1.0" encoding="UTF-8"?><styleSheet><numFmts>${formats}</numFmts><cellXfs>${styles}</cellXfs></styleSheet>`,
        }),
    ...parts,
  };
  return Object.entries(files).map(([name, data]) => ({ name, data }));
}

export const makeWorkbook = (book: MadeWorkbook): Buffer => makeZip(workbookEntries(book));

/** A row of inline texts from column A on. */
export const textRow = (line: number, cells: readonly string[]): string =>
  `<row r="${line}">${cells.map((cell, i) => `<c r="${columnName(i)}${line}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`).join('')}</row>`;

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (index % 26));
}
