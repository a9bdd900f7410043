import { basename, extname } from 'node:path';
import type { TableNote } from '../../../shared/voices/import-model.ts';
import { newTally, utf8Chunks } from './decode.ts';
import { detectEncoding } from './encoding.ts';
import { ImportRefusal } from './failures.ts';
import { LIMITS } from './limits.ts';
import { openFile } from './open-file.ts';
import { characterNotes } from './table-notes.ts';

export interface TextFile {
  /** The file's name without its extension. */
  readonly title: string;
  /** Well-formed, line ends as LF, otherwise as in the file. */
  readonly text: string;
  readonly encoding: string;
  readonly encodingCertain: boolean;
  readonly notes: readonly TableNote[];
}

/**
 * Reads a TXT or MD file whole. `choices.encoding` replaces the detection.
 * Refuses (ImportRefusal) what is no text, is blank, or has more than LIMITS.textChars characters.
 */
export async function readTextFile(
  path: string,
  choices: { readonly encoding?: string } = {},
  signal?: AbortSignal,
): Promise<TextFile> {
  const file = await openFile(path);
  try {
    const encoding = await detectEncoding(file, choices.encoding, signal);
    const tally = newTally();
    const pieces: Buffer[] = [];
    let length = 0;
    for await (const piece of utf8Chunks(file, encoding, tally, signal)) {
      pieces.push(piece);
      length += piece.length;
      // No UTF-16 unit takes more than three bytes.
      if (length > LIMITS.textChars * 3) throw textTooLong();
    }
    const text = Buffer.concat(pieces).toString('utf8').replace(/\r\n?/g, '\n').toWellFormed();
    if (text.length > LIMITS.textChars) throw textTooLong();
    if (text.trim() === '') {
      throw new ImportRefusal('invalid-input', 'The file holds no text; check that it was saved.');
    }
    return {
      title: basename(path, extname(path)).normalize('NFC').toWellFormed(),
      text,
      encoding: encoding.label,
      encodingCertain: encoding.certain,
      notes: characterNotes(tally, undefined),
    };
  } finally {
    await file.close();
  }
}

function textTooLong(): ImportRefusal {
  return new ImportRefusal(
    'too-large',
    `The text has more than ${LIMITS.textChars.toLocaleString('en')} characters; split it into several files.`,
  );
}
