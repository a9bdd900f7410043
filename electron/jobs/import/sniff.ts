import type { Delimiter, Newline } from '../../../shared/voices/import-model.ts';

const CANDIDATES: readonly Delimiter[] = [',', ';', '\t', '|'];
const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Characters of decoded text looked at. */
export const SNIFF_CHARS = 64 * 1024;

/** The line end used outside quotes; stray others do not change the answer. */
export function sniffNewline(text: string): Newline {
  let crlf = 0;
  let lf = 0;
  let cr = 0;
  let quoted = false;
  let atStart = true;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (quoted) {
      if (unit === QUOTE) {
        if (text.charCodeAt(i + 1) === QUOTE) i++;
        else quoted = false;
      }
      continue;
    }
    if (unit === QUOTE && atStart) quoted = true;
    else if (unit === CR && text.charCodeAt(i + 1) === LF) {
      crlf++;
      i++;
    } else if (unit === LF) lf++;
    else if (unit === CR) cr++;
    const end = text.charCodeAt(i);
    atStart = end === LF || end === CR || CANDIDATES.some((d) => d.charCodeAt(0) === end);
  }
  if (cr > 3 * (crlf + lf)) return 'cr';
  return crlf > 0 && crlf >= lf ? 'crlf' : 'lf';
}

/** Number of cells of each whole record of `text`, at most 200 records; the record cut off at the end is left out. */
function recordWidths(
  text: string,
  delimiter: Delimiter,
  newline: Newline,
  whole: boolean,
): readonly number[] {
  const split = delimiter.charCodeAt(0);
  const end = newline === 'cr' ? CR : LF;
  const widths: number[] = [];
  let width = 1;
  let quoted = false;
  let atStart = true;
  let filled = false;
  for (let i = 0; i < text.length && widths.length < 200; i++) {
    const unit = text.charCodeAt(i);
    if (quoted) {
      if (unit === QUOTE) {
        if (text.charCodeAt(i + 1) === QUOTE) i++;
        else quoted = false;
      }
      continue;
    }
    if (unit === end) {
      if (filled) widths.push(width);
      width = 1;
      filled = false;
      atStart = true;
      continue;
    }
    if (unit === QUOTE && atStart) quoted = true;
    if (unit !== CR) filled = true;
    atStart = unit === split;
    if (atStart) width++;
  }
  if (whole && filled && !quoted) widths.push(width);
  return widths;
}

/** How well a delimiter explains the text: the share of records with the commonest width, wider being better. */
function explains(widths: readonly number[]): number {
  if (widths.length === 0 || widths[0] === 1) return 0;
  const times = new Map<number, number>();
  for (const width of widths) times.set(width, (times.get(width) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of times) {
    if (width > 1) best = Math.max(best, (count / widths.length) * (1 + Math.log2(width) / 20));
  }
  return best;
}

/**
 * The delimiter among comma, semicolon, tab and bar that splits the records most evenly, counted outside quotes.
 * A file of one column gets a delimiter that does not occur in it.
 * @param whole true when `text` is the whole file, so that its last record counts.
 */
export function sniffDelimiter(text: string, newline: Newline, whole: boolean): Delimiter {
  let best: Delimiter | undefined;
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    const score = explains(recordWidths(text, candidate, newline, whole));
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best ?? CANDIDATES.find((candidate) => !text.includes(candidate)) ?? ',';
}
