/**
 * Numbers, dates and plurals in the reader's own conventions, through `Intl`. Words on screen are English; the
 * conventions of figures and dates are the system's.
 */
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(digits: number, sign: boolean): Intl.NumberFormat {
  const key = `${digits}${sign}`;
  const kept = formats.get(key);
  if (kept) return kept;
  const made = new Intl.NumberFormat(undefined, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: sign ? 'exceptZero' : 'auto',
  });
  formats.set(key, made);
  return made;
}

/** A number with a fixed count of decimals: 12,480 or 3.25. */
export function formatNumber(value: number, digits = 0): string {
  return numberFormat(digits, false).format(value);
}

/** A number that always shows its sign: +0.8, −1.2, 0.0. For gaps. */
export function formatSigned(value: number, digits = 1): string {
  return numberFormat(digits, true).format(value).replace('-', '\u2212');
}

/** A share (0 to 1) as a percentage. */
export function formatShare(value: number, digits = 0): string {
  return new Intl.NumberFormat(undefined, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

const plurals = new Intl.PluralRules('en');

/** A count with its noun: `countOf(1, 'code')` is "1 code", `countOf(3, 'study', 'studies')` is "3 studies". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${plurals.select(count) === 'one' ? one : many}`;
}

const dayFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const timeFormat = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment (milliseconds since 1970) as a local day. */
export function formatDay(at: number): string {
  return dayFormat.format(at);
}

/** A moment as a local day and time. */
export function formatTime(at: number): string {
  return timeFormat.format(at);
}

/** A calendar date `2026-03-09`, which has no time zone. What is no such date is given back as it is. */
export function formatIsoDate(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (!match) return date;
  const [, year, month, day] = match;
  return dayFormat.format(new Date(Number(year), Number(month) - 1, Number(day)));
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "2 hours ago", "yesterday"; older than a week: the day itself. */
export function formatAgo(at: number, now: number = Date.now()): string {
  const past = now - at;
  if (past > 7 * 86_400_000) return formatDay(at);
  for (const [unit, length] of steps) {
    if (past >= length) return relative.format(-Math.floor(past / length), unit);
  }
  return 'just now';
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A file's size: 812 kB, 14.2 MB. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(value);
}

const lists = new Intl.ListFormat('en', { type: 'conjunction' });

/** "Fibre, DSL, and Cable". */
export function formatList(items: readonly string[]): string {
  return lists.format(items);
}
