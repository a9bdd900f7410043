import { type FactModel, learnFacts } from './facts.ts';
import { type Example, learnNaiveBayes, type NaiveBayes } from './naive-bayes.ts';
import { type Counted, countTerms, type Vocabulary, vectorOf, vocabularyOf } from './vocabulary.ts';
import { TERMS, termsOf, wordsOf } from './words.ts';

/** A code as the learner sees it: what it is called and when it is to be used teaches as its codings do. */
export interface LearnedCode {
  readonly id: number;
  readonly parentId: number | null;
  readonly words: string;
}

/** A coded stretch of text. */
export interface CodedText {
  readonly text: string;
  readonly codeIds: readonly number[];
  /** Its terms where they were counted before. */
  readonly counted?: Counted;
}

/** An answer with what is known of it besides its words, and the codes it has. */
export interface CodedAnswer {
  readonly facts: readonly string[];
  readonly codeIds: readonly number[];
}

export interface Lessons {
  readonly codes: readonly LearnedCode[];
  readonly texts: readonly CodedText[];
  readonly answers: readonly CodedAnswer[];
}

export interface Ranked {
  readonly codeId: number;
  /** Greater is likelier; comparable between the codes of one text only. */
  readonly score: number;
  /** The softmax of the scores of all codes: how sure the learner is among them. No probability in any strict sense. */
  readonly share: number;
}

/** Why a code is suggested: words by what they add to its score (UTF-16 ranges), and facts likewise; strongest first. */
export interface Reasons {
  readonly words: readonly { readonly start: number; readonly end: number; readonly weight: number }[];
  readonly facts: readonly { readonly fact: string; readonly weight: number }[];
}

export interface Learner {
  /** Codes that can be suggested: those with at least one coding. */
  readonly codeIds: readonly number[];
  /** Every code, likeliest first. `facts` as in the lessons. */
  rank(text: string, facts?: readonly string[], counted?: Counted): readonly Ranked[];
  explain(text: string, codeId: number, facts?: readonly string[]): Reasons;
}

// Chosen on the example workspace and the samples with human codes; tests/shared/voices/learn says what they bring.
/** Smoothing of the words. */
const SMOOTHING = 0.3;
/** A coding of a sibling, parent or child counts this much for a code: they are about neighbouring things. */
const KIN = 0.1;
/** How often a code's own words count, in codings. */
const OWN_WORDS = 4;
/** The weight of facts and commonness beside the words. */
const FACTS = 0.2;
/** How sharply scores become shares: so that on the example the first one's share is about how often it is right. */
const SHARPNESS = 1.6;

/** Learns a coder's ways. Deterministic: the same lessons in the same order give the same learner. */
export function learn({ codes, texts, answers }: Lessons): Learner {
  const used = new Set(texts.flatMap(({ codeIds }) => codeIds));
  const known = codes.filter(({ id }) => used.has(id));
  const numberOf = new Map(known.map(({ id }, number) => [id, number]));
  const numbers = (codeIds: readonly number[]): number[] =>
    [...new Set(codeIds)].flatMap((id) => numberOf.get(id) ?? []);
  const kin = kinOf(known, numberOf);

  const ownWords = known.map(({ words }) => countTerms(words));
  const counted = texts.map((text) => text.counted ?? countTerms(text.text));
  const vocabulary = vocabularyOf([...counted, ...ownWords]);
  const examples: Example[] = counted.map((one, index) => {
    const own = numbers(texts[index]?.codeIds ?? []);
    const near = new Set(own.flatMap((number) => kin[number] ?? []));
    for (const number of own) near.delete(number);
    return {
      vector: vectorOf(vocabulary, one),
      codes: [...own.map((n) => [n, 1] as const), ...[...near].map((n) => [n, KIN] as const)],
    };
  });
  for (const [number, one] of ownWords.entries()) {
    const example: Example = { vector: vectorOf(vocabulary, one), codes: [[number, 1]] };
    for (let time = 0; time < OWN_WORDS; time++) examples.push(example);
  }
  const words = learnNaiveBayes(examples, { codes: known.length, terms: TERMS, smoothing: SMOOTHING });
  const facts = learnFacts(
    answers.map((answer) => ({ facts: answer.facts, codes: numbers(answer.codeIds) })),
    known.length,
  );
  return new Trained(known, numberOf, vocabulary, words, facts);
}

