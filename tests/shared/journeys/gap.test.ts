import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimate, type GapOptions, gapAtStep, stateOf } from '../../../shared/journeys/gap.ts';
import type { DirectReading, Reading, SubtractedReading } from '../../../shared/journeys/reading.ts';
import { defined, notDefined } from '../../../shared/stats/defined.ts';

const subtracted: GapOptions = { kind: 'subtracted' };
const direct: GapOptions = { kind: 'direct' };
const asked = (
  participantId: number | null,
  expectation: number | null,
  experience: number | null,
  extra: Partial<SubtractedReading> = {},
): SubtractedReading => ({
  kind: 'subtracted',
  participantId,
  stepId: 1,
  expectation,
  experience,
  scale: { min: -2, max: 2 },
  ...extra,
});
const answered = (participantId: number, value: -1 | 0 | 1): DirectReading => ({
  kind: 'direct',
  participantId,
  stepId: 1,
  direct: value,
});

describe('the worked gaps', () => {
  const readings = [asked(1, 1, -1), asked(2, 1, 0), asked(3, 1, 1), asked(4, 0, -1), asked(5, 2, 1)];

  test('mean, sd, interval and state', () => {
    const result = gapAtStep(readings, subtracted);
    expect(result.gap.mean).toEqual(defined(-1));
    expect(result.gap.sd.defined && result.gap.sd.value.toFixed(5)).toBe('0.70711');
    expect(result.gap.interval.defined && result.gap.interval.value.high).toBeCloseTo(-0.122011, 5);
    expect(result).toMatchObject({ nPeople: 5, nReadings: 5, nLeftOut: 0, state: 'breaks' });
  });

  test('the sides differ by the gap', () => {
    const { expectation, experience } = gapAtStep(readings, subtracted);
    expect(expectation.mean).toEqual(defined(1));
    expect(experience.mean).toEqual(defined(0));
  });

  test('the same answers on 1-5 and 0-10 give the same gap', () => {
    for (const [scale, at] of [
      [{ min: 1, max: 5 }, (v: number) => v + 3],
      [{ min: 0, max: 10 }, (v: number) => (v + 2) * 2.5],
    ] as const) {
      const rescaled = readings.map((r) => ({
        ...r,
        scale,
        expectation: at(r.expectation ?? 0),
        experience: at(r.experience ?? 0),
      }));
      const { gap } = gapAtStep(rescaled, subtracted);
      expect(gap.mean.defined && gap.mean.value).toBeCloseTo(-1, 12);
    }
  });
});

describe('who counts', () => {
  test('readings of one person are averaged first', () => {
    const result = gapAtStep([asked(1, 2, -2), asked(1, 2, -2), asked(1, 2, -2), asked(2, 0, 0)], subtracted);
    expect(result.gap.mean).toEqual(defined(-2));
    expect(result).toMatchObject({ nPeople: 2, nReadings: 4, state: 'thin' });
  });

  test('readings of nobody known are people of their own', () => {
    expect(gapAtStep([asked(null, 1, 0), asked(null, 1, 0)], subtracted).nPeople).toBe(2);
  });

  test('a participant 1 and a respondent "1" are two people', () => {
    const respondent = { ...asked(1, 1, 0), participantId: '1' };
    expect(gapAtStep([asked(1, 1, 0), respondent], subtracted).nPeople).toBe(2);
  });

  test('incomplete readings and values outside their scale make no gap', () => {
    const result = gapAtStep([asked(1, 1, null), asked(2, 9, 0), asked(3, 1, 0)], subtracted);
    expect(result).toMatchObject({ nPeople: 1, nReadings: 1, nLeftOut: 2 });
    expect(result.expectation.mean).toEqual(defined(1));
  });

  test('where only one side was asked it is drawn, and the gap stays silent', () => {
    const result = gapAtStep([asked(1, 1, null), asked(2, 2, null)], subtracted);
    expect(result.expectation.mean).toEqual(defined(1.5));
    expect(result.experience.mean).toEqual(notDefined('no values'));
    expect(result).toMatchObject({ nPeople: 0, nLeftOut: 2, state: 'silent' });
  });

  test('the two kinds are kept apart', () => {
    const readings: Reading[] = [asked(1, 2, -2), answered(1, 1), answered(2, 1)];
    expect(gapAtStep(readings, subtracted).gap.mean).toEqual(defined(-4));
    expect(gapAtStep(readings, direct).gap.mean).toEqual(defined(1));
    expect(gapAtStep(readings, direct)).toMatchObject({ nPeople: 2, nOtherKind: 1 });
    expect(gapAtStep(readings, direct).experience.n).toBe(0);
  });

  test('importance is averaged over those who rated it', () => {
    const result = gapAtStep(
      [
        asked(1, 1, 0, { importance: 1 }),
        asked(1, 1, 0, { importance: 0 }),
        asked(2, 1, 0, { importance: 1 }),
        asked(3, 1, 0),
      ],
      subtracted,
    );
    expect(result.importance).toMatchObject({ n: 2, mean: defined(0.75) });
  });
});

describe('state', () => {
  const people = (values: readonly number[]) =>
    estimate(values.map((value, i) => ({ person: `p${i}`, value })));
  test.each([
    [[], 'silent'],
    [[-2, -2, -2, -2], 'thin'],
    [[-2, -1, -1, -1, -2], 'breaks'],
    [[1, 2, 1, 1, 2], 'delights'],
    [[-2, 2, -2, 1, -1], 'at-risk'],
    [[0, 1, -1, 0, 0], 'meets'],
    [[0, 0, 0, 0, 0], 'meets'],
    [[-1, -1, -1, -1, -1], 'breaks'],
  ] as const)('%j is %s', (values, state) => {
    expect(stateOf(people(values))).toBe(state);
  });

  test('thin and at risk follow the settings', () => {
    expect(stateOf(people([-1, -1, -1]), { thinBelow: 3 })).toBe('breaks');
    expect(stateOf(people([-1]), { thinBelow: 1 })).toBe('at-risk');
    expect(stateOf(people([-2, 2, -2, 1, -1]), { atRiskAt: -1 })).toBe('meets');
  });
});

test('no result holds NaN, and the order of the readings does not matter', () => {
  const value = fc.option(fc.double({ min: -3, max: 3 }), { nil: null });
  const reading = fc
    .tuple(fc.option(fc.nat(4), { nil: null }), value, value)
    .map(([id, a, b]) => asked(id, a, b));
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 12 }), (readings) => {
      const result = gapAtStep(readings, subtracted);
      expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity|:null/);
      const turned = gapAtStep(readings.toReversed(), subtracted);
      expect(turned.nPeople).toBe(result.nPeople);
      if (result.gap.mean.defined && turned.gap.mean.defined) {
        expect(turned.gap.mean.value).toBeCloseTo(result.gap.mean.value, 9);
      }
    }),
  );
});
