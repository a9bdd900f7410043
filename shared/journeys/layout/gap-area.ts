import { backward, type CurvePiece, cutPiece, forward, heightAt } from './curve.ts';
import type { Segment } from './scene.ts';

/** One stretch between two curves on which the second lies on one side of the first. */
export interface AreaPart {
  /** `worse`: the experience is drawn below the expectation. */
  readonly side: 'worse' | 'better';
  readonly d: readonly Segment[];
}

/**
 * The area between an expectation and an experience curve, cut exactly where they cross. Both lists hold one
 * piece per pair of neighbouring steps (the same x on both), undefined where a curve is broken: nothing is
 * drawn there. Heights grow downwards, as on screen.
 */
export function gapArea(
  expectation: readonly (CurvePiece | undefined)[],
  experience: readonly (CurvePiece | undefined)[],
): readonly AreaPart[] {
  const parts: AreaPart[] = [];
  let side: AreaPart['side'] | undefined;
  let upper: CurvePiece[] = [];
  let lower: CurvePiece[] = [];
  const close = (): void => {
    if (side && upper.length > 0) {
      parts.push({ side, d: [...forward(lower, 'M'), ...backward(upper, 'L'), { op: 'Z' }] });
    }
    side = undefined;
    upper = [];
    lower = [];
  };
  for (const [i, expected] of expectation.entries()) {
    const lived = experience[i];
    if (!expected || !lived) {
      close();
      continue;
    }
    const difference = (t: number): number => heightAt(lived, t) - heightAt(expected, t);
    const cuts = [0, ...crossings(difference), 1];
    for (let k = 1; k < cuts.length; k++) {
      const [a = 0, b = 1] = [cuts[k - 1], cuts[k]];
      const middle = difference((a + b) / 2);
      const next = Math.abs(middle) < 1e-9 ? undefined : middle > 0 ? 'worse' : 'better';
      if (next !== side) close();
      if (next === undefined) continue;
      side = next;
      upper.push(cutPiece(expected, a, b));
      lower.push(cutPiece(lived, a, b));
    }
  }
  close();
  return parts;
}

/** Where a cubic on 0..1 changes its sign: at most three places. Sampled, then halved to 1e-9. */
function crossings(f: (t: number) => number): readonly number[] {
  const samples = 32;
  const found: number[] = [];
  for (let i = 0; i < samples; i++) {
    let a = i / samples;
    let b = (i + 1) / samples;
    const sign = Math.sign(f(a));
    if (sign === 0 && i > 0) found.push(a);
    if (sign === 0 || Math.sign(f(b)) === 0 || Math.sign(f(b)) === sign) continue;
    while (b - a > 1e-9) {
      const middle = (a + b) / 2;
      if (Math.sign(f(middle)) === sign) a = middle;
      else b = middle;
    }
    found.push((a + b) / 2);
  }
  return found;
}
