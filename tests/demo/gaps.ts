import type { DemoAnswer } from '../../build/demo/content-types.ts';

export interface GapSummary {
  /** Distinct people with an answer about the object, scored or not. */
  readonly heard: number;
  /** People with at least one gap. */
  readonly people: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export type GapState = 'silent' | 'thin' | 'breaks' | 'delights' | 'at risk' | 'meets';

// Two-sided 95 % critical values of Student's t: [degrees of freedom, value]. A value between two
// rows takes the row below it, which is the wider interval.
const critical: readonly (readonly [number, number])[] = [
  [1, 12.706],
  [2, 4.303],
  [3, 3.182],
  [4, 2.776],
  [5, 2.571],
  [6, 2.447],
  [7, 2.365],
  [8, 2.306],
  [9, 2.262],
  [10, 2.228],
  [12, 2.179],
  [15, 2.131],
  [20, 2.086],
  [30, 2.042],
  [40, 2.021],
  [60, 2],
];

function criticalT(df: number): number {
  return critical.findLast(([row]) => row <= df)?.[1] ?? Number.NaN;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean and 95 % t interval of gaps, one number a person. The bounds are NaN for fewer than two. */
export function interval(gaps: readonly number[]): { mean: number; low: number; high: number } {
  const centre = mean(gaps);
  const squares = gaps.reduce((sum, gap) => sum + (gap - centre) ** 2, 0);
  const half = (criticalT(gaps.length - 1) * Math.sqrt(squares / (gaps.length - 1))) / Math.sqrt(gaps.length);
  return { mean: centre, low: centre - half, high: centre + half };
}

/**
 * Gaps of the answers that `aboutOf` puts under a name, experience minus expectation times `unit`,
 * the answers of one person averaged first.
 */
export function gapsBy(
  answers: readonly DemoAnswer[],
  aboutOf: (answer: DemoAnswer) => string | undefined,
  unit: number,
): ReadonlyMap<string, GapSummary> {
  const groups = Map.groupBy(answers, (answer) => aboutOf(answer) ?? '');
  groups.delete('');
  return new Map(
    Array.from(groups, ([about, group]) => {
      const people = Array.from(Map.groupBy(group, ({ participant }) => participant).values());
      const gaps = people.flatMap((own) => {
        const readings = own.flatMap(({ scores: { expectation, experience } }) =>
          expectation === undefined || experience === undefined ? [] : [(experience - expectation) * unit],
        );
        return readings.length === 0 ? [] : [mean(readings)];
      });
      return [about, { heard: people.length, people: gaps.length, ...interval(gaps) }];
    }),
  );
}

/** The state of a touchpoint; `summary` absent means that nobody was heard. */
export function stateOf(summary: GapSummary | undefined): GapState {
  if (summary === undefined || summary.heard === 0) return 'silent';
  if (summary.people < 5) return 'thin';
  if (summary.high < 0) return 'breaks';
  if (summary.low > 0) return 'delights';
  return summary.mean <= -0.25 ? 'at risk' : 'meets';
}
