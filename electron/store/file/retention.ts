const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ALWAYS = 3;

interface Dated {
  readonly id: string;
  readonly at: number;
}

/**
 * Which backups stay: all of the last 24 hours, then the newest of each of 14 days, 8 weeks and 12 months (UTC),
 * and always the newest three.
 */
export function keepBackups(backups: readonly Dated[], now: number): ReadonlySet<string> {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at);
  const kept = new Set(newestFirst.slice(0, ALWAYS).map(({ id }) => id));
  for (const { id, at } of newestFirst) if (now - at < DAY) kept.add(id);
  keepNewestOfEach(newestFirst, kept, (at) => Math.floor(at / DAY), 14);
  keepNewestOfEach(newestFirst, kept, (at) => Math.floor((at / DAY + 3) / 7), 8);
  keepNewestOfEach(newestFirst, kept, monthOf, 12);
  return kept;
}

function keepNewestOfEach(
  newestFirst: readonly Dated[],
  kept: Set<string>,
  bucketOf: (at: number) => number,
  buckets: number,
): void {
  const seen = new Set<number>();
  for (const { id, at } of newestFirst) {
    const bucket = bucketOf(at);
    if (seen.has(bucket)) continue;
    if (seen.size >= buckets) return;
    seen.add(bucket);
    kept.add(id);
  }
}

function monthOf(at: number): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
