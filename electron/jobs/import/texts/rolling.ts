import type { RawCue } from './cues.ts';

/** Pairs of cues of which one shows lines of the other again, from this share on, are rolling captions. */
const ROLLING_SHARE = 0.5;
const FEWEST_CUES = 4;
/** Rolling captions follow each other without a gap, in ms. */
const TOUCHING_MS = 100;

/** How many of the last lines of `before` are the first lines of `after`. */
function overlap(before: readonly string[], after: readonly string[]): number {
  for (let size = Math.min(before.length, after.length); size > 0; size--) {
    if (after.slice(0, size).every((line, index) => line === before[before.length - size + index]))
      return size;
  }
  return 0;
}

export interface Unrolled {
  readonly cues: readonly RawCue[];
  /** Lines taken out because they were shown a second time. */
  readonly repeated: number;
}

/**
 * Takes the repeats out of rolling captions (YouTube shows each line twice or three times while it scrolls up).
 * `plain` gives a line without its markup. Other captions come back as they are: people do say things twice.
 */
export function unroll(cues: readonly RawCue[], plain: (line: string) => string): Unrolled {
  const lines = cues.map((cue) =>
    cue.lines
      .map(plain)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
  let pairs = 0;
  let rolled = 0;
  for (let i = 1; i < cues.length; i++) {
    const [before, after] = [cues[i - 1], cues[i]];
    if (before?.endMs == null || after?.startMs == null) continue;
    pairs++;
    if (after.startMs - before.endMs <= TOUCHING_MS && overlap(lines[i - 1] ?? [], lines[i] ?? []) > 0)
      rolled++;
  }
  const isScrolling = lines.some((own) => own.length > 1);
  if (cues.length < FEWEST_CUES || rolled < pairs * ROLLING_SHARE || pairs === 0 || !isScrolling) {
    return { cues, repeated: 0 };
  }
  let repeated = 0;
  let shown: readonly string[] = [];
  const kept: RawCue[] = [];
  for (const [index, cue] of cues.entries()) {
    const own = lines[index] ?? [];
    const again = overlap(shown, own);
    repeated += again;
    if (own.length > 0) shown = own;
    if (again < own.length) {
      const filled = cue.lines.filter((line) => plain(line).trim() !== '');
      kept.push({ ...cue, lines: filled.slice(again) });
    }
  }
  return { cues: kept, repeated };
}
