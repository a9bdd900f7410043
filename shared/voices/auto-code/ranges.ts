import { unitAt } from '../../text/boundaries.ts';
import { type CodePointIndex, codePoint, utf16 } from '../../text/code-points.ts';
import type { Scope } from './model.ts';
import type { Found } from './terms.ts';

export interface Stretch {
  /** Code points, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A stretch to be coded with the finds that lie in it. */
export interface Hit extends Stretch {
  readonly found: readonly Found[];
}

/**
 * What finds in a text lead to: the stretches to be coded, in order, none twice and none overlapping another. `needs`:
 * how many different terms must be found together in a stretch (for scope `match`, in its sentence). `turns` are in the
 * order of the text; where a find stands in none, its paragraph is its turn.
 */
export function hitsOf(
  index: CodePointIndex,
  found: readonly Found[],
  options: { readonly scope: Scope; readonly needs: number; readonly turns: readonly Stretch[] },
): readonly Hit[] {
  const { scope, needs, turns } = options;
  const around = stretchFinder(index, scope === 'match' ? 'sentence' : scope, turns);
  const groups = new Map<number, { readonly stretch: Stretch; readonly found: Found[] }>();
  for (const one of found) {
    const stretch = around(one);
    const group = groups.get(stretch.start) ?? { stretch, found: [] };
    groups.set(stretch.start, group);
    group.found.push(one);
  }
  const kept = [...groups.values()].filter((g) => new Set(g.found.map(({ term }) => term)).size >= needs);
  if (scope === 'match') return joined(kept.flatMap((g) => g.found.map((f) => ({ ...f, found: [f] }))));
  // A find that runs on beyond its sentence is coded whole.
  return joined(
    kept.map(({ stretch, found: inside }) => ({
      start: stretch.start,
      end: inside.reduce((most, { end }) => Math.max(most, end), stretch.end),
      found: inside,
    })),
  );
}

/** Overlapping stretches become one. */
function joined(hits: readonly Hit[]): readonly Hit[] {
  const sorted = [...hits].sort((a, b) => a.start - b.start || a.end - b.end);
  const result: Hit[] = [];
  for (const hit of sorted) {
    const last = result.at(-1);
    if (last && hit.start < last.end) {
      result[result.length - 1] = {
        start: last.start,
        end: Math.max(last.end, hit.end),
        found: [...last.found, ...hit.found],
      };
    } else result.push({ start: hit.start, end: hit.end, found: hit.found });
  }
  return result;
}

function stretchFinder(
  index: CodePointIndex,
  scope: Exclude<Scope, 'match'>,
  turns: readonly Stretch[],
): (found: Found) => Stretch {
  let last: Stretch | undefined;
  return (found) => {
    if (last && last.start <= found.start && found.start < last.end) return last;
    if (scope === 'source') last = { start: 0, end: index.length };
    else if (scope === 'sentence') last = sentenceAt(index, found);
    else {
      last =
        turns.find(({ start, end }) => start <= found.start && found.start < end) ??
        paragraphAt(index, found);
    }
    return last;
  };
}

function sentenceAt(index: CodePointIndex, { start, end }: Found): Stretch {
  const unit = unitAt(index.text, index.toUtf16(codePoint(start)), 'sentence');
  if (!unit) return { start, end };
  return {
    start: Math.min(start, index.toCodePoint(unit.start)),
    end: Math.max(end, index.toCodePoint(unit.end)),
  };
}

function paragraphAt(index: CodePointIndex, { start }: Found): Stretch {
  const at = index.toUtf16(codePoint(start));
  const from = at === 0 ? 0 : index.text.lastIndexOf('\n', at - 1) + 1;
  const next = index.text.indexOf('\n', at);
  const line = index.text.slice(from, next < 0 ? index.text.length : next);
  const lead = line.length - line.trimStart().length;
  const begin = Math.min(from + lead, at);
  return {
    start: index.toCodePoint(utf16(begin)),
    end: index.toCodePoint(utf16(Math.max(begin, from + line.trimEnd().length))),
  };
}
