import { foldText } from '../../../../shared/text/fold.ts';

/**
 * How well a folded name answers a folded query: 0 not at all, 1 the same word for word. Every word of the query
 * must start the name, start a word in it, lie in it, or (three letters and more, where `mayScatter`) be scattered
 * through it in order.
 */
export function matchScore(name: string, query: string, mayScatter = true): number {
  const words = query.split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  if (name === query) return 1;
  let total = 0;
  for (const word of words) {
    const score = wordScore(name, word, mayScatter);
    if (score === 0) return 0;
    total += score;
  }
  return (total / words.length) * 0.95;
}

function wordScore(name: string, word: string, mayScatter: boolean): number {
  if (name.startsWith(word)) return 1;
  const atWord = name.search(new RegExp(`[^\\p{L}\\p{N}]${escaped(word)}`, 'u'));
  if (atWord >= 0) return 0.8;
  if (name.includes(word)) return 0.5;
  return mayScatter && word.length >= 3 && isScattered(name, word) ? 0.2 : 0;
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function isScattered(name: string, word: string): boolean {
  let from = 0;
  for (const letter of word) {
    const at = name.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

export interface Candidate<T> {
  readonly value: T;
  readonly name: string;
  /** Words that also find it, at half the weight: a code's path. */
  readonly context?: string;
  /** How lately it was used: 0 is the last one, undefined never. Decides between equals. */
  readonly recency?: number | undefined;
}

/**
 * The candidates that answer the query, best first; with no query those used lately, then all in their order. Without
 * `mayScatter` letters scattered through a name are no answer.
 */
export function rank<T>(
  candidates: readonly Candidate<T>[],
  query: string,
  limit: number,
  mayScatter = true,
): readonly T[] {
  const folded = foldText(query.trim());
  return candidates
    .map((candidate, index) => {
      const own = matchScore(foldText(candidate.name), folded, mayScatter);
      const wide =
        own === 0 && candidate.context !== undefined
          ? matchScore(foldText(`${candidate.context} ${candidate.name}`), folded, false) / 2
          : 0;
      return { candidate, index, score: Math.max(own, wide) };
    })
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score ||
        (a.candidate.recency ?? Number.MAX_SAFE_INTEGER) - (b.candidate.recency ?? Number.MAX_SAFE_INTEGER) ||
        a.index - b.index,
    )
    .slice(0, limit)
    .map(({ candidate }) => candidate.value);
}
