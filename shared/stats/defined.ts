/**
 * A number that may not exist. What cannot be computed is said with its reason; it is never 0, 1 or NaN. `R`: the
 * reasons a family of statistics has of its own.
 */
export type Defined<T, R extends string = UndefinedReason> =
  | { readonly defined: true; readonly value: T }
  | { readonly defined: false; readonly reason: R };

/** Why a statistic has no value; the screen turns it into words. */
export type UndefinedReason =
  | 'no values'
  | 'fewer than two values'
  | 'nothing varies'
  | 'not a number'
  | 'outside its scale'
  | 'no scale'
  | 'not rated';

export function defined<T>(value: T): Defined<T, never> {
  return { defined: true, value };
}

export function notDefined<const R extends string = UndefinedReason>(reason: R): Defined<never, R> {
  return { defined: false, reason };
}

/** Applies `change` to a value that exists; passes the reason on otherwise. */
export function mapDefined<T, U, R extends string>(
  maybe: Defined<T, R>,
  change: (value: T) => U,
): Defined<U, R> {
  return maybe.defined ? defined(change(maybe.value)) : maybe;
}
