import { isAscii, isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { ImportRefusal } from './failures.ts';
import type { OpenFile } from './open-file.ts';
import { singleByteScore } from './single-byte.ts';
import { incompleteTail } from './utf8-tail.ts';

export interface Encoding {
  /** Lower-case label that iconv-lite knows. */
  readonly label: string;
  readonly bom: boolean;
  /** False when the label is a guess. */
  readonly certain: boolean;
  readonly forced: boolean;
}

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** Bytes shown to chardet and to the scoring of single-byte encodings. */
const EVIDENCE_BYTES = 64 * 1024;
/** Enough good UTF-8 sequences to be sure of them; counting stops there. */
const ENOUGH_SEQUENCES = 1000;

function bomOf(head: Buffer): string | undefined {
  return BOMS.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))?.[0];
}

/**
 * UTF-16 without a BOM: nearly all NULs, or the units of comma, space and line end, sit at one parity.
 * Undefined when the bytes do not look like UTF-16.
 */
function utf16WithoutBom(head: Buffer): string | undefined {
  const end = head.length - (head.length % 2);
  if (end < 4) return undefined;
  let evenNul = 0;
  let oddNul = 0;
  let le = 0;
  let be = 0;
  for (let i = 0; i < end; i += 2) {
    const first = head[i] ?? 0;
    const second = head[i + 1] ?? 0;
    if (first === 0 && second === 0) return undefined;
    if (first === 0) evenNul++;
    if (second === 0) oddNul++;
    if (second === 0 && (first === 10 || first === 13 || first === 32 || first === 44)) le++;
    if (first === 0 && (second === 10 || second === 13 || second === 32 || second === 44)) be++;
  }
  const units = end / 2;
  const looks = (nul: number, other: number, marks: number): boolean =>
    other * 20 <= nul && (nul * 5 >= units || (marks >= 2 && marks * 200 >= units));
  const label = looks(oddNul, evenNul, le) ? 'utf-16le' : looks(evenNul, oddNul, be) ? 'utf-16be' : undefined;
  if (label === undefined) return undefined;
  const text = iconv.decode(head.subarray(0, end), label);
  // One surrogate may be cut off at the end of the sample.
  return text.slice(0, -1).isWellFormed() || text.isWellFormed() ? label : undefined;
}

interface Utf8Scan {
  readonly ascii: boolean;
  readonly invalid: number;
  readonly sequences: number;
  /** Byte offset of the first invalid byte. */
  readonly firstInvalid: number | undefined;
  /** Bytes around the first trouble, for guessing. */
  readonly evidence: Buffer;
}

/** Counts good multi-byte sequences and bad bytes; a sequence is judged by its lead and its continuation bytes. */
function countSequences(bytes: Buffer): { good: number; bad: number; firstBad: number | undefined } {
  let good = 0;
  let bad = 0;
  let firstBad: number | undefined;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (length > 0 && lead <= 0xf4 && isUtf8(bytes.subarray(i, i + length))) {
      good++;
      i += length;
    } else {
      bad++;
      firstBad ??= i;
      i++;
    }
  }
  return { good, bad, firstBad };
}

async function scanUtf8(file: OpenFile, signal: AbortSignal | undefined): Promise<Utf8Scan> {
  let ascii = true;
  let invalid = 0;
  let sequences = 0;
  let firstInvalid: number | undefined;
  let evidence: Buffer | undefined;
  let position = 0;
  let tail: Buffer = Buffer.alloc(0);
  const look = (bytes: Buffer): void => {
    if (isAscii(bytes)) return;
    ascii = false;
    const valid = isUtf8(bytes);
    if (valid && sequences >= ENOUGH_SEQUENCES) return;
    const { good, bad, firstBad } = countSequences(bytes);
    sequences += good;
    invalid += bad;
    if (firstBad !== undefined && firstInvalid === undefined) {
      firstInvalid = position + firstBad;
      const from = Math.max(0, firstBad - EVIDENCE_BYTES / 2);
      evidence = bytes.subarray(from, from + EVIDENCE_BYTES);
    }
  };
  for await (const chunk of file.chunks(signal)) {
    const bytes: Buffer = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
    const cut = bytes.length - incompleteTail(bytes);
    look(bytes.subarray(0, cut));
    position += cut;
    tail = bytes.subarray(cut);
    // Far more bad than good: this is not UTF-8 at all, and the rest cannot change that.
    if (invalid > 5000 && invalid > sequences * 20) break;
  }
  look(tail);
  return { ascii, invalid, sequences, firstInvalid, evidence: evidence ?? Buffer.alloc(0) };
}

