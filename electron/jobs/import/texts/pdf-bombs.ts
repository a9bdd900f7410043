import { constants, inflateSync } from 'node:zlib';
import { ImportRefusal } from '../failures.ts';
import { LIMITS } from '../limits.ts';

/** Bytes before a stream in which its dictionary stands. */
const DICTIONARY_BYTES = 1_024;

/**
 * Refuses (ImportRefusal) a PDF whose packed streams unpack beyond the limits: the library would unpack them whole.
 * Pictures are passed over, they are never unpacked here. Streams that are damaged are left to the library.
 */
export function refuseBombs(data: Buffer): void {
  let total = 0;
  for (let at = data.indexOf('stream'); at >= 0; at = data.indexOf('stream', at + 6)) {
    const before = data.toString('latin1', Math.max(0, at - DICTIONARY_BYTES), at);
    // "endstream" is the end of one.
    if (before.endsWith('end')) continue;
    const dictionary = before.slice(Math.max(0, before.lastIndexOf(' obj'), before.lastIndexOf('endobj')));
    const layers = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode|RunLengthDecode)\b/g)?.length ?? 0;
    if (layers === 0 || /\/Subtype\s*\/Image/.test(dictionary)) continue;
    // A stream packed twice has no use but this one.
    if (layers > 1) throw bomb();
    let start = at + 6;
    if (data[start] === 13) start++;
    if (data[start] === 10) start++;
    total += unpackedSize(data.subarray(start));
    if (total > LIMITS.pdfUnpackedBytes) throw bomb();
  }
}

function unpackedSize(packed: Buffer): number {
  try {
    return inflateSync(packed, {
      maxOutputLength: LIMITS.pdfStreamBytes,
      finishFlush: constants.Z_SYNC_FLUSH,
    }).length;
  } catch (error) {
    if (error instanceof RangeError) throw bomb();
    return 0;
  }
}

const bomb = (): ImportRefusal =>
  new ImportRefusal(
    'too-large',
    'The PDF unpacks to far more than its size, as files made to do harm do; check where it comes from.',
  );
