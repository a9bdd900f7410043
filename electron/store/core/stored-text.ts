import { FailureError } from '../../../shared/api/failure.ts';
import { codePointLength } from '../../../shared/text/code-points.ts';
import { textHash } from '../file/texts.ts';

/** Code points a source may have. */
export const MAX_LENGTH = 10_000_000;

/** A source's text as it is kept, with what is stored beside it. `length` counts code points. */
export interface StoredText {
  readonly text: string;
  readonly length: number;
  readonly sha256: Buffer;
}

/** Text as every source keeps it: halves of surrogate pairs replaced by U+FFFD, lines ended by LF, nothing else changed. */
export function cleanText(text: string): string {
  const wellFormed = text.toWellFormed();
  return wellFormed.includes('\r') ? wellFormed.replace(/\r\n?/g, '\n') : wellFormed;
}

/** Measures and hashes a clean text; a longer one than `MAX_LENGTH` is refused as too large. */
export function storedText(clean: string): StoredText {
  const length = codePointLength(clean);
  if (length > MAX_LENGTH) {
    throw new FailureError(
      'too-large',
      `This text has ${length.toLocaleString('en')} characters; a source holds at most 10,000,000. Split it and add the parts.`,
    );
  }
  return { text: clean, length, sha256: textHash(clean) };
}
