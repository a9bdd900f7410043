import { type Defined, defined } from '../stats/defined.ts';
import { mean, sd } from '../stats/mean.ts';
import { type Interval, tInterval } from '../stats/student-t.ts';
import type { DirectReading, GapKind, Reading, SubtractedReading } from './reading.ts';
import { rescale } from './reading.ts';

/**
 * What a step's readings say together. *breaks*: the interval of the mean gap lies wholly below 0;
 * *delights*: wholly above 0; *at-risk*: the mean is low but the interval reaches 0; *meets*: anything else;
 * *thin*: too few people heard to say; *silent*: nobody heard.
 */
export type GapState = 'silent' | 'thin' | 'breaks' | 'delights' | 'at-risk' | 'meets';

/** A mean over people, each person counted once, with a t interval at 95 %. */
export interface Estimate {
  /** People. */
  readonly n: number;
  readonly mean: Defined<number>;
  readonly sd: Defined<number>;
  readonly interval: Defined<Interval>;
}

export interface GapOptions {
  /** Which readings count. The two kinds are never averaged together. */
  readonly kind: GapKind;
  /** Fewer people than this are *thin*; 5 unless set. */
  readonly thinBelow?: number;
  /** A mean at or below this is *at risk*; -0.25 unless set. */
  readonly atRiskAt?: number;
}

/** The gap at one step, in steps of -2..+2 (subtracted) or on worse -1, as expected 0, better +1 (direct). */
export interface GapResult {
  readonly kind: GapKind;
  readonly gap: Estimate;
  /** Both sides on -2..+2; over the complete readings where there are any, else over those with this side. */
  readonly expectation: Estimate;
  readonly experience: Estimate;
  /** People whose gap is known. */
  readonly nPeople: number;
  /** Readings whose gap is known. */
  readonly nReadings: number;
  /** Readings of this kind with one side missing or a value outside its scale: they make no gap. */
  readonly nLeftOut: number;
  /** Readings of the other kind: shown as a count only. */
  readonly nOtherKind: number;
  /** Mean importance over the people who rated it, 0-1. */
  readonly importance: Estimate;
  readonly state: GapState;
}

/** Readings with the same non-null participant are one person's. */
type Person = string;

/**
 * The gap at one step: gap = experience - expectation, per reading; readings of one person are averaged
 * first, then the mean is taken over people, with a t interval (Oliver 1980; Parasuraman, Zeithaml & Berry
 * 1988).
 *
 * Direct answers are this product's own choice: worse, as and better than expected become -1, 0 and +1 and
 * stay on that scale; they have no expectation and no experience of their own.
 */
export function gapAtStep(readings: readonly Reading[], options: GapOptions): GapResult {
  const own = readings.filter((reading) => reading.kind === options.kind);
  const people = personOf(own);
  const sides = own.flatMap((reading, i) =>
    reading.kind === 'subtracted' ? [{ person: people[i] ?? '', ...rescaled(reading) }] : [],
  );
  const complete = sides.filter((side) => side.expectation !== null && side.experience !== null);
  const shown = complete.length > 0 ? complete : sides;
  const gaps = own.flatMap((reading, i) => {
    const gap = reading.kind === 'direct' ? directValue(reading) : subtractedValue(reading);
    return gap === null ? [] : [{ person: people[i] ?? '', value: gap }];
  });
  const gap = estimate(gaps);
  return {
    kind: options.kind,
    gap,
    expectation: estimate(present(shown.map((side) => ({ person: side.person, value: side.expectation })))),
    experience: estimate(present(shown.map((side) => ({ person: side.person, value: side.experience })))),
    nPeople: gap.n,
    nReadings: gaps.length,
    nLeftOut: own.length - gaps.length,
    nOtherKind: readings.length - own.length,
    importance: estimate(
      present(own.map((reading, i) => ({ person: people[i] ?? '', value: share(reading.importance) }))),
    ),
    state: stateOf(gap, options),
  };
}

/** The state of an estimate under the settings; see `GapState`. */
export function stateOf(gap: Estimate, options: Omit<GapOptions, 'kind'> = {}): GapState {
  if (gap.n === 0 || !gap.mean.defined) return 'silent';
  if (gap.n < (options.thinBelow ?? 5)) return 'thin';
  if (gap.interval.defined && gap.interval.value.high < 0) return 'breaks';
  if (gap.interval.defined && gap.interval.value.low > 0) return 'delights';
  return gap.mean.value <= (options.atRiskAt ?? -0.25) ? 'at-risk' : 'meets';
}

/** Averages each person's values, then estimates the mean over people. */
export function estimate(values: readonly { readonly person: Person; readonly value: number }[]): Estimate {
  const perPerson = new Map<Person, number[]>();
  for (const { person, value } of values) {
    const list = perPerson.get(person);
    if (list) list.push(value);
    else perPerson.set(person, [value]);
  }
  const averages = [...perPerson.values()].map((list) => list.reduce((sum, v) => sum + v, 0) / list.length);
  return { n: averages.length, mean: mean(averages), sd: sd(averages), interval: tInterval(averages) };
}

function personOf(readings: readonly Reading[]): readonly Person[] {
  return readings.map(({ participantId }, i) =>
    participantId === null ? `reading ${i}` : `${typeof participantId} ${participantId}`,
  );
}

function rescaled(reading: SubtractedReading): { expectation: number | null; experience: number | null } {
  const side = (value: number | null): number | null => {
    const mapped = value === null ? defined(null) : rescale(value, reading.scale);
    return mapped.defined ? mapped.value : null;
  };
  return { expectation: side(reading.expectation), experience: side(reading.experience) };
}

function subtractedValue(reading: SubtractedReading): number | null {
  const { expectation, experience } = rescaled(reading);
  return expectation === null || experience === null ? null : experience - expectation;
}

function directValue(reading: DirectReading): number | null {
  return [-1, 0, 1].includes(reading.direct) ? reading.direct : null;
}

function share(importance: number | null | undefined): number | null {
  return typeof importance === 'number' && importance >= 0 && importance <= 1 ? importance : null;
}

function present<T extends { readonly value: number | null }>(
  list: readonly T[],
): readonly (T & { value: number })[] {
  return list.filter((entry): entry is T & { value: number } => entry.value !== null);
}
