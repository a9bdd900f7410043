import { type FactModel, learnFacts } from './facts.ts';
import { FACT_WEIGHT, type Features, featuresOf } from './features.ts';
import { type Logistic, learnLogistic, toShares } from './logistic.ts';
import { type Example, learnNaiveBayes, type NaiveBayes } from './naive-bayes.ts';
import {
  countPieces,
  countTerms,
  type Vector,
  type Vocabulary,
  vectorOf,
  vocabularyOf,
} from './vocabulary.ts';
import { piecesOf, TERMS, type Term, termsOf, wordsOf } from './words.ts';

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
  /** What is known of the answer it stands in; see {@link CodedAnswer}. */
  readonly facts?: readonly string[];
}

/** An answer with what is known of it besides its words, and the codes it has. */
export interface CodedAnswer {
  /** The whole answer, where it teaches beside its coded stretches. */
  readonly text?: string;
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
  rank(text: string, facts?: readonly string[]): readonly Ranked[];
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
/** The weight of logistic regression beside naive Bayes. */
const LOGISTIC = 2;
const LEARNING = { rounds: 6, rate: 0.3, l2: 0.002 } as const;
/** Steps of a weight that learning may take, a few seconds; of more examples fewer rounds do, then fewer examples. */
const MOST_STEPS = 3e8;
/** Weights kept: 32 MB, and as much again while learning. */
const MOST_WEIGHTS = 8e6;
/** How sharply scores become shares, before `calibrate` says what they mean. */
const SHARPNESS = 0.7;

/** Learns a coder's ways. Deterministic: the same lessons in the same order give the same learner. */
export function learn({ codes, texts, answers }: Lessons): Learner {
  const used = new Set(texts.flatMap(({ codeIds }) => codeIds));
  const known = codes.filter(({ id }) => used.has(id));
  const numberOf = new Map(known.map(({ id }, number) => [id, number]));
  const numbers = (codeIds: readonly number[]): number[] =>
    [...new Set(codeIds)].flatMap((id) => numberOf.get(id) ?? []);
  const kin = kinOf(known, numberOf);

  const ownWords = known.map(({ words }) => countTerms(words));
  const counted = texts.map(({ text }) => countTerms(text));
  const vocabulary = vocabularyOf([...counted, ...ownWords]);
  const withKin = (codeIds: readonly number[]): Example['codes'] => {
    const own = numbers(codeIds);
    const near = new Set(own.flatMap((number) => kin[number] ?? []));
    for (const number of own) near.delete(number);
    return [...own.map((n) => [n, 1] as const), ...[...near].map((n) => [n, KIN] as const)];
  };
  const examples: Example[] = counted.map((one, index) => ({
    vector: vectorOf(vocabulary, one),
    codes: withKin(texts[index]?.codeIds ?? []),
  }));
  for (const [number, one] of ownWords.entries()) {
    const example: Example = { vector: vectorOf(vocabulary, one), codes: [[number, 1]] };
    for (let time = 0; time < OWN_WORDS; time++) examples.push(example);
  }
  const words = learnNaiveBayes(examples, { codes: known.length, terms: TERMS, smoothing: SMOOTHING });
  const facts = learnFacts(
    answers.map((answer) => ({ facts: answer.facts, codes: numbers(answer.codeIds) })),
    known.length,
  );
  const taught: Taught[] = [
    ...texts.map(({ text, facts: given = [], codeIds }) => ({ text, facts: given, codes: withKin(codeIds) })),
    ...answers.flatMap(({ text, facts: given, codeIds }) =>
      text === undefined ? [] : [{ text, facts: given, codes: withKin(codeIds) }],
    ),
  ];
  const named = known.flatMap(({ words: text }, number) =>
    Array.from({ length: OWN_WORDS }, (): Taught => ({ text, facts: [], codes: [[number, 1]] })),
  );
  return new Trained(known, numberOf, vocabulary, words, facts, logisticOf(taught, named, known.length));
}

interface Taught {
  readonly text: string;
  readonly facts: readonly string[];
  readonly codes: Example['codes'];
}

/** Logistic regression over pieces and facts, kept within {@link MOST_STEPS} and {@link MOST_WEIGHTS}. */
function logisticOf(taught: readonly Taught[], named: readonly Taught[], codes: number): Weighed {
  const most = Math.max(1000, Math.floor(MOST_WEIGHTS / Math.max(1, codes)));
  const letters = taught.reduce((sum, { text }) => sum + text.length, 0);
  // A letter makes about two pieces, and each piece has a weight for every code.
  const step = Math.max(1, Math.ceil((2 * letters * codes) / MOST_STEPS));
  const rounds = Math.floor((MOST_STEPS * step) / Math.max(1, 2 * letters * codes));
  const examples = [...(step === 1 ? taught : taught.filter((_, at) => at % step === 0)), ...named].map(
    ({ text, facts, codes: has }) => ({ pieces: countPieces(text), facts, codes: has }),
  );
  const features = featuresOf(examples, most);
  const model = learnLogistic(
    examples.map(({ pieces, facts, codes: has }) => ({ vector: features.vector(pieces, facts), codes: has })),
    { codes, features: features.count, ...LEARNING, rounds: Math.min(LEARNING.rounds, Math.max(1, rounds)) },
  );
  return { features, model };
}

interface Weighed {
  readonly features: Features;
  readonly model: Logistic;
}

class Trained implements Learner {
  readonly codeIds: readonly number[];
  readonly #numberOf: ReadonlyMap<number, number>;
  readonly #vocabulary: Vocabulary;
  readonly #words: NaiveBayes;
  readonly #facts: FactModel;
  readonly #weighed: Weighed;

