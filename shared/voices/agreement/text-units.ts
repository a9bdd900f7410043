import { pairAt } from '../../text/code-points.ts';

/** Units of one text, in order and not overlapping: unit n is [starts[n], ends[n]) in code points. */
export interface UnitCuts {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The whole text as one unit; an empty text has none. */
export function wholeText(length: number): UnitCuts {
  return length === 0 ? { starts: [], ends: [] } : { starts: [0], ends: [length] };
}

const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

/**
 * Sentences (Unicode annex 29, a newline ends one) or paragraphs (lines) of a text, without the white space around
 * them; what is only white space is none.
 */
export function textUnits(text: string, kind: 'sentences' | 'paragraphs'): UnitCuts {
  const starts: number[] = [];
  const ends: number[] = [];
  const cut = piecesOf(text, kind);
  // Positions grow, so the code points between them are counted once.
  let at = 0;
  let counted = 0;
  const toCodePoint = (offset: number): number => {
    while (at < offset) {
      at += pairAt(text, at) ? 2 : 1;
      counted++;
    }
    return counted;
  };
  for (const { start, end } of cut) {
    starts.push(toCodePoint(start));
    ends.push(toCodePoint(end));
  }
  return { starts, ends };
}

function* piecesOf(text: string, kind: 'sentences' | 'paragraphs') {
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const to = newline === -1 ? text.length : newline;
    const line = text.slice(from, to);
    if (kind === 'paragraphs') yield* trimmed(line, from);
    else for (const { segment, index } of sentences.segment(line)) yield* trimmed(segment, from + index);
    from = to + 1;
  }
}

function* trimmed(part: string, from: number) {
  const words = part.trim();
  if (words === '') return;
  const start = from + (part.length - part.trimStart().length);
  yield { start, end: start + words.length };
}

/** The first unit that ends behind `position`. */
export function firstUnitAt({ ends }: UnitCuts, position: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Units the ranges of one coder code: `any`, those they touch; `half`, those of which they hold at least half the
 * characters. `spans` is a union. In ascending order.
 */
export function codedUnits(cuts: UnitCuts, spans: readonly number[], rule: 'any' | 'half'): number[] {
  const coded: number[] = [];
  let unit = -1;
  let held = 0;
  const close = (): void => {
    const length = (cuts.ends[unit] ?? 0) - (cuts.starts[unit] ?? 0);
    if (unit >= 0 && (rule === 'any' ? held > 0 : held * 2 >= length)) coded.push(unit);
  };
  for (let i = 0; i < spans.length; i += 2) {
    const start = spans[i] ?? 0;
    const end = spans[i + 1] ?? 0;
    for (let n = firstUnitAt(cuts, start); n < cuts.starts.length && (cuts.starts[n] ?? 0) < end; n++) {
      if (n !== unit) {
        close();
        unit = n;
        held = 0;
      }
      held += Math.min(end, cuts.ends[n] ?? 0) - Math.max(start, cuts.starts[n] ?? 0);
    }
  }
  close();
  return coded;
}
