/**
 * What is known of an answer besides its words: where it was asked, which question, how the person rated it. Each fact
 * shifts a code's odds by ln(q / p), with p the code's share of all coded answers and
 * q = (answers with fact and code + b·p) / (answers with the fact + b): few answers change little.
 */
export interface FactModel {
  /** ln p of every code: how common it is. */
  readonly common: Float64Array;
  /** ln(q / p) of a fact for every code; undefined for a fact never seen. */
  shift(fact: string): Float64Array | undefined;
}

export interface FactExample {
  readonly facts: readonly string[];
  /** Numbers of the codes the answer has, each once. */
  readonly codes: readonly number[];
}

/** Answers a fact must be worth before its own share outweighs the code's. */
const CAUTION = 4;

export function learnFacts(examples: readonly FactExample[], codes: number): FactModel {
  const having = new Float64Array(codes);
  const seen = new Map<string, { answers: number; readonly having: Float64Array }>();
  for (const { facts, codes: has } of examples) {
    for (const code of has) having[code] = (having[code] ?? 0) + 1;
    for (const fact of facts) {
      const known = seen.get(fact) ?? { answers: 0, having: new Float64Array(codes) };
      seen.set(fact, known);
      known.answers += 1;
      for (const code of has) known.having[code] = (known.having[code] ?? 0) + 1;
    }
  }
  const share = having.map((count) => (count + 0.5) / (examples.length + 1));
  const shifts = new Map(
    [...seen].map(([fact, known]) => [
      fact,
      known.having.map((count, code) => {
        const p = share[code] ?? 0;
        return Math.log((count + CAUTION * p) / (known.answers + CAUTION) / p);
      }),
    ]),
  );
  return { common: share.map(Math.log), shift: (fact) => shifts.get(fact) };
}
