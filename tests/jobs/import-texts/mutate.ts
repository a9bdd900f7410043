import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { ImportRefusal } from '../../../electron/jobs/import/failures.ts';
import { readTextSource, type TextSource } from '../../../electron/jobs/import/texts/read-source.ts';
import { codePointLength } from '../../../shared/text/code-points.ts';

/** Mulberry32: the same numbers from 0 to 1 for the same seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(from: readonly T[], next: () => number): T | undefined =>
  from[Math.floor(next() * from.length)];

/** Cuts `text` at `parts` (its structure), then moves, doubles, drops and spoils some of them. */
export function mutate(text: string, parts: RegExp, bits: readonly string[], next: () => number): string {
  const pieces = text.split(parts);
  for (let change = 0; change < 1 + next() * 5; change++) {
    const at = Math.floor(next() * pieces.length);
    const kind = next();
    if (kind < 0.2) pieces.splice(at, 1);
    else if (kind < 0.4) pieces.splice(at, 0, pieces[Math.floor(next() * pieces.length)] ?? '');
    else if (kind < 0.75) pieces.splice(at, 0, pick(bits, next) ?? '');
    else {
      const piece = pieces[at] ?? '';
      const cut = Math.floor(next() * piece.length);
      pieces[at] = piece.slice(0, cut) + (pick(bits, next) ?? '') + piece.slice(cut + Math.floor(next() * 3));
    }
  }
  return pieces.join('');
}

/** What holds of every text that comes in, whatever it was made from. */
function check({ text, turns, cues }: TextSource): void {
  assert.ok(text.isWellFormed() && text.trim() !== '' && !text.includes('\r'));
  const length = codePointLength(text);
  for (const ranges of [turns, cues]) {
    let end = 0;
    for (const range of ranges) {
      assert.ok(range.start >= end && range.end > range.start);
      end = range.end;
    }
    assert.ok(end <= length);
  }
  for (const { startMs } of cues) assert.ok(Number.isSafeInteger(startMs));
}

/**
 * Reads what `make` makes, `rounds` times over; answers with how many were read and how many refused in words. Throws
 * where a file ends in anything else.
 */
export async function tried(
  path: string,
  rounds: number,
  make: (next: () => number) => Promise<Buffer | string> | string | Buffer,
): Promise<{ readonly read: number; readonly refused: number }> {
  const next = random(20_260_714);
  let read = 0;
  let refused = 0;
  for (let round = 0; round < rounds; round++) {
    writeFileSync(path, await make(next));
    try {
      check(await readTextSource(path));
      read++;
    } catch (error) {
      if (!(error instanceof ImportRefusal)) throw error;
      assert.match(error.message, /^[A-Z“].*\.$/s);
      refused++;
    }
  }
  return { read, refused };
}
