import { type Defined, defined } from '../stats/defined.ts';
import type { GapResult } from './gap.ts';

/** Stands in for an importance nobody rated; always shown as such. */
export const UNRATED_IMPORTANCE = 0.5;

/** How much a gap matters, with everything it is made of. */
export interface Severity {
  /** |gap| x importance x reach; not defined where nobody was heard. */
  readonly value: Defined<number>;
  /** Mean gap with its sign. */
  readonly gap: Defined<number>;
  /** 0-1. */
  readonly importance: number;
  /** True where nobody rated the importance and 0.5 stands in for it. */
  readonly importanceAssumed: boolean;
  /** Share 0-1 of the journey's people heard at this step or known to pass it. */
  readonly reach: number;
}

/**
 * Severity = |mean gap| x importance x reach: the product's own indicator, not a published one.
 * `peopleAtStep`: people heard at the step or known to pass it; `peopleInJourney`: all of the journey's.
 * Without people in the journey the reach is 0; it never exceeds 1.
 */
export function severity(result: GapResult, peopleAtStep: number, peopleInJourney: number): Severity {
  const rated = result.importance.mean;
  const importance = rated.defined ? rated.value : UNRATED_IMPORTANCE;
  const reach = peopleInJourney > 0 ? Math.min(1, Math.max(0, peopleAtStep / peopleInJourney)) : 0;
  const gap = result.gap.mean;
  return {
    value: gap.defined ? defined(Math.abs(gap.value) * importance * reach) : gap,
    gap,
    importance,
    importanceAssumed: !rated.defined,
    reach,
  };
}

/** Anything with a severity: a step, a handover. */
export interface Ranked {
  readonly severity: Severity;
}

/**
 * The list of where it breaks: first what falls short of expectations, most severe first; then what meets or
 * exceeds them, smallest gap first; last what nobody was heard at. Equals stay in the order they came in.
 */
export function rank<T extends Ranked>(steps: readonly T[]): readonly T[] {
  return [...steps].sort((a, b) => {
    const byGroup = group(a.severity) - group(b.severity);
    if (byGroup !== 0) return byGroup;
    if (group(a.severity) === 0) return number(b.severity.value) - number(a.severity.value);
    return number(a.severity.gap) - number(b.severity.gap);
  });
}

function group({ gap }: Severity): 0 | 1 | 2 {
  if (!gap.defined) return 2;
  return gap.value < 0 ? 0 : 1;
}

function number(maybe: Defined<number>): number {
  return maybe.defined ? maybe.value : 0;
}
