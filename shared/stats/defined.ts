/**
 * A number that may not exist. What cannot be computed is said with its reason; it is never 0, 1 or NaN.
 */
export type Defined<T> =
  | { readonly defined: true; readonly value: T }
  | { readonly defined: false; readonly reason: UndefinedReason };

/** Why a statistic has no value; the screen turns it into words. */
export type UndefinedReason =
  | 'no values'
  | 'fewer than two values'
  | 'nothing varies'
  | 'not a number'
  | 'outside its scale'
  | 'no scale'
  | 'not rated';

export function defined<T>(value: T): Defined<T> {
  return { defined: true, value };
}

export function notDefined(reason: UndefinedReason): Defined<never> {
  return { defined: false, reason };
}

/** Applies `change` to a value that exists; passes the reason on otherwise. */
export function mapDefined<T, U>(maybe: Defined<T>, change: (value: T) => U): Defined<U> {
  return maybe.defined ? defined(change(maybe.value)) : maybe;
}