class Trained implements Learner {
  readonly codeIds: readonly number[];
  readonly #numberOf: ReadonlyMap<number, number>;
  readonly #vocabulary: Vocabulary;
  readonly #words: NaiveBayes;
  readonly #facts: FactModel;

  constructor(
    codes: readonly LearnedCode[],
    numberOf: ReadonlyMap<number, number>,
    vocabulary: Vocabulary,
    words: NaiveBayes,
    facts: FactModel,
  ) {
    this.codeIds = codes.map(({ id }) => id);
    this.#numberOf = numberOf;
    this.#vocabulary = vocabulary;
    this.#words = words;
    this.#facts = facts;
  }

  rank(text: string, facts: readonly string[] = [], counted = countTerms(text)): readonly Ranked[] {
    const scores = this.#words.scores(vectorOf(this.#vocabulary, counted));
    for (let code = 0; code < scores.length; code++) {
      scores[code] = (scores[code] ?? 0) + FACTS * (this.#facts.common[code] ?? 0);
    }
    for (const fact of facts) {
      const shift = this.#facts.shift(fact);
      if (!shift) continue;
      for (let code = 0; code < scores.length; code++) {
        scores[code] = (scores[code] ?? 0) + FACTS * (shift[code] ?? 0);
      }
    }
    const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
    let sum = 0;
    for (const score of scores) sum += Math.exp(SHARPNESS * (score - top));
    return Array.from(scores, (score, number) => ({
      codeId: this.codeIds[number] ?? 0,
      score,
      share: Math.exp(SHARPNESS * (score - top)) / sum,
    })).sort((x, y) => y.score - x.score || x.codeId - y.codeId);
  }

  explain(text: string, codeId: number, facts: readonly string[] = []): Reasons {
    const code = this.#numberOf.get(codeId);
    if (code === undefined) return { words: [], facts: [] };
    const words = wordsOf(text);
    const { ids, weights } = vectorOf(this.#vocabulary, countTerms(text));
    const weightOf = new Map(Array.from(ids, (id, i) => [id, weights[i] ?? 0]));
    const terms = termsOf(words);
    const times = new Map<number, number>();
    for (const { id } of terms) times.set(id, (times.get(id) ?? 0) + 1);
    // A term's part is shared out among the places it stands at and the words it is made of.
    const parts = new Float64Array(words.length);
    for (const { id, first, last } of terms) {
      const weight = weightOf.get(id);
      if (weight === undefined) continue;
      const part = (weight * this.#words.strength(id, code)) / (times.get(id) ?? 1) / (last - first + 1);
      for (let word = first; word <= last; word++) parts[word] = (parts[word] ?? 0) + part;
    }
    return {
      words: words
        .map(({ start, end }, index) => ({ start, end, weight: parts[index] ?? 0 }))
        .sort((x, y) => y.weight - x.weight || x.start - y.start),
      facts: facts
        .map((fact) => ({ fact, weight: FACTS * (this.#facts.shift(fact)?.[code] ?? 0) }))
        .sort((x, y) => y.weight - x.weight),
    };
  }
}

/** By code number: the numbers of its parent, children and siblings. */
function kinOf(
  codes: readonly LearnedCode[],
  numberOf: ReadonlyMap<number, number>,
): readonly (readonly number[])[] {
  const children = Map.groupBy(codes, ({ parentId }) => parentId);
  return codes.map(({ id, parentId }) => {
    const siblings = parentId === null ? [] : (children.get(parentId) ?? []);
    const near = [...siblings, ...(children.get(id) ?? [])].map((code) => numberOf.get(code.id) ?? -1);
    const parent = parentId === null ? undefined : numberOf.get(parentId);
    const own = numberOf.get(id);
    return [...near, ...(parent === undefined ? [] : [parent])].filter((n) => n >= 0 && n !== own);
  });
}
