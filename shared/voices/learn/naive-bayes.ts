import type { Vector } from './vocabulary.ts';

/**
 * How strongly terms speak for codes: one-against-rest naive Bayes on tf-idf weights, in the spirit of the complement
 * estimate of Rennie, Shih, Teevan & Karger (ICML 2003). With n(k,c) the weight of term k in texts of code c, t(k) its
 * weight in all texts, N(c) and T the sums over terms, V terms and smoothing a:
 *
 *   s(k,c) = ln((n(k,c) + a) / (N(c) + aV)) − ln((t(k) − n(k,c) + a) / (T − N(c) + aV))
 *
 * A text's score for c is the sum of weight · s(k,c) over its terms.
 */
export interface NaiveBayes {
  /** Codes are numbered 0 to `codes` − 1. */
  readonly codes: number;
  /** The score of every code. */
  scores(vector: Vector): Float64Array;
  /** s(term, code). */
  strength(term: number, code: number): number;
}

export interface Example {
  readonly vector: Vector;
  /** Codes of the text with the weight each is counted by, 1 for the codes it has. */
  readonly codes: readonly (readonly [code: number, weight: number])[];
}

/** Learns from examples, kept as one sparse table by term. `smoothing`: a, above zero. */
export function learnNaiveBayes(
  examples: readonly Example[],
  options: { readonly codes: number; readonly terms: number; readonly smoothing: number },
): NaiveBayes {
  const { codes, terms, smoothing: a } = options;
  const all = new Float64Array(terms);
  const ofCode = new Float64Array(codes);
  let total = 0;
  for (const { vector, codes: has } of examples) {
    let sum = 0;
    for (let i = 0; i < vector.ids.length; i++) {
      const term = vector.ids[i] ?? 0;
      const weight = vector.weights[i] ?? 0;
      all[term] = (all[term] ?? 0) + weight;
      sum += weight;
    }
    total += sum;
    for (const [code, share] of has) ofCode[code] = (ofCode[code] ?? 0) + sum * share;
  }
  let used = 0;
  for (const weight of all) if (weight > 0) used += 1;
  const table = byTerm(examples, terms, codes);
  const logCode = new Float64Array(codes);
  for (let c = 0; c < codes; c++) {
    const own = ofCode[c] ?? 0;
    logCode[c] = Math.log(Math.max(0, total - own) + a * used) - Math.log(own + a * used);
  }
  // From here on the table holds what having met adds to a term's strength for the code.
  for (let term = 0; term < terms; term++) {
    const t = all[term] ?? 0;
    for (let at = table.from[term] ?? 0; at < (table.from[term + 1] ?? 0); at++) {
      const weight = table.weight[at] ?? 0;
      table.weight[at] = Math.log((weight + a) / a) - Math.log((Math.max(0, t - weight) + a) / (t + a));
    }
  }
  const never = (term: number, code: number): number =>
    Math.log(a) - Math.log((all[term] ?? 0) + a) + (logCode[code] ?? 0);

  return {
    codes,
    strength(term, code) {
      for (let at = table.from[term] ?? 0; at < (table.from[term + 1] ?? 0); at++) {
        if (table.code[at] === code) return never(term, code) + (table.weight[at] ?? 0);
      }
      return never(term, code);
    },
    scores({ ids, weights }) {
      const scores = new Float64Array(codes);
      let sum = 0;
      let base = 0;
      for (let i = 0; i < ids.length; i++) {
        const term = ids[i] ?? 0;
        const weight = weights[i] ?? 0;
        sum += weight;
        base += weight * (Math.log(a) - Math.log((all[term] ?? 0) + a));
        for (let at = table.from[term] ?? 0; at < (table.from[term + 1] ?? 0); at++) {
          const code = table.code[at] ?? 0;
          scores[code] = (scores[code] ?? 0) + weight * (table.weight[at] ?? 0);
        }
      }
      for (let c = 0; c < codes; c++) scores[c] = (scores[c] ?? 0) + base + sum * (logCode[c] ?? 0);
      return scores;
    },
  };
}

/** The weight of every term in every code it met, sorted by term: those of term k stand at from[k] to from[k + 1]. */
function byTerm(examples: readonly Example[], terms: number, codes: number) {
  const first = new Int32Array(terms + 1);
  for (const { vector, codes: has } of examples) {
    for (const term of vector.ids) first[term + 1] = (first[term + 1] ?? 0) + has.length;
  }
  for (let term = 0; term < terms; term++) first[term + 1] = (first[term + 1] ?? 0) + (first[term] ?? 0);
  const code = new Uint16Array(first[terms] ?? 0);
  const weight = new Float32Array(first[terms] ?? 0);
  const next = first.slice();
  for (const { vector, codes: has } of examples) {
    for (let i = 0; i < vector.ids.length; i++) {
      const term = vector.ids[i] ?? 0;
      let at = next[term] ?? 0;
      for (const [number, share] of has) {
        code[at] = number;
        weight[at] = (vector.weights[i] ?? 0) * share;
        at += 1;
      }
      next[term] = at;
    }
  }
  // Each code once within a term; what is left is moved together, in place.
  const from = new Int32Array(terms + 1);
  const sums = new Float64Array(codes);
  let to = 0;
  for (let term = 0; term < terms; term++) {
    from[term] = to;
    const start = first[term] ?? 0;
    const end = first[term + 1] ?? 0;
    for (let at = start; at < end; at++) sums[code[at] ?? 0] = (sums[code[at] ?? 0] ?? 0) + (weight[at] ?? 0);
    for (let at = start; at < end; at++) {
      const number = code[at] ?? 0;
      const sum = sums[number] ?? 0;
      if (sum === 0) continue;
      sums[number] = 0;
      code[to] = number;
      weight[to] = sum;
      to += 1;
    }
  }
  from[terms] = to;
  return { from, code, weight };
}