  constructor(
    codes: readonly LearnedCode[],
    numberOf: ReadonlyMap<number, number>,
    vocabulary: Vocabulary,
    words: NaiveBayes,
    facts: FactModel,
    weighed: Weighed,
  ) {
    this.codeIds = codes.map(({ id }) => id);
    this.#numberOf = numberOf;
    this.#vocabulary = vocabulary;
    this.#words = words;
    this.#facts = facts;
    this.#weighed = weighed;
  }

  rank(text: string, facts: readonly string[] = []): readonly Ranked[] {
    const scores = this.#words.scores(vectorOf(this.#vocabulary, countTerms(text)));
    const { features, model } = this.#weighed;
    const weighed = model.scores(features.vector(countPieces(text), facts));
    const shifts = facts.flatMap((fact) => this.#facts.shift(fact) ?? []);
    for (let code = 0; code < scores.length; code++) {
      let known = this.#facts.common[code] ?? 0;
      for (const shift of shifts) known += shift[code] ?? 0;
      scores[code] = (scores[code] ?? 0) + FACTS * known + LOGISTIC * (weighed[code] ?? 0);
    }
    const shares = scores.map((score) => SHARPNESS * score);
    toShares(shares);
    return Array.from(scores, (score, number) => ({
      codeId: this.codeIds[number] ?? 0,
      score,
      share: shares[number] ?? 0,
    })).sort((x, y) => y.score - x.score || x.codeId - y.codeId);
  }

  explain(text: string, codeId: number, facts: readonly string[] = []): Reasons {
    const code = this.#numberOf.get(codeId);
    if (code === undefined) return { words: [], facts: [] };
    const words = wordsOf(text);
    const { features, model } = this.#weighed;
    const parts = new Float64Array(words.length);
    shareOut(parts, termsOf(words), vectorOf(this.#vocabulary, countTerms(text)), (id) => ({
      id,
      strength: this.#words.strength(id, code),
    }));
    shareOut(parts, piecesOf(words), features.vector(countPieces(text), []), (piece) => {
      const id = features.ofPiece(piece);
      return id === undefined ? undefined : { id, strength: LOGISTIC * model.weight(id, code) };
    });
    const factPart = (fact: string): number => {
      const id = features.ofFact(fact);
      const weighed = id === undefined ? 0 : FACT_WEIGHT * model.weight(id, code);
      return FACTS * (this.#facts.shift(fact)?.[code] ?? 0) + LOGISTIC * weighed;
    };
    return {
      words: words
        .map(({ start, end }, index) => ({ start, end, weight: parts[index] ?? 0 }))
        .sort((x, y) => y.weight - x.weight || x.start - y.start),
      facts: facts.map((fact) => ({ fact, weight: factPart(fact) })).sort((x, y) => y.weight - x.weight),
    };
  }
}

/** Adds what terms bring to a score to the words they are made of: shared out among their places and their words. */
function shareOut(
  parts: Float64Array,
  terms: readonly Term[],
  { ids, weights }: Vector,
  known: (term: number) => { readonly id: number; readonly strength: number } | undefined,
): void {
  const weightOf = new Map(Array.from(ids, (id, i) => [id, weights[i] ?? 0]));
  const times = new Map<number, number>();
  for (const { id } of terms) times.set(id, (times.get(id) ?? 0) + 1);
  for (const { id, first, last } of terms) {
    const found = known(id);
    const weight = found === undefined ? undefined : weightOf.get(found.id);
    if (found === undefined || weight === undefined) continue;
    const part = (weight * found.strength) / (times.get(id) ?? 1) / (last - first + 1);
    for (let word = first; word <= last; word++) parts[word] = (parts[word] ?? 0) + part;
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
