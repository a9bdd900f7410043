import { interWidths } from './inter-widths.generated.ts';
import { sourceSerifWidths } from './source-serif-widths.generated.ts';

/**
 * Measures text without a screen, from the advance widths of the bundled fonts, so that a line breaks at the
 * same word on screen, in a file and on paper. Kerning is left out: it changes a line by three per cent at most, mostly to the shorter side.
 */

/** `sans` is Inter, `serif` is Source Serif 4. */
export type FontFamily = 'sans' | 'serif';
/** The weights the tables hold. */
export type FontWeight = 400 | 600;

export interface TextStyle {
  /** Font size; widths come out in the same unit. */
  readonly size: number;
  readonly weight: FontWeight;
  readonly family?: FontFamily;
}

export interface WrapStyle extends TextStyle {
  /** Lines beyond this are cut off and the last one kept ends in an ellipsis. */
  readonly maxLines?: number;
}

export interface WrappedText {
  readonly lines: readonly string[];
  /** Whether text was cut off. */
  readonly ellipsis: boolean;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Characters that take the width of an em: ideographs, kana, Hangul, full-width forms, emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\p{Regional_Indicator}/u;
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;
/** A line may break before or after these without a space. */
const BREAKS_ANYWHERE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u;
/** For letters of scripts the tables lack (Arabic, Hebrew, Devanagari, ...), in thousandths of an em. */
const OTHER_WIDTH = 600;

/** Width of `text` on one line, in the unit of `size`. */
export function measure(text: string, style: TextStyle): number {
  const table = widths(style.family ?? 'sans', style.weight);
  let sum = 0;
  if (PLAIN.test(text)) {
    for (let i = 0; i < text.length; i++) sum += table.get(text.charCodeAt(i)) ?? OTHER_WIDTH;
  } else {
    for (const { segment } of graphemes.segment(text)) sum += graphemeWidth(segment, table);
  }
  return (sum * style.size) / 1000;
}

/**
 * Breaks `text` into lines no wider than `width` (in the unit of `size`): at spaces, after hyphens, between
 * ideographs, and inside a word only where it alone is too wide, never inside a grapheme. Newlines break.
 * Returns no lines for blank text. One grapheme wider than `width` still gets a line of its own.
 */
export function wrap(text: string, width: number, style: WrapStyle): WrappedText {
  const maxLines = style.maxLines ?? Number.POSITIVE_INFINITY;
  const shown = text.slice(0, mostUnits(width, style));
  const lines: string[] = [];
  for (const paragraph of shown.split(/\r\n|[\n\r\u2028\u2029]/u)) {
    let line = '';
    for (const piece of breakable(paragraph)) {
      const grown = line + piece;
      if (measure(grown.trimEnd(), style) <= width) {
        line = grown;
        continue;
      }
      if (line.trim() !== '') lines.push(line.trim());
      line = '';
      if (lines.length > maxLines) break;
      const parts = splitWide(piece, width, style, maxLines - lines.length + 1);
      lines.push(...parts.slice(0, -1));
      line = parts.at(-1) ?? '';
    }
    if (line.trim() !== '') lines.push(line.trim());
    if (lines.length > maxLines) break;
  }
  const cutOff = shown.length < text.length;
  if (lines.length <= maxLines && !cutOff) return { lines, ellipsis: false };
  const kept = lines.slice(0, maxLines);
  const last = kept.pop();
  if (last !== undefined) kept.push(withEllipsis(last, width, style));
  return { lines: kept, ellipsis: true };
}

/** More than this of a text cannot fit: a long text must not be broken into lines that are then thrown away. */
function mostUnits(width: number, style: WrapStyle): number {
  if (style.maxLines === undefined) return Number.POSITIVE_INFINITY;
  const narrowest = 0.15;
  return Math.ceil((style.maxLines + 1) * (width / (style.size * narrowest) + 64));
}

/** Cuts `text` to one line of at most `width`, ending in an ellipsis where something was cut off. */
export function truncate(text: string, width: number, style: TextStyle): string {
  return measure(text, style) <= width ? text : withEllipsis(text, width, style);
}

function withEllipsis(text: string, width: number, style: TextStyle): string {
  const kept = Array.from(graphemes.segment(text), (part) => part.segment);
  while (kept.length > 0 && measure(`${kept.join('').trimEnd()}…`, style) > width) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}

/** Words with the spaces after them; ideographs one by one; words after their hyphens and slashes. */
function breakable(paragraph: string): readonly string[] {
  const pieces: string[] = [];
  for (const word of paragraph.match(/\s*\S+\s*/gu) ?? []) {
    if (!BREAKS_ANYWHERE.test(word)) {
      pieces.push(
        ...(word.match(/[^-/\u2010\u2013\u2014]*[-/\u2010\u2013\u2014]+\s*|[^-/\u2010\u2013\u2014]+/gu) ??
          []),
      );
      continue;
    }
    let run = '';
    for (const { segment } of graphemes.segment(word)) {
      if (BREAKS_ANYWHERE.test(segment) && run !== '' && !/^[、。，．）」』】？！]/u.test(segment)) {
        pieces.push(run);
        run = '';
      } else if (
        run !== '' &&
        BREAKS_ANYWHERE.test(run) &&
        !BREAKS_ANYWHERE.test(segment) &&
        segment.trim() !== ''
      ) {
        pieces.push(run);
        run = '';
      }
      run += segment;
    }
    if (run !== '') pieces.push(run);
  }
  return pieces;
}

/** Parts of a piece that alone is wider than a line. Stops after `most` parts: the rest is cut off anyway. */
function splitWide(piece: string, width: number, style: TextStyle, most: number): readonly string[] {
  if (measure(piece.trimEnd(), style) <= width) return [piece];
  const table = widths(style.family ?? 'sans', style.weight);
  const limit = (width * 1000) / style.size;
  const parts: string[] = [];
  let part = '';
  let sum = 0;
  for (const { segment } of graphemes.segment(piece)) {
    const own = graphemeWidth(segment, table);
    if (part !== '' && sum + own > limit && segment.trim() !== '') {
      parts.push(part);
      if (parts.length > most) return parts;
      part = '';
      sum = 0;
    }
    part += segment;
    sum += own;
  }
  return part === '' ? parts : [...parts, part];
}

/** Text whose every unit is one character of the tables: nothing combines, nothing is a pair. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u024f\u0370-\u0481\u048a-\u052f\u2010-\u2027\u20a0-\u20bf]*$/u;

function graphemeWidth(grapheme: string, table: ReadonlyMap<number, number>): number {
  if (WIDE.test(grapheme) || grapheme.includes('\ufe0f')) return 1000;
  let widest = 0;
  for (const character of grapheme) {
    if (ZERO.test(character)) continue;
    widest += table.get(character.codePointAt(0) ?? 0) ?? OTHER_WIDTH;
  }
  return widest;
}

const tables = new Map<string, ReadonlyMap<number, number>>();

function widths(family: FontFamily, weight: FontWeight): ReadonlyMap<number, number> {
  const key = `${family}-${weight}`;
  const kept = tables.get(key);
  if (kept) return kept;
  const table = new Map<number, number>();
  const blocks = (family === 'serif' ? sourceSerifWidths : interWidths)[weight] ?? [];
  for (const [first, list] of blocks) {
    list.split(' ').forEach((width, index) => {
      if (width !== '-1') table.set(first + index, Number(width));
    });
  }
  tables.set(key, table);
  return table;
}
