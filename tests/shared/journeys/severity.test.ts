import { describe, expect, test } from 'vitest';
import { gapAtStep } from '../../../shared/journeys/gap.ts';
import type { Reading } from '../../../shared/journeys/reading.ts';
import { rank, severity } from '../../../shared/journeys/severity.ts';
import { notDefined } from '../../../shared/stats/defined.ts';

/** A step where everybody's gap is `gap`, heard from `n` people who rate its importance (or do not). */
function step(gap: number, n: number, importance: number | null) {
  const readings = Array.from(
    { length: n },
    (_, i): Reading => ({
      kind: 'subtracted',
      participantId: i,
      stepId: 1,
      expectation: 0,
      experience: gap,
      scale: { min: -2, max: 2 },
      importance,
    }),
  );
  return gapAtStep(readings, { kind: 'subtracted' });
}

describe('severity', () => {
  test('is |gap| x importance x reach, with its components', () => {
    const result = severity(step(-1.5, 8, 0.8), 8, 40);
    expect(result.value.defined && result.value.value).toBeCloseTo(1.5 * 0.8 * 0.2, 12);
    expect(result).toMatchObject({
      importance: expect.closeTo(0.8, 12),
      importanceAssumed: false,
      reach: 0.2,
    });
  });

  test('an importance nobody rated is 0.5 and flagged', () => {
    expect(severity(step(-1, 6, null), 6, 6)).toMatchObject({
      value: { defined: true, value: 0.5 },
      importance: 0.5,
      importanceAssumed: true,
    });
  });

  test('nobody heard: not defined; nobody in the journey: reach 0; never above 1', () => {
    expect(severity(step(0, 0, null), 0, 10).value).toEqual(notDefined('no values'));
    expect(severity(step(-1, 3, 1), 3, 0).reach).toBe(0);
    expect(severity(step(-1, 3, 1), 12, 10).reach).toBe(1);
  });
});

test('rank: falling short by severity, then the rest by gap, silent last, ties in order', () => {
  const steps = [
    ['delight', step(1, 5, 1), 5],
    ['silent', step(0, 0, null), 0],
    ['small', step(-0.5, 5, 1), 5],
    ['deep but rare', step(-2, 5, 1), 1],
    ['deep', step(-1.5, 5, 1), 5],
    ['deep too', step(-1.5, 5, 1), 5],
    ['meets', step(0, 5, 1), 5],
  ] as const;
  const ranked = rank(steps.map(([name, result, at]) => ({ name, severity: severity(result, at, 10) })));
  expect(ranked.map(({ name }) => name)).toEqual([
    'deep',
    'deep too',
    'small',
    'deep but rare',
    'meets',
    'delight',
    'silent',
  ]);
});
