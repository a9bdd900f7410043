/** What can be found in a text; the words of the table `replacement`. */
export const findKinds = ['name', 'email', 'phone', 'address', 'account', 'other'] as const;
export type FindKind = (typeof findKinds)[number];

/** Something in a text that may tell who a person is. Offsets are UTF-16 units of the text, end exclusive. */
export interface Find {
  readonly kind: FindKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** 0 to 1: how likely it is what it seems. */
  readonly confidence: number;
  /** Why it is taken for that, in a few words. */
  readonly why: string;
}

/** From here on a find is proposed; below it is only shown. */
export const PROPOSED_FROM = 0.6;

/** Where two finds share letters, in which order they are kept. */
const precedence: readonly FindKind[] = ['email', 'other', 'account', 'phone', 'address', 'name'];

/**
 * Finds without those that share characters with a better one: by kind, then the longer, then the surer. In the order
 * of the text.
 */
export function apart(finds: readonly Find[]): readonly Find[] {
  const ranked = finds.toSorted(
    (a, b) =>
      precedence.indexOf(a.kind) - precedence.indexOf(b.kind) ||
      b.end - b.start - (a.end - a.start) ||
      b.confidence - a.confidence ||
      a.start - b.start,
  );
  const kept: Find[] = [];
  for (const find of ranked) {
    const at = firstBehind(kept, find.start);
    const next = kept[at];
    if (next !== undefined && next.start < find.end) continue;
    kept.splice(at, 0, find);
  }
  return kept;
}

/** The first of the kept finds (in order) that ends behind `start`. */
function firstBehind(kept: readonly Find[], start: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Every match of a pattern with the flag `g`, as finds; `part` picks a group of it (`d` flag), else all of it. */
export function matches(
  text: string,
  pattern: RegExp,
  about: (match: RegExpExecArray) => Omit<Find, 'start' | 'end' | 'text'> | undefined,
  part = 0,
): Find[] {
  const finds: Find[] = [];
  for (const match of text.matchAll(pattern)) {
    const range = part === 0 ? [match.index, match.index + match[0].length] : match.indices?.[part];
    const [start, end] = range ?? [0, 0];
    const said = about(match);
    if (said && start !== undefined && end !== undefined && end > start) {
      finds.push({ ...said, start, end, text: text.slice(start, end) });
    }
  }
  return finds;
}
