export type DateOrder = 'ymd' | 'mdy' | 'dmy';

/** A date as written, without a guess at its time zone. */
export interface ParsedDate {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HH:MM:SS`, 24 hours; undefined when the text has none. */
  readonly time: string | undefined;
  /** Minutes east of UTC; undefined when the text does not say. */
  readonly offsetMinutes: number | undefined;
}

/** How the dates of one column are to be read. */
export type DateReading =
  | { readonly order: DateOrder }
  /** `ambiguous`: no date tells day from month; `mixed`: some dates are day first and others month first. */
  | { readonly undecided: 'ambiguous' | 'mixed' };

const TIME =
  /[ T,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*(Z|UTC|GMT|[A-Z]{2,4})?([+-]\d{1,2}(?::?\d{2})?)?\s*(?:\([^)]{1,40}\))?$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

interface DateParts {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly yearFirst: boolean;
  readonly separator: string;
}

function split(
  text: string,
): { readonly parts: DateParts; readonly clock: RegExpExecArray | null } | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 60) return undefined;
  const clock = TIME.exec(trimmed);
  const day = (clock === null ? trimmed : trimmed.slice(0, clock.index)).trim();
  const first = YEAR_FIRST.exec(day);
  if (first) return { clock, parts: numbers(first[1], first[3], first[4], true, first[2]) };
  const last = YEAR_LAST.exec(day);
  if (last) return { clock, parts: numbers(last[1], last[3], last[4], false, last[2]) };
  const compact = COMPACT.exec(day);
  return compact ? { clock, parts: numbers(compact[1], compact[2], compact[3], true, '-') } : undefined;
}

const numbers = (
  a: string | undefined,
  b: string | undefined,
  c: string | undefined,
  yearFirst: boolean,
  separator: string | undefined,
): DateParts => ({
  a: Number(a),
  b: Number(b),
  c: !yearFirst && c?.length === 2 ? fullYear(Number(c)) : Number(c),
  yearFirst,
  separator: separator ?? '',
});

/** Two-digit years: 70 to 99 are 19xx, the others 20xx. */
const fullYear = (year: number): number => (year >= 70 ? 1900 : 2000) + year;

const pad = (value: number): string => String(value).padStart(2, '0');

function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return undefined;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day > days ? undefined : `${year}-${pad(month)}-${pad(day)}`;
}

function clockTime(found: RegExpExecArray): string | undefined {
  let hours = Number(found[1]);
  const half = found[4]?.toLowerCase();
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half === 'p' ? 12 : 0);
  }
  const minutes = Number(found[2]);
  const seconds = Number(found[3] ?? 0);
  if (hours > 23 || minutes > 59 || seconds > 60) return undefined;
  return `${pad(hours)}:${pad(minutes)}:${pad(Math.min(seconds, 59))}`;
}

function offsetOf(found: RegExpExecArray): number | undefined {
  const zone = found[5];
  const shift = found[6];
  if (shift !== undefined) {
    const digits = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(shift);
    if (!digits) return undefined;
    const minutes = Number(digits[2]) * 60 + Number(digits[3] ?? 0);
    return digits[1] === '-' ? -minutes : minutes;
  }
  return zone === 'Z' || zone === 'UTC' || zone === 'GMT' ? 0 : undefined;
}

/** Reads one date in the order of its column; undefined when the text is no date in that order. */
export function parseDate(text: string, order: DateOrder): ParsedDate | undefined {
  const found = split(text);
  if (found === undefined) return undefined;
  const { a, b, c, yearFirst } = found.parts;
  if (!yearFirst && order === 'ymd') return undefined;
  const date = yearFirst ? isoDate(a, b, c) : order === 'dmy' ? isoDate(c, b, a) : isoDate(c, a, b);
  if (date === undefined) return undefined;
  if (found.clock === null) return { date, time: undefined, offsetMinutes: undefined };
  const time = clockTime(found.clock);
  return time === undefined ? undefined : { date, time, offsetMinutes: offsetOf(found.clock) };
}

/** `2026-03-08`, `2026-03-08T14:25:43` or `2026-03-08T14:25:43+01:00`: only what the file says. */
export function isoText({ date, time, offsetMinutes }: ParsedDate): string {
  if (time === undefined) return date;
  if (offsetMinutes === undefined) return `${date}T${time}`;
  if (offsetMinutes === 0) return `${date}T${time}Z`;
  const minutes = Math.abs(offsetMinutes);
  return `${date}T${time}${offsetMinutes < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** Whether a cell reads as a date in any order. */
export function looksLikeDate(text: string): boolean {
  return text.length >= 6 && (parseDate(text, 'dmy') !== undefined || parseDate(text, 'mdy') !== undefined);
}

/**
 * Infers how a column writes its dates from all its cells; empty cells and cells that are no dates are passed over.
 * `hint` decides when the cells do not, for tools that always write one order. Dots mean day first.
 * Undefined when no cell is a date.
 */
export function inferDateReading(cells: Iterable<string>, hint?: 'mdy' | 'dmy'): DateReading | undefined {
  let yearFirst = 0;
  let onlyDayFirst = 0;
  let onlyMonthFirst = 0;
  let either = 0;
  let dotted = 0;
  let same = 0;
  for (const cell of cells) {
    const found = split(cell);
    if (found === undefined) continue;
    const { a, b, c, separator } = found.parts;
    if (found.parts.yearFirst) {
      if (isoDate(a, b, c) !== undefined) yearFirst++;
      continue;
    }
    const dayFirst = isoDate(c, b, a) !== undefined;
    const monthFirst = isoDate(c, a, b) !== undefined;
    if (dayFirst && monthFirst) {
      if (a === b) same++;
      else {
        either++;
        if (separator === '.') dotted++;
      }
    } else if (dayFirst) onlyDayFirst++;
    else if (monthFirst) onlyMonthFirst++;
  }
  if (onlyDayFirst > 0 && onlyMonthFirst > 0) return { undecided: 'mixed' };
  if (onlyDayFirst > 0) return { order: 'dmy' };
  if (onlyMonthFirst > 0) return { order: 'mdy' };
  if (either > 0) {
    if (hint !== undefined) return { order: hint };
    return dotted === either ? { order: 'dmy' } : { undecided: 'ambiguous' };
  }
  // Day and month equal everywhere: the order makes no difference.
  if (same > 0) return { order: 'dmy' };
  return yearFirst > 0 ? { order: 'ymd' } : undefined;
}
