/** Milliseconds `work` takes, and what it gives. */
export async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly ms: number; readonly value: T }> {
  const begun = performance.now();
  const value = await work();
  return { ms: performance.now() - begun, value };
}

/** Milliseconds of each of `times` runs, one after another. */
export async function repeated(times: number, work: (n: number) => unknown): Promise<readonly number[]> {
  const all: number[] = [];
  for (let n = 0; n < times; n += 1) all.push((await timed(() => work(n))).ms);
  return all;
}

/** The value below which `share` (0 to 1) of the sample lies: nearest rank. */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new Error('There is nothing to take a percentile of');
  return found;
}

export const median = (sample: readonly number[]): number => percentile(sample, 0.5);
export const p95 = (sample: readonly number[]): number => percentile(sample, 0.95);
