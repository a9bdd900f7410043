import { piecesOf, TERMS, type Term, termsOf, wordsOf } from './words.ts';

/** Terms by number and their weights; lengths are equal. The weights' squares add up to one, or there are none. */
export interface Vector {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/** In how many texts each term was seen. */
export interface Vocabulary {
  /** By term number. */
  readonly seenIn: Int32Array;
  /** How many texts were looked at. */
  readonly texts: number;
}

export interface Counted {
  readonly ids: Int32Array;
  readonly counts: Uint16Array;
}

/** The terms of a text with how often each occurs. */
export function countTerms(text: string): Counted {
  return count(termsOf(wordsOf(text)));
}

/** The pieces of a text with how often each occurs. */
export function countPieces(text: string): Counted {
  return count(piecesOf(wordsOf(text)));
}

function count(terms: readonly Term[]): Counted {
  const counts = new Map<number, number>();
  for (const { id } of terms) counts.set(id, (counts.get(id) ?? 0) + 1);
  return { ids: Int32Array.from(counts.keys()), counts: Uint16Array.from(counts.values()) };
}

/** The vocabulary of the texts given. */
export function vocabularyOf(texts: readonly Counted[]): Vocabulary {
  const seenIn = new Int32Array(TERMS);
  for (const { ids } of texts) for (const id of ids) seenIn[id] = (seenIn[id] ?? 0) + 1;
  return { seenIn, texts: texts.length };
}

/**
 * Weighs counted terms by tf-idf: (1 + ln count) · (ln((1 + texts) / (1 + texts with the term)) + 1), then divides by
 * the Euclidean length, so that long texts do not shout (Manning, Raghavan & Schütze 2008, ch. 6).
 */
function weigh({ seenIn, texts }: Vocabulary, { ids, counts }: Counted): Vector {
  const weights = new Float32Array(ids.length);
  let squares = 0;
  for (let i = 0; i < ids.length; i++) {
    const idf = Math.log((1 + texts) / (1 + (seenIn[ids[i] ?? 0] ?? 0))) + 1;
    const weight = (1 + Math.log(counts[i] ?? 1)) * idf;
    weights[i] = weight;
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) / length;
  return { ids, weights };
}

/** A text as a vector over the terms that were learned; words never seen say nothing. */
export function vectorOf(vocabulary: Vocabulary, counted: Counted): Vector {
  const keep = counted.ids.map((id, i) => ((vocabulary.seenIn[id] ?? 0) > 0 ? i : -1)).filter((i) => i >= 0);
  if (keep.length === counted.ids.length) return weigh(vocabulary, counted);
  return weigh(vocabulary, {
    ids: keep.map((i) => counted.ids[i] ?? 0),
    counts: Uint16Array.from(keep, (i) => counted.counts[i] ?? 0),
  });
}
