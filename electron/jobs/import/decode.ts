import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Encoding } from './encoding.ts';
import { lineAt } from './encoding.ts';
import { ImportRefusal } from './failures.ts';
import type { OpenFile } from './open-file.ts';
import { incompleteTail } from './utf8-tail.ts';

/** What was met while decoding; counts grow as the file is read. */
export interface DecodeTally {
  /** Bytes of the file read so far. */
  bytes: number;
  /** NUL characters, kept as they are. */
  nul: number;
  /** Characters that the encoding could not read and that became U+FFFD. */
  replaced: number;
  /** U+FFFD that were in the file already: lost before it got here. */
  alreadyReplaced: number;
}

export const newTally = (): DecodeTally => ({ bytes: 0, nul: 0, replaced: 0, alreadyReplaced: 0 });

const LOST = Buffer.from('\ufffd');

function countBytes(buffer: Buffer, what: number | Buffer, step: number): number {
  let count = 0;
  for (let at = buffer.indexOf(what); at >= 0; at = buffer.indexOf(what, at + step)) count++;
  return count;
}

/** Counts U+FFFD and lone surrogates in decoded text. */
function countLost(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return text.isWellFormed() ? count : count + (text.match(/\p{Surrogate}/gu)?.length ?? 0);
}

/**
 * The file as well-formed UTF-8 without its BOM, in pieces that never split a character.
 * Refuses bytes that are not UTF-8 where the encoding says so, unless the user forced it; then they are counted.
 */
export async function* utf8Chunks(
  file: OpenFile,
  encoding: Pick<Encoding, 'label' | 'forced'>,
  tally: DecodeTally,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const pieces = isUtf8Label(encoding.label)
    ? fromUtf8(file, encoding.forced, tally, signal)
    : fromLegacy(file, encoding.label, tally, signal);
  for await (const piece of pieces) {
    tally.nul += countBytes(piece, 0, 1);
    if (piece.length > 0) yield piece;
  }
}

const isUtf8Label = (label: string): boolean => label === 'utf-8' || label === 'utf8';

async function* fromUtf8(
  file: OpenFile,
  forced: boolean,
  tally: DecodeTally,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  let tail: Buffer = Buffer.alloc(0);
  let start = 0;
  const checked = async (bytes: Buffer): Promise<Buffer> => {
    const body =
      start === 0 && bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? bytes.subarray(3) : bytes;
    if (isUtf8(body)) {
      tally.alreadyReplaced += countBytes(body, LOST, 3);
      return body;
    }
    const text = body.toString('utf8');
    if (!forced) {
      const before = Buffer.byteLength(text.slice(0, firstLost(body, text)));
      const line = await lineAt(file, start + (bytes.length - body.length) + before);
      throw new ImportRefusal(
        'invalid-input',
        `Line ${line} holds bytes that are not UTF-8; save the file again as UTF-8, or choose the encoding yourself.`,
        line,
      );
    }
    tally.replaced += countLost(text);
    return Buffer.from(text);
  };
  for await (const chunk of file.chunks(signal)) {
    tally.bytes += chunk.length;
    const bytes: Buffer = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
    const cut = bytes.length - incompleteTail(bytes);
    yield await checked(bytes.subarray(0, cut));
    start += cut;
    tail = bytes.subarray(cut);
  }
  if (tail.length > 0) yield await checked(tail);
}

/** Index in `text` of the first U+FFFD that stands for bad bytes, not for a U+FFFD written in the file. */
function firstLost(bytes: Buffer, text: string): number {
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (!bytes.subarray(offset, offset + 3).equals(LOST)) return at;
    offset += 3;
    from = at + 1;
  }
  return text.length;
}

async function* fromLegacy(
  file: OpenFile,
  label: string,
  tally: DecodeTally,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const decoder = iconv.getDecoder(label);
  let carry = '';
  let first = true;
  const encoded = (decoded: string, last: boolean): Buffer => {
    let text = carry + decoded;
    carry = '';
    if (first && text.startsWith('\ufeff')) text = text.slice(1);
    if (text !== '') first = false;
    const end = text.charCodeAt(text.length - 1);
    if (!last && end >= 0xd800 && end < 0xdc00) {
      carry = text.slice(-1);
      text = text.slice(0, -1);
    }
    tally.replaced += countLost(text);
    return Buffer.from(text);
  };
  for await (const chunk of file.chunks(signal)) {
    tally.bytes += chunk.length;
    yield encoded(decoder.write(chunk), false);
  }
  yield encoded(decoder.end() ?? '', true);
}