const MULTI_BYTE = new Set(['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr', 'iso-2022-jp']);
/** Scripts that the Latin scoring cannot judge; chardet is believed for them. */
const OTHER_SCRIPTS = /^(windows-125[13568]|koi8-r|iso-8859-[5678])$/;

/** The likeliest legacy encoding of bytes that are not UTF-8; windows-1252 when nothing speaks for another. */
export function guessLegacy(evidence: Buffer): string {
  const matches = chardet
    .analyse(evidence)
    .map((match) => ({ label: match.name.toLowerCase(), sure: match.confidence }));
  const best = matches[0];
  if (best !== undefined) {
    const clean = (label: string): boolean =>
      // The evidence may begin or end inside a character.
      iconv.encodingExists(label) && !iconv.decode(evidence, label).slice(4, -4).includes('\ufffd');
    if (MULTI_BYTE.has(best.label) && best.sure >= 40 && clean(best.label)) return best.label;
    if (OTHER_SCRIPTS.test(best.label) && best.sure >= 25 && clean(best.label)) return best.label;
  }
  const usual = singleByteScore(iconv.decode(evidence, 'windows-1252'));
  const mac = singleByteScore(iconv.decode(evidence, 'macintosh'));
  if (mac > usual) return 'macintosh';
  const second = matches.find((match) => match.label === 'windows-1250');
  return second !== undefined && second === best && second.sure >= 40 ? 'windows-1250' : 'windows-1252';
}

/** The line, from 1, that holds the byte at `offset` of the file. */
export async function lineAt(file: OpenFile, offset: number): Promise<number> {
  let line = 1;
  let position = 0;
  let before = 0;
  for await (const chunk of file.chunks()) {
    for (const byte of chunk) {
      if (position++ >= offset) return line;
      if (byte === 13 || (byte === 10 && before !== 13)) line++;
      before = byte;
    }
  }
  return line;
}

function forcedEncoding(label: string, head: Buffer): Encoding {
  const lower = label.trim().toLowerCase();
  if (!iconv.encodingExists(lower)) {
    throw new ImportRefusal('invalid-input', `The encoding “${label}” is not known; choose another one.`);
  }
  return { label: lower, bom: bomOf(head) === lower, certain: true, forced: true };
}

/**
 * Finds a file's encoding: byte order mark, UTF-16 by its NULs, strict UTF-8 over the whole file, then a guess.
 * `forced` is the user's own choice and is believed.
 * Refuses a binary file, and a file in which bytes of another encoding stand among good UTF-8.
 */
export async function detectEncoding(
  file: OpenFile,
  forced?: string,
  signal?: AbortSignal,
): Promise<Encoding> {
  const head = await file.head(EVIDENCE_BYTES);
  if (forced !== undefined) return forcedEncoding(forced, head);
  const marked = bomOf(head);
  if (marked !== undefined && marked !== 'utf-8')
    return { label: marked, bom: true, certain: true, forced: false };
  const wide = utf16WithoutBom(head);
  if (wide !== undefined) return { label: wide, bom: false, certain: false, forced: false };
  refuseBinary(head);
  const scan = await scanUtf8(file, signal);
  const bom = marked === 'utf-8';
  if (scan.firstInvalid === undefined) return { label: 'utf-8', bom, certain: true, forced: false };
  if (bom || scan.sequences * 3 >= scan.invalid * 2) {
    const line = await lineAt(file, scan.firstInvalid);
    throw new ImportRefusal(
      'invalid-input',
      `The file mixes encodings: it is UTF-8, but line ${line} holds bytes that are not; save it again as UTF-8, or choose the encoding yourself.`,
      line,
    );
  }
  return { label: guessLegacy(scan.evidence), bom: false, certain: false, forced: false };
}

/** Text has next to no control characters; a file with many of them is something else. A few may be damage. */
function refuseBinary(head: Buffer): void {
  let controls = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) controls++;
  if (controls > 8 && controls * 20 > head.length) {
    throw new ImportRefusal('invalid-input', 'This is not a text file; choose a CSV, TSV, TXT or MD file.');
  }
}
