import { z } from 'zod';

declare const brand: unique symbol;
/** An integer primary key that cannot be mistaken for another table's. */
export type Id<T extends string> = number & { readonly [brand]: T };

/** A zod schema for the id of a `T`: a positive safe integer. */
export function idOf<T extends string>(_table: T): z.ZodType<Id<T>, Id<T>> {
  return z.int().positive() as unknown as z.ZodType<Id<T>, Id<T>>;
}
