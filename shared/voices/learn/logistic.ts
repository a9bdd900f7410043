import type { Vector } from './vocabulary.ts';

/**
 * Multinomial logistic regression: P(c|x) = exp(b(c) + Σ w(k,c)·x(k)) / Σ over all codes. Learned by AdaGrad (Duchi,
 * Hazan & Singer, JMLR 2011) on the cross entropy, with an L2 pull on the weights of the features met. A text with
 * several codes wants an equal share for each. The order of the examples is shuffled by a fixed seed: the same examples
 * give the same model.
 */
export interface Logistic {
  /** b(c) + Σ w(k,c)·x(k) of every code. */
  scores(vector: Vector): Float64Array;
  /** w(feature, code). */
  weight(feature: number, code: number): number;
  /** b(code). */
  readonly bias: Float64Array;
}

export interface LogisticExample {
  /** Features numbered from 0, each once. */
  readonly vector: Vector;
  /** What each code counts for; divided by their sum. Examples without any are passed over. */
  readonly codes: readonly (readonly [code: number, weight: number])[];
}

export interface LogisticOptions {
  readonly codes: number;
  readonly features: number;
  /** Times the examples are gone through. */
  readonly rounds: number;
  readonly rate: number;
  readonly l2: number;
}

/** Keeps a feature's first step short. */
const FIRST_STEP = 0.01;
/** The commonness of codes is known at the outset and moves slowly. */
const BIAS_RATE = 0.2;

export function learnLogistic(
  examples: readonly LogisticExample[],
  { codes, features, rounds, rate, l2 }: LogisticOptions,
): Logistic {
  const weights = new Float32Array(features * codes);
  const seen = new Float32Array(features * codes);
  const bias = firstBias(examples, codes);
  const biasSeen = new Float64Array(codes);
  const scores = new Float64Array(codes);
  const order = Array.from(examples.keys());
  const random = sequence();
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at];
      if (!example || example.codes.length === 0) continue;
      const { ids, weights: values } = example.vector;
      add(scores, bias, weights, example.vector);
      // From scores to what is missing: the share wanted less the share given.
      toShares(scores);
      for (let c = 0; c < codes; c++) scores[c] = -(scores[c] ?? 0);
      const whole = example.codes.reduce((sum, [, share]) => sum + share, 0);
      for (const [code, share] of example.codes) scores[code] = (scores[code] ?? 0) + share / whole;
      for (let i = 0; i < ids.length; i++) {
        const from = (ids[i] ?? 0) * codes;
        const value = values[i] ?? 0;
        for (let c = 0; c < codes; c++) {
          const weight = weights[from + c] ?? 0;
          const slope = (scores[c] ?? 0) * value - l2 * weight;
          const sum = (seen[from + c] ?? 0) + slope * slope;
          seen[from + c] = sum;
          weights[from + c] = weight + (rate * slope) / Math.sqrt(sum + FIRST_STEP);
        }
      }
      for (let c = 0; c < codes; c++) {
        const slope = scores[c] ?? 0;
        const sum = (biasSeen[c] ?? 0) + slope * slope;
        biasSeen[c] = sum;
        bias[c] = (bias[c] ?? 0) + (BIAS_RATE * rate * slope) / Math.sqrt(sum + 1);
      }
    }
  }
  return {
    bias,
    weight: (feature, code) => weights[feature * codes + code] ?? 0,
    scores: (vector) => {
      const own = new Float64Array(codes);
      add(own, bias, weights, vector);
      return own;
    },
  };
}

/** ln of each code's share of the examples. */
function firstBias(examples: readonly LogisticExample[], codes: number): Float64Array {
  const counts = new Float64Array(codes);
  for (const { codes: has } of examples) {
    for (const [code, share] of has) counts[code] = (counts[code] ?? 0) + share;
  }
  return counts.map((count) => Math.log((count + 0.5) / (examples.length + 1)));
}

/** Sets `scores` to bias + Σ weight · value. */
function add(
  scores: Float64Array,
  bias: Float64Array,
  weights: Float32Array,
  { ids, weights: values }: Vector,
): void {
  const codes = scores.length;
  scores.set(bias);
  for (let i = 0; i < ids.length; i++) {
    const from = (ids[i] ?? 0) * codes;
    const value = values[i] ?? 0;
    for (let c = 0; c < codes; c++) scores[c] = (scores[c] ?? 0) + (weights[from + c] ?? 0) * value;
  }
}

/** The softmax of scores, in place; they add up to one. */
export function toShares(scores: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const share = Math.exp((scores[c] ?? 0) - top);
    scores[c] = share;
    sum += share;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
}

/** Whole numbers below 2^32, the same ones every time (Numerical Recipes' linear congruential generator). */
function sequence(): () => number {
  let state = 12345;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
}

/** Fisher and Yates; the upper bits choose, since the lower ones of such a generator repeat soon. */
function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor((random() / 2 ** 32) * (i + 1));
    const here = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = here;
  }
}
