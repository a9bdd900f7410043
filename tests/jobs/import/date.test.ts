import { describe, expect, test } from 'vitest';
import {
  type DateOrder,
  inferDateReading,
  isoText,
  looksLikeDate,
  parseDate,
} from '../../../electron/jobs/import/date.ts';

const read = (text: string, order: DateOrder): string | undefined => {
  const found = parseDate(text, order);
  return found && isoText(found);
};

describe('one date', () => {
  test.each<[string, DateOrder, string]>([
    ['2026-03-08', 'ymd', '2026-03-08'],
    ['2026-03-08 01:59:00', 'ymd', '2026-03-08T01:59:00'],
    ['2026-03-01T10:00:00Z', 'ymd', '2026-03-01T10:00:00Z'],
    ['2026-03-01T10:00:00.123+05:30', 'ymd', '2026-03-01T10:00:00+05:30'],
    ['2026-03-01T10:00:00-0330', 'ymd', '2026-03-01T10:00:00-03:30'],
    ['2026/03/26 2:25:43 PM GMT+1', 'ymd', '2026-03-26T14:25:43+01:00'],
    ['2026/03/26 12:05:00 AM UTC', 'ymd', '2026-03-26T00:05:00Z'],
    ['20260308', 'ymd', '2026-03-08'],
    ['03/22/23', 'mdy', '2023-03-22'],
    ['12/13/2024 9:12:35', 'mdy', '2024-12-13T09:12:35'],
    ['06/10/2026 08:09:25 AM', 'mdy', '2026-06-10T08:09:25'],
    ['06/10/2026 08:09:25 AM', 'dmy', '2026-10-06T08:09:25'],
    ['30/09/2021', 'dmy', '2021-09-30'],
    ['24.12.1999', 'dmy', '1999-12-24'],
    ['01.02.26 14:05', 'dmy', '2026-02-01T14:05:00'],
    ['29.02.2024', 'dmy', '2024-02-29'],
    ['1/1/71', 'mdy', '1971-01-01'],
    ['2026-03-08', 'mdy', '2026-03-08'],
  ])('%s read as %s is %s', (text, order, expected) => {
    expect(read(text, order)).toBe(expected);
  });

  test.each<[string, DateOrder]>([
    ['29.02.2023', 'dmy'],
    ['13/13/2024', 'mdy'],
    ['30/09/2021', 'mdy'],
    ['30/09/2021', 'ymd'],
    ['2026-13-01', 'ymd'],
    ['2026-03-08 25:00', 'ymd'],
    ['2026-03-08 13:00 PM', 'ymd'],
    ['12/05-2024', 'mdy'],
    ['3.5', 'dmy'],
    ['1.2.3', 'dmy'],
    ['9', 'mdy'],
    ['yesterday', 'dmy'],
    ['', 'ymd'],
  ])('%j is no date as %s', (text, order) => {
    expect(parseDate(text, order)).toBeUndefined();
  });

  test('what looks like a date', () => {
    expect(['2026-03-08', '30/09/2021', '09/30/2021 1:00 pm'].map(looksLikeDate)).toEqual([true, true, true]);
    expect(['10.0', '192.168.1.1', '2018', '16738740', '100-1000'].map(looksLikeDate)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the order of a column', () => {
  test.each<[string, readonly string[], unknown]>([
    ['a day above 12 first', ['03/04/2026', '30/09/2021', ''], { order: 'dmy' }],
    ['a day above 12 second', ['03/04/2026', '12/13/2024 9:12'], { order: 'mdy' }],
    ['year first', ['2026-03-04', '2026-04-03'], { order: 'ymd' }],
    ['dots', ['03.04.2026', '05.06.2026'], { order: 'dmy' }],
    ['nothing decides', ['03/04/2026', '05/06/2026'], { undecided: 'ambiguous' }],
    ['both orders', ['13/04/2026', '04/13/2026'], { undecided: 'mixed' }],
    ['day and month always equal', ['03/03/2026', '05/05/2026'], { order: 'dmy' }],
    ['no dates', ['soon', '', '7'], undefined],
  ])('%s', (_, cells, expected) => {
    expect(inferDateReading(cells)).toEqual(expected);
  });

  test('a tool that always writes one order decides where the cells do not', () => {
    expect(inferDateReading(['03/04/2026'], 'mdy')).toEqual({ order: 'mdy' });
    expect(inferDateReading(['30/04/2026'], 'mdy')).toEqual({ order: 'dmy' });
  });
});
