import { type Material, tryOut } from './quality.ts';

/** A suggestion that was tried: how sure the learner was, and whether the code was there. */
export interface Tried {
  /** Above 0, below or equal 1. */
  readonly share: number;
  readonly isRight: boolean;
}

/** From a learner's share to how often a suggestion of that share is right. Never turns an order round. */
export type Calibration = (share: number) => number;

/** Below this many tried suggestions the shares are left as they are: two numbers cannot be fitted to a handful. */
const ENOUGH = 60;
const MOST_UNITS = 3000;
const EDGE = 1e-4;

/**
 * Platt's scaling (Platt 1999; targets and Newton steps after Lin, Lin & Weng, Machine Learning 2007): the chance of
 * being right is 1 / (1 + exp(−(a·logit(share) + b))), fitted by likelihood. The shares themselves where there is too
 * little to fit, or where surer turned out not to be better (a ≤ 0).
 */
export function calibrationOf(tried: readonly Tried[]): Calibration {
  const right = tried.reduce((sum, { isRight }) => sum + (isRight ? 1 : 0), 0);
  if (tried.length < ENOUGH || right === 0 || right === tried.length) return (share) => share;
  const yes = (right + 1) / (right + 2);
  const no = 1 / (tried.length - right + 2);
  const points = tried.map(({ share, isRight }) => ({ x: logit(share), wanted: isRight ? yes : no }));
  let a = 1;
  let b = 0;
  for (let step = 0; step < 50; step++) {
    let [slopeA, slopeB, aa, ab, bb] = [0, 0, 1e-9, 0, 1e-9];
    for (const { x, wanted } of points) {
      const p = chance(a * x + b);
      const weight = p * (1 - p);
      slopeA += (p - wanted) * x;
      slopeB += p - wanted;
      aa += weight * x * x;
      ab += weight * x;
      bb += weight;
    }
    const determinant = aa * bb - ab * ab;
    if (Math.abs(slopeA) + Math.abs(slopeB) < 1e-7 || determinant < 1e-12) break;
    // A full Newton step can overshoot far from the answer: none is longer than this.
    a -= bounded((bb * slopeA - ab * slopeB) / determinant);
    b -= bounded((aa * slopeB - ab * slopeA) / determinant);
  }
  if (!(a > 0) || !Number.isFinite(b)) return (share) => share;
  return (share) => chance(a * logit(share) + b);
}

/** Tries the learner on units of people it was not taught with and fits what its shares mean. */
export function calibrate(material: Material): Calibration {
  const step = Math.max(1, Math.ceil(material.units.length / MOST_UNITS));
  const thin = <T>(all: readonly T[]): readonly T[] =>
    step === 1 ? all : all.filter((_, at) => at % step === 0);
  const { codes, texts, answers, units } = material;
  // Taught with three quarters, asked about the fourth, twice: nearly what is taught in the end.
  const sample = { codes, texts: thin(texts), answers: thin(answers), units: thin(units) };
  return calibrationOf(tryOut(sample, 4, [0, 1]).tried);
}

const chance = (x: number): number => 1 / (1 + Math.exp(-x));
const bounded = (x: number): number => Math.min(1, Math.max(-1, x));

function logit(share: number): number {
  const p = Math.min(1 - EDGE, Math.max(EDGE, share));
  return Math.log(p / (1 - p));
}
