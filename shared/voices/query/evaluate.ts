import type { WordPositions } from '../../text/text-units.ts';
import type { Distance } from './ast.ts';
import type { CompiledNode } from './compile.ts';
import {
  covered,
  firstWhere,
  joinedOverlaps,
  kept,
  PassageIndex,
  type Passages,
  shared,
  union,
  without,
} from './passages.ts';
import type { ResultRule } from './spec.ts';

/** What distances in one source are measured by; asked for only where the codings alone do not decide. */
export interface SourceUnits {
  words(): WordPositions;
  /** Where sentences, turns begin, ascending; what is before the first belongs to none. */
  sentences(): ArrayLike<number>;
  turns(): ArrayLike<number>;
}

/** The codings of one source by leaf. */
export type LeafPassages = (leaf: number) => Passages;

/** Whether a source in which `has` leaves have codings could hold anything: false spares looking closer. */
export function canMatch(node: CompiledNode, has: (leaf: number) => boolean): boolean {
  switch (node.kind) {
    case 'leaf':
      return has(node.leaf);
    case 'or':
      return node.parts.some((part) => canMatch(part, has));
    case 'and':
      return canMatch(node.first, has) && node.others.every((other) => canMatch(other, has));
    default:
      return canMatch(node.left, has) && canMatch(node.right, has);
  }
}

/**
 * The passages a query finds in one source. The meaning of every operator under each rule is laid down in
 * build/decisions/query-language.md; the tests hold this against a second implementation of that page.
 */
export function evaluate(
  node: CompiledNode,
  rule: ResultRule,
  leaves: LeafPassages,
  units: SourceUnits,
): Passages {
  const found = (inner: CompiledNode): Passages => evaluate(inner, rule, leaves, units);
  switch (node.kind) {
    case 'leaf':
      return rule === 'shared' ? covered(leaves(node.leaf)) : leaves(node.leaf);
    case 'or': {
      const all = node.parts.map(found).reduce(union, []);
      return rule === 'shared' ? covered(all) : all;
    }
    case 'and': {
      const first = found(node.first);
      if (first.length === 0) return first;
      const others: Passages[] = [];
      for (const other of node.others) {
        const passages = found(other);
        if (passages.length === 0) return passages;
        others.push(passages);
      }
      return conjunction(rule, first, others, node.without.map(found));
    }
    default: {
      const left = found(node.left);
      if (left.length === 0) return left;
      const right = found(node.right);
      return right.length === 0 ? right : pair(node, left, right, units);
    }
  }
}

function conjunction(
  rule: ResultRule,
  first: Passages,
  others: readonly Passages[],
  negative: readonly Passages[],
): Passages {
  if (rule === 'shared') return negative.reduce(without, others.reduce(shared, first));
  const indexes = others.map((other) => new PassageIndex(other));
  const met = rule === 'whole' ? overlapping(first, indexes) : stretches(first, indexes);
  return negative.reduce((left, other) => {
    if (other.length === 0 || left.length === 0) return left;
    const index = new PassageIndex(other);
    return kept(left, (start, end) => !index.overlaps(start, end));
  }, met);
}

function overlapping(first: Passages, others: readonly PassageIndex[]): Passages {
  if (others.length === 0) return first;
  return kept(first, (start, end) => others.every((other) => other.overlaps(start, end)));
}

/** Each of `first` that meets every other, grown over all it meets; what then overlaps is one. */
function stretches(first: Passages, others: readonly PassageIndex[]): Passages {
  if (others.length === 0) return first;
  const grown: (readonly [start: number, end: number])[] = [];
  kept(first, (start, end) => {
    const hulls = others.map((other) => other.hull(start, end));
    const met = hulls.filter((hull) => hull !== undefined);
    if (met.length < hulls.length) return false;
    grown.push([Math.min(start, ...met.map(([from]) => from)), Math.max(end, ...met.map(([, to]) => to))]);
    return true;
  });
  // A passage that begins later meets none that an earlier one does not reach first: these are in order.
  return joinedOverlaps(grown.flat());
}

type Pair = Extract<CompiledNode, { readonly left: CompiledNode }>;

function pair({ kind, within }: Pair, left: Passages, right: Passages, units: SourceUnits): Passages {
  const index = new PassageIndex(right);
  switch (kind) {
    case 'inside':
      return kept(left, (start, end) => index.holds(start, end));
    case 'contains':
      return kept(left, (start, end) => index.hasWithin(start, end));
    case 'near':
      return kept(
        left,
        (start, end) =>
          index.overlaps(start, end) ||
          reaches(end, index.nextStart(end), within, units) ||
          reaches(index.lastEnd(start), start, within, units),
      );
    case 'followed':
      return kept(left, (_, end) => reaches(end, index.nextStart(end), within, units));
    case 'preceded':
      return kept(left, (start) => reaches(index.lastEnd(start), start, within, units));
  }
}

/** Whether it is no further than `within` from where one passage ended to where a later one begins; null: any distance. */
function reaches(
  end: number | undefined,
  start: number | undefined,
  within: Distance | null,
  units: SourceUnits,
): boolean {
  if (end === undefined || start === undefined) return false;
  if (within === null) return true;
  switch (within.unit) {
    case 'words': {
      // A word has at least one character: where no more stand between, no text has to be read.
      if (start - end <= within.count) return true;
      const { starts, ends } = units.words();
      const begun = firstWhere(starts.length, (n) => (starts[n] ?? 0) >= end);
      const ended = firstWhere(ends.length, (n) => (ends[n] ?? 0) > start);
      return ended - begun <= within.count;
    }
    case 'sentences':
      return unitsApart(units.sentences(), end, start) <= within.count;
    case 'turns':
      return unitsApart(units.turns(), end, start) <= within.count;
  }
}

/** Units begun after the last character before `end`, up to the one that holds `start`. */
function unitsApart(starts: ArrayLike<number>, end: number, start: number): number {
  const last = firstWhere(starts.length, (n) => (starts[n] ?? 0) > end - 1);
  return firstWhere(starts.length, (n) => (starts[n] ?? 0) > start) - last;
}
