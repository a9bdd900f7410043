import { expect, test } from 'vitest';
import { keepBackups } from '../../../electron/store/file/retention.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Dated {
  readonly id: string;
  readonly at: number;
}

/** Backups every half hour of a working day, pruned after each, for so many days. */
function afterDays(days: number): { readonly kept: readonly Dated[]; readonly now: number } {
  let kept: readonly Dated[] = [];
  let now = Date.UTC(2026, 0, 1);
  for (let day = 0; day < days; day += 1) {
    for (let half = 0; half < 16; half += 1) {
      now = Date.UTC(2026, 0, 1 + day, 9) + half * (HOUR / 2);
      kept = [...kept, { id: String(now), at: now }];
      const stay = keepBackups(kept, now);
      kept = kept.filter(({ id }) => stay.has(id));
    }
  }
  return { kept, now };
}

test('over 400 days there is always one of each of 14 days, 8 weeks and 12 months, and not many more', () => {
  const { kept, now } = afterDays(400);
  const ages = kept.map(({ at }) => (now - at) / DAY);
  for (let day = 0; day < 14; day += 1) {
    expect(
      ages.some((age) => Math.floor(age) === day || Math.ceil(age) === day),
      `day ${day}`,
    ).toBe(true);
  }
  for (let week = 1; week < 8; week += 1) {
    expect(
      ages.some((age) => Math.abs(age - week * 7) <= 7),
      `week ${week}`,
    ).toBe(true);
  }
  for (let month = 1; month < 12; month += 1) {
    expect(
      ages.some((age) => Math.abs(age - month * 30.4) <= 31),
      `month ${month}`,
    ).toBe(true);
  }
  expect(Math.max(...ages)).toBeGreaterThan(300);
  expect(kept.filter(({ at }) => now - at < DAY)).toHaveLength(16);
  expect(kept.length).toBeLessThanOrEqual(16 + 14 + 8 + 12);
});

test('the newest three stay however old they are', () => {
  const old = [1, 2, 3, 4].map((day) => ({ id: String(day), at: Date.UTC(2020, 0, 1) + day * 60_000 }));
  const kept = keepBackups(old, Date.UTC(2026, 0, 1));
  expect([...kept].sort()).toEqual(['2', '3', '4']);
});

test('a clock that was set back costs no backup', () => {
  const now = Date.UTC(2026, 0, 1);
  const future = [1, 2, 3, 4, 5].map((hour) => ({ id: `f${hour}`, at: now + hour * HOUR }));
  expect(keepBackups(future, now).size).toBe(5);
});
