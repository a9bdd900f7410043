import type { CoderMark } from './content-types.ts';

/** What a coding is put on: a touchpoint, or the handover from it to the next, with the gap where it was said. */
export interface MarkedLink {
  readonly touchpoint: string;
  /** Present for a handover: the touchpoint it leads to. */
  readonly to?: string;
  /** How the experience compared with the expectation, in the speaker's own comparison. */
  readonly gap?: 'worse' | 'as' | 'better';
}

export interface MarkedCoding {
  readonly code: string;
  readonly link?: MarkedLink;
  /** Code points from the start of the text without markup. */
  readonly start: number;
  /** Code points, end exclusive. */
  readonly end: number;
  readonly coder: CoderMark | 'both';
}

export interface MarkedText {
  readonly text: string;
  readonly codings: readonly MarkedCoding[];
}

/** Thrown for markup that cannot be read; `position` counts code points in the text as written. */
export class MarkupError extends Error {
  readonly position: number;
  constructor(reason: string, position: number) {
    super(`${reason} (at character ${position})`);
    this.name = 'MarkupError';
    this.position = position;
  }
}

interface Opened {
  readonly code: string;
  readonly link: MarkedLink | undefined;
  readonly coder: CoderMark | 'both';
  readonly start: number;
  readonly position: number;
}

const head =
  /^(?:(?<mark>[ab]):)?(?<code>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:@(?<touchpoint>[a-z0-9-]+)(?:>(?<to>[a-z0-9-]+))?(?::(?<gap>worse|as|better))?)?$/;

function linkOf(parts: Readonly<Record<string, string | undefined>>): MarkedLink | undefined {
  const { touchpoint, to, gap } = parts;
  if (touchpoint === undefined) return undefined;
  return {
    touchpoint,
    ...(to === undefined ? {} : { to }),
    ...(gap === 'worse' || gap === 'as' || gap === 'better' ? { gap } : {}),
  };
}

/**
 * Takes inline codings out of a text. `[[code|words]]` is marked `both`, `[[a:code|words]]` and
 * `[[b:code|words]]` belong to one coder; codings nest. `[[code@touchpoint|words]]` puts the coding
 * on a touchpoint, `[[code@from>to|words]]` on a handover, and `:worse`, `:as` or `:better` after
 * either rates the experience against the expectation. Codings come back in the order in which
 * they begin, outer before inner. Throws MarkupError on anything malformed.
 */
export function parseMarkup(marked: string): MarkedText {
  const points = Array.from(marked);
  const out: string[] = [];
  const open: Opened[] = [];
  const found: { coding: MarkedCoding; order: number }[] = [];
  const orders: number[] = [];
  let begun = 0;
  let at = 0;
  while (at < points.length) {
    const pair = `${points[at]}${points[at + 1] ?? ''}`;
    if (pair === '[[') {
      const bar = points.indexOf('|', at + 2);
      const named = bar < 0 ? null : head.exec(points.slice(at + 2, bar).join(''));
      if (named === null) throw new MarkupError('A coding needs "code-key|" after "[["', at);
      const parts = named.groups ?? {};
      const { mark, code = '' } = parts;
      open.push({
        code,
        link: linkOf(parts),
        coder: mark === 'a' || mark === 'b' ? mark : 'both',
        start: out.length,
        position: at,
      });
      orders.push(begun);
      begun += 1;
      at = bar + 1;
    } else if (pair === ']]') {
      const last = open.pop();
      const order = orders.pop();
      if (last === undefined || order === undefined) throw new MarkupError('"]]" closes nothing', at);
      if (out.length === last.start)
        throw new MarkupError(`The coding "${last.code}" covers no words`, last.position);
      found.push({
        coding: {
          code: last.code,
          ...(last.link === undefined ? {} : { link: last.link }),
          start: last.start,
          end: out.length,
          coder: last.coder,
        },
        order,
      });
      at += 2;
    } else {
      out.push(points[at] ?? '');
      at += 1;
    }
  }
  const unclosed = open.pop();
  if (unclosed !== undefined)
    throw new MarkupError(`The coding "${unclosed.code}" is never closed`, unclosed.position);
  found.sort((one, other) => one.order - other.order);
  return { text: out.join(''), codings: found.map((entry) => entry.coding) };
}

/**
 * The codings as coders made them: `both` becomes one coding each where the text is double-coded,
 * else one by the first coder. In a text that only the first coder read, a `b:` coding is an error.
 */
export function codingsByCoder(
  marked: MarkedText,
  doubleCoded: boolean,
): readonly (MarkedCoding & { readonly coder: CoderMark })[] {
  return marked.codings.flatMap((coding) => {
    const { coder } = coding;
    if (coder === 'both') {
      const first = { ...coding, coder: 'a' as const };
      return doubleCoded ? [first, { ...coding, coder: 'b' as const }] : [first];
    }
    if (coder === 'b' && !doubleCoded) {
      throw new MarkupError(`"${coding.code}" is by the second coder in a text coded once`, coding.start);
    }
    return [{ ...coding, coder }];
  });
}
