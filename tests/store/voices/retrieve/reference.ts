import type { Condition } from '../../../../shared/voices/condition.ts';
import type { QueryNode } from '../../../../shared/voices/query/ast.ts';
import type { QuerySpec } from '../../../../shared/voices/query/spec.ts';

/**
 * Retrieval as build/decisions/query-language.md says it, with nothing clever: every character is looked at, every
 * pair is compared. Shares no code with the engine.
 */
export interface Model {
  readonly codes: readonly { readonly parent: number | null }[];
  readonly sets: readonly (readonly number[])[];
  readonly sources: readonly ModelSource[];
}

export interface ModelSource {
  readonly text: string;
  readonly kind: 'note' | 'answer' | 'transcript';
  /** Where turns begin, ascending, and who speaks (a participant or nobody known). */
  readonly turns: readonly { readonly start: number; readonly participant: number | null }[];
  readonly wave: number | null;
  readonly participant: number | null;
  readonly respondent: boolean;
  /** Value of the one attribute; only of those with a respondent. */
  readonly value: string | null;
  readonly codings: readonly ModelCoding[];
}

export interface ModelCoding {
  readonly code: number;
  readonly coder: number;
  readonly start: number;
  readonly end: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Ids in the query are numbers of the model's lists plus one. */
export function referencePassages(
  model: Model,
  spec: QuerySpec,
  onlyCoder: number | null,
): readonly (readonly Range[])[] {
  return model.sources.map((source) => {
    const seen = source.codings.filter(
      (coding) =>
        (onlyCoder === null || coding.coder === onlyCoder) &&
        (spec.where === null || holds(model, source, coding, spec.where)),
    );
    return sorted(new Reference(model, source, seen, spec.rule).find(spec.ast));
  });
}

class Reference {
  readonly #model: Model;
  readonly #source: ModelSource;
  readonly #codings: readonly ModelCoding[];
  readonly #rule: QuerySpec['rule'];
  readonly #characters: readonly string[];

  constructor(model: Model, source: ModelSource, codings: readonly ModelCoding[], rule: QuerySpec['rule']) {
    this.#model = model;
    this.#source = source;
    this.#codings = codings;
    this.#rule = rule;
    this.#characters = [...source.text];
  }

  find(node: QueryNode): readonly Range[] {
    switch (node.kind) {
      case 'any':
        return this.#leaf(() => true);
      case 'code':
        return this.#leaf(({ code }) => isOrBelow(this.#model, code, node.id - 1, node.below));
      case 'set':
        return this.#leaf(({ code }) => this.#model.sets[node.id - 1]?.includes(code) ?? false);
      case 'or':
        return this.#runs(distinct(node.parts.flatMap((part) => this.find(part))));
      case 'not':
        return node.part.kind === 'not' ? this.find(node.part.part) : this.#and([node]);
      case 'and':
        return this.#and(node.parts);
      case 'near':
        return this.find(node.left).filter((a) =>
          this.find(node.right).some(
            (b) =>
              meet(a, b) ||
              this.#apart(a, b, node.within) <= node.within.count ||
              this.#apart(b, a, node.within) <= node.within.count,
          ),
        );
      case 'followed':
      case 'preceded':
        return this.find(node.left).filter((a) =>
          this.find(node.right).some((b) => {
            const [first, second] = node.kind === 'followed' ? [a, b] : [b, a];
            if (second.start < first.end) return false;
            return node.within === null || this.#apart(first, second, node.within) <= node.within.count;
          }),
        );
      case 'inside':
        return this.find(node.left).filter((a) => this.find(node.right).some((b) => within(a, b)));
      case 'contains':
        return this.find(node.left).filter((a) => this.find(node.right).some((b) => within(b, a)));
      case 'gone':
        throw new Error('Nothing is gone here');
    }
  }

  #leaf(is: (coding: ModelCoding) => boolean): readonly Range[] {
    return this.#runs(distinct(this.#codings.filter(is).map(({ start, end }) => ({ start, end }))));
  }

