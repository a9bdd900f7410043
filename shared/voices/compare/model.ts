import { z } from 'zod';
import { type Condition, conditionSchema } from '../condition.ts';
import { querySpecSchema } from '../query/spec.ts';

const id = z.int().positive();

export const timeUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type TimeUnit = (typeof timeUnits)[number];

/** What stands along one side of a matrix. */
export const axisSchema = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('codes'),
    /** The codes of this set only. */
    setId: id.nullable().default(null),
    /** These codes only. */
    ids: z.array(id).max(500).nullable().default(null),
    /** Each code stands for itself and all codes below it. */
    below: z.boolean().default(false),
  }),
  z.strictObject({ of: z.literal('segment') }),
  z.strictObject({ of: z.literal('touchpoint') }),
  z.strictObject({ of: z.literal('study') }),
  z.strictObject({ of: z.literal('wave') }),
  z.strictObject({ of: z.literal('question') }),
  z.strictObject({ of: z.literal('coder') }),
  z.strictObject({ of: z.literal('attribute'), attributeId: id }),
  z.strictObject({ of: z.literal('time'), unit: z.enum(timeUnits) }),
]);
export type Axis = z.infer<typeof axisSchema>;

/**
 * What is counted in a cell:
 * - `quotes`: of two codes the stretches of text both cover; else the different ranges coded.
 * - `people`: whoever said such a quote, each once; those nobody knows are not counted.
 * - `sources`: sources with such a quote, each once.
 */
export const measures = ['quotes', 'people', 'sources'] as const;
export type Measure = (typeof measures)[number];

export const matrixInputSchema = z.strictObject({
  rows: axisSchema,
  columns: axisSchema,
  measure: z.enum(measures),
  where: conditionSchema.nullable().default(null),
  /** Rows and columns shown at most: those with the highest totals. */
  most: z.int().min(2).max(300).default(40),
});
export type MatrixInput = z.infer<typeof matrixInputSchema>;

/** One row or column. */
export const axisLabelSchema = z.strictObject({
  /** Id of the code, segment…; the value of an attribute; first day `YYYY-MM-DD` of a time; null for none of them. */
  key: z.union([z.int(), z.string()]).nullable(),
  name: z.string(),
  /** Where it stands: the path above a code, the study of a wave. */
  detail: z.string(),
  /** Its own count in the measure, whatever stands along the other side. */
  total: z.int(),
  /** Sources there are in it at all, coded or not; null where that is not asked of a source. */
  heard: z.int().nullable(),
});
export type AxisLabel = z.infer<typeof axisLabelSchema>;

export const matrixSchema = z.strictObject({
  rows: z.array(axisLabelSchema),
  columns: z.array(axisLabelSchema),
  /** Row by row, `rows.length * columns.length` counts. */
  cells: z.array(z.int()),
  /** Rows and columns there are before the least were left out. */
  allRows: z.int(),
  allColumns: z.int(),
  /** Keys of every row and column: what "none of them" excludes. */
  rowKeys: z.array(z.union([z.int(), z.string()])),
  columnKeys: z.array(z.union([z.int(), z.string()])),
  /** Quotes, people or sources in all that the matrix stands on. */
  total: z.int(),
});
export type Matrix = z.infer<typeof matrixSchema>;

/** Texts the word list and the keyword in context are made from. */
export const wordScopeSchema = z.strictObject({
  /** The sources. */
  where: conditionSchema.nullable().default(null),
  /** Only the passages this finds, instead of whole texts. */
  query: querySpecSchema.nullable().default(null),
});
export type WordScope = z.infer<typeof wordScopeSchema>;

export const stopLanguages = [
  'eng',
  'deu',
  'fra',
  'spa',
  'ita',
  'nld',
  'por',
  'swe',
  'dan',
  'nob',
  'fin',
  'pol',
] as const;
export type StopLanguage = (typeof stopLanguages)[number];

export const wordSchema = z.strictObject({
  /** The word as it is most often written. */
  word: z.string(),
  count: z.int(),
  sources: z.int(),
});
export type WordCount = z.infer<typeof wordSchema>;

export const concordanceLineSchema = z.strictObject({
  sourceId: z.int(),
  title: z.string(),
  person: z.string().nullable(),
  /** Code points, end exclusive. */
  start: z.int(),
  end: z.int(),
  left: z.string(),
  words: z.string(),
  right: z.string(),
});
export type ConcordanceLine = z.infer<typeof concordanceLineSchema>;

/** The condition that a source or coding stands under `key` of an axis; null where the axis asks nothing of it. */
export function axisCondition(
  axis: Axis,
  key: AxisLabel['key'],
  allKeys: readonly (number | string)[],
): Condition | null {
  if (axis.of === 'codes') return null;
  if (axis.of === 'attribute') {
    const { attributeId } = axis;
    if (key === null) return { test: 'attribute', attributeId, op: 'empty' };
    return { test: 'attribute', attributeId, op: 'is', value: String(key) };
  }
  if (axis.of === 'time') {
    // What has no date is on no day: asked of a time as long as there are dates.
    if (key === null) return { not: { test: 'date', from: '0001-01-01', to: '9999-12-31' } };
    return { test: 'date', from: String(key), to: lastDayOf(String(key), axis.unit) };
  }
  if (key === null) {
    const tests = allKeys.flatMap((one): Condition[] =>
      typeof one === 'number' ? [{ test: axis.of, id: one }] : [],
    );
    return { not: { any: inGroups(tests) } };
  }
  return typeof key === 'number' ? { test: axis.of, id: key } : null;
}

/** A condition takes 50 parts at one level. */
function inGroups(tests: readonly Condition[]): readonly Condition[] {
  if (tests.length <= 50) return tests;
  const groups: Condition[] = [];
  for (let at = 0; at < tests.length; at += 50) groups.push({ any: tests.slice(at, at + 50) });
  return inGroups(groups);
}

/** The last day of the time that begins on `first`; both `YYYY-MM-DD`. */
export function lastDayOf(first: string, unit: TimeUnit): string {
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number);
  const next = {
    day: [year, month - 1, day + 1],
    week: [year, month - 1, day + 7],
    month: [year, month, 1],
    quarter: [year, month + 2, 1],
    year: [year + 1, 0, 1],
  }[unit];
  const [y = 0, m = 0, d = 1] = next;
  return isoDay(new Date(Date.UTC(y, m, d - 1)));
}

/** The first day of the time a day falls in; weeks begin on Monday (ISO 8601). Both `YYYY-MM-DD`. */
export function firstDayOf(dayText: string, unit: TimeUnit): string {
  const [year = 0, month = 1, day = 1] = dayText.split('-').map(Number);
  switch (unit) {
    case 'day':
      return dayText;
    case 'week': {
      const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
      return isoDay(new Date(Date.UTC(year, month - 1, day - weekday)));
    }
    case 'month':
      return isoDay(new Date(Date.UTC(year, month - 1, 1)));
    case 'quarter':
      return isoDay(new Date(Date.UTC(year, month - 1 - ((month - 1) % 3), 1)));
    case 'year':
      return isoDay(new Date(Date.UTC(year, 0, 1)));
  }
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
