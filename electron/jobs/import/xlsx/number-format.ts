/** What numbers of one cell style stand for. */
export type CellKind = 'number' | 'date' | 'time' | 'date-time';

/** Built-in formats whose code is not written into the file (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Readonly<Record<number, CellKind>> = {
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'date-time',
  45: 'time',
  46: 'time',
  47: 'time',
};

/** Built-in formats of East Asian versions of Excel; all are dates but for four. */
function eastAsian(id: number): CellKind | undefined {
  if (id === 32 || id === 33 || id === 34 || id === 35) return 'time';
  if (id === 55 || id === 56) return 'time';
  return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'date' : undefined;
}

/** What a format code makes of a number: `m/d/yyyy h:mm` a date with a time, `0.00` a number. */
export function kindOfFormat(id: number, code: string | undefined): CellKind {
  if (code === undefined) return BUILT_IN[id] ?? eastAsian(id) ?? 'number';
  const letters = code
    .slice(0, 400)
    .replace(/"[^"]*"?/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    // Elapsed hours are a time; colours, conditions and languages say nothing.
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]?/g, '')
    .replace(/AM\/PM|A\/P/gi, 'h')
    .split(';')[0];
  if (letters === undefined || /general|[#0?]/i.test(letters.replace(/s\.0+/gi, 's'))) return 'number';
  const isTime = /[hs]/i.test(letters);
  const isDate = /[dye]/i.test(letters) || (!isTime && /m/i.test(letters));
  if (isDate) return isTime ? 'date-time' : 'date';
  return isTime ? 'time' : 'number';
}

const DAY_MS = 86_400_000;
/** Days from the workbook's day 0 to 1970: Excel counts from 1899-12-30 for all days after February 1900. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/**
 * A serial date as ISO text, to the nearest second: `2019-12-13 12:02:32`, `2019-12-13`, `12:02:32`. Days before
 * March 1900 allow for the 29 February 1900 that Excel believes in. Undefined for what is no day of ours.
 */
export function serialDate(serial: number, kind: CellKind, is1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return undefined;
  const leap = !is1904 && serial < 60 ? 1 : 0;
  const days = serial + leap - (is1904 ? EPOCH_1904 : EPOCH_1900);
  const at = new Date(Math.round((days * DAY_MS) / 1000) * 1000);
  const time = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())}`;
  if (kind === 'time' && serial < 1) return time;
  const date = `${pad(at.getUTCFullYear(), 4)}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`;
  const isMidnight = time === '00:00:00';
  return kind === 'date' && isMidnight ? date : `${date} ${time}`;
}

/** A number as a person would see it in a cell of the general format: 15 digits, no exponent where it can be helped. */
export function plainNumber(raw: string): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  return String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(15)));
}
