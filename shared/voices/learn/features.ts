import { type Counted, type Vector, type Vocabulary, vectorOf, vocabularyOf } from './vocabulary.ts';
import { TERMS } from './words.ts';

/** What logistic regression weighs: pieces of words by tf-idf, and facts. Numbered without gaps, pieces first. */
export interface Features {
  readonly count: number;
  vector(pieces: Counted, facts: readonly string[]): Vector;
  /** The number of a piece; undefined where it is none. */
  ofPiece(id: number): number | undefined;
  ofFact(fact: string): number | undefined;
}

/** How much a fact weighs; the pieces of a text together have the length one. */
export const FACT_WEIGHT = 0.4;

/** Numbers the features of some examples: every fact, and at most `most` pieces, those in most texts first. */
export function featuresOf(
  examples: readonly { readonly pieces: Counted; readonly facts: readonly string[] }[],
  most: number,
): Features {
  const vocabulary = vocabularyOf(examples.map(({ pieces }) => pieces));
  const numbers = numbersOf(vocabulary, most);
  const pieces = numbers.reduce((sum, number) => (number >= 0 ? sum + 1 : sum), 0);
  const facts = new Map<string, number>();
  for (const example of examples) {
    for (const fact of example.facts) if (!facts.has(fact)) facts.set(fact, pieces + facts.size);
  }
  const ofPiece = (id: number): number | undefined => {
    const number = numbers[id] ?? -1;
    return number < 0 ? undefined : number;
  };
  return {
    count: pieces + facts.size,
    ofPiece,
    ofFact: (fact) => facts.get(fact),
    vector(counted, given) {
      const { ids, weights } = vectorOf(vocabulary, counted);
      const found: number[] = [];
      const values: number[] = [];
      for (let i = 0; i < ids.length; i++) {
        const number = ofPiece(ids[i] ?? 0);
        if (number === undefined) continue;
        found.push(number);
        values.push(weights[i] ?? 0);
      }
      for (const fact of given) {
        const number = facts.get(fact);
        if (number === undefined) continue;
        found.push(number);
        values.push(FACT_WEIGHT);
      }
      return { ids: Int32Array.from(found), weights: Float32Array.from(values) };
    },
  };
}

/** By piece: its number, or −1 where it was never seen or is too rare to be kept. */
function numbersOf({ seenIn }: Vocabulary, most: number): Int32Array {
  const seen: number[] = [];
  for (let id = 0; id < TERMS; id++) if ((seenIn[id] ?? 0) > 0) seen.push(id);
  const kept =
    seen.length <= most
      ? seen
      : seen.toSorted((x, y) => (seenIn[y] ?? 0) - (seenIn[x] ?? 0) || x - y).slice(0, most);
  const numbers = new Int32Array(TERMS).fill(-1);
  for (const [number, id] of kept.entries()) numbers[id] = number;
  return numbers;
}