  #and(parts: readonly QueryNode[]): readonly Range[] {
    const isNot = (node: QueryNode): boolean => node.kind === 'not' && !isNot(node.part);
    const bare = (node: QueryNode): QueryNode => (node.kind === 'not' ? bare(node.part) : node);
    const wanted = parts.filter((part) => !isNot(part)).map((part) => this.find(bare(part)));
    const unwanted = parts.filter(isNot).map((part) => this.find(bare(part)));
    const [first, ...others] = wanted.length > 0 ? wanted : [this.find({ kind: 'any' })];
    const start = first ?? [];
    if (this.#rule === 'shared') {
      const inAll = (at: number) =>
        [start, ...others].every((list) => list.some((range) => holdsAt(range, at))) &&
        !unwanted.flat().some((range) => holdsAt(range, at));
      return runsOf(this.#characters.map((_, at) => inAll(at)));
    }
    const met = start.filter((a) => others.every((list) => list.some((b) => meet(a, b))));
    const isClean = (a: Range) => !unwanted.flat().some((b) => meet(a, b));
    if (this.#rule === 'whole' || others.length === 0) return met.filter(isClean);
    const stretch = (a: Range) => hullOf([a, ...others.flatMap((list) => list.filter((b) => meet(a, b)))]);
    return joined(met.map(stretch).filter(isClean));
  }

  /** Under the rule of shared text everything is stretches of text; under the others passages stay as they are. */
  #runs(ranges: readonly Range[]): readonly Range[] {
    if (this.#rule !== 'shared') return ranges;
    return runsOf(this.#characters.map((_, at) => ranges.some((range) => holdsAt(range, at))));
  }

  /** How far it is from the end of `a` to the beginning of `b`; beyond all measure where `b` is not behind `a`. */
  #apart(a: Range, b: Range, { unit }: { readonly unit: 'words' | 'sentences' | 'turns' }): number {
    if (b.start < a.end) return Number.POSITIVE_INFINITY;
    switch (unit) {
      case 'words':
        return wordsOf(this.#source.text).filter((word) => word.start >= a.end && word.end <= b.start).length;
      case 'sentences': {
        const numbers = sentenceNumbers(this.#source.text);
        return (numbers[b.start] ?? 0) - (numbers[a.end - 1] ?? 0);
      }
      case 'turns': {
        const numberAt = (at: number) => this.#source.turns.filter(({ start }) => start <= at).length;
        return numberAt(b.start) - numberAt(a.end - 1);
      }
    }
  }
}

/** Who said passages, results and sources, counted the long way. */
export function referenceCounts(model: Model, found: readonly (readonly Range[])[]) {
  const people = new Set<string>();
  for (const [n, ranges] of found.entries()) {
    const source = model.sources[n];
    if (!source) continue;
    for (const { start } of ranges) {
      const speaker = source.turns.findLast((turn) => turn.start <= start)?.participant ?? null;
      if (speaker !== null) people.add(`participant ${speaker}`);
      else if (source.participant !== null) people.add(`participant ${source.participant}`);
      else if (source.respondent) people.add(`respondent of ${n}`);
    }
  }
  return {
    results: found.flat().length,
    sources: found.filter((ranges) => ranges.length > 0).length,
    people: people.size,
  };
}

export function isOrBelow(model: Model, code: number, wanted: number, below: boolean): boolean {
  if (code === wanted) return true;
  const parent = model.codes[code]?.parent ?? null;
  return below && parent !== null && isOrBelow(model, parent, wanted, true);
}

function holds(model: Model, source: ModelSource, coding: ModelCoding, condition: Condition): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(model, source, coding, one));
  if ('any' in condition) return condition.any.some((one) => holds(model, source, coding, one));
  if ('not' in condition) return !holds(model, source, coding, condition.not);
  switch (condition.test) {
    case 'kind':
      return condition.kinds.includes(source.kind);
    case 'wave':
      return source.wave === condition.id - 1;
    case 'coder':
      return coding.coder === condition.id - 1;
    case 'code':
      return isOrBelow(model, coding.code, condition.id - 1, condition.below);
    case 'set':
      return model.sets[condition.id - 1]?.includes(coding.code) ?? false;
    case 'coded':
      return condition.is;
    case 'attribute':
      return source.value !== null && source.value === condition.value;
    default:
      throw new Error(`The reference knows no ${condition.test}`);
  }
}

function holdsAt({ start, end }: Range, at: number): boolean {
  return start <= at && at < end;
}

function meet(a: Range, b: Range): boolean {
  for (let at = a.start; at < a.end; at += 1) if (holdsAt(b, at)) return true;
  return false;
}

function within(inner: Range, outer: Range): boolean {
  for (let at = inner.start; at < inner.end; at += 1) if (!holdsAt(outer, at)) return false;
  return true;
}

function hullOf(ranges: readonly Range[]): Range {
  return {
    start: Math.min(...ranges.map(({ start }) => start)),
    end: Math.max(...ranges.map(({ end }) => end)),
  };
}

/** Puts two that meet together until none do. */
function joined(ranges: readonly Range[]): readonly Range[] {
  for (const [n, a] of ranges.entries()) {
    const other = ranges.findIndex((b, m) => m > n && meet(a, b));
    const b = ranges[other];
    if (b) return joined([...ranges.filter((_, m) => m !== n && m !== other), hullOf([a, b])]);
  }
  return ranges;
}

function runsOf(marks: readonly boolean[]): readonly Range[] {
  const runs: Range[] = [];
  let start = -1;
  for (const [at, mark] of [...marks, false].entries()) {
    if (mark && start < 0) start = at;
    if (!mark && start >= 0) {
      runs.push({ start, end: at });
      start = -1;
    }
  }
  return runs;
}

function distinct(ranges: readonly Range[]): readonly Range[] {
  return [...new Map(ranges.map((range) => [`${range.start}-${range.end}`, range])).values()];
}

function sorted(ranges: readonly Range[]): readonly Range[] {
  return [...ranges].sort((a, b) => a.start - b.start || a.end - b.end);
}

const wordCache = new Map<string, readonly Range[]>();

/** Words by a pattern, or by the segmenter where blanks do not part them; in code points. */
export function wordsOf(text: string): readonly Range[] {
  const known = wordCache.get(text);
  if (known) return known;
  const length = (until: number) => [...text.slice(0, until)].length;
  const found: Range[] = [];
  const unspaced =
    /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;
  if (unspaced.test(text)) {
    for (const part of new Intl.Segmenter('und', { granularity: 'word' }).segment(text)) {
      if (part.isWordLike) {
        found.push({ start: length(part.index), end: length(part.index + part.segment.length) });
      }
    }
  } else {
    const pattern =
      /[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_]|['’.](?=[\p{L}\p{M}\p{N}_])|(?<=[0-9]),(?=[0-9]))*/gu;
    for (const match of text.matchAll(pattern)) {
      found.push({ start: length(match.index), end: length(match.index + match[0].length) });
    }
  }
  wordCache.set(text, found);
  return found;
}

/** The number of the sentence each character stands in. */
function sentenceNumbers(text: string): readonly number[] {
  return [...new Intl.Segmenter('und', { granularity: 'sentence' }).segment(text)].flatMap(({ segment }, n) =>
    [...segment].map(() => n),
  );
}
