import { type Defined, defined, notDefined } from './defined.ts';

/** Arithmetic mean, in the unit of the values. Not defined for no values or where one is not finite. */
export function mean(values: readonly number[]): Defined<number> {
  if (values.length === 0) return notDefined('no values');
  if (!values.every(Number.isFinite)) return notDefined('not a number');
  return defined(rawMean(values));
}

/**
 * Sample standard deviation (divisor n - 1), in the unit of the values, by the two-pass formula.
 * Not defined for fewer than two values or where one is not finite.
 */
export function sd(values: readonly number[]): Defined<number> {
  if (values.length === 0) return notDefined('no values');
  if (!values.every(Number.isFinite)) return notDefined('not a number');
  if (values.length < 2) return notDefined('fewer than two values');
  const centre = rawMean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return defined(Math.sqrt(squares / (values.length - 1)));
}

function rawMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
