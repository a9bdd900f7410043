import { z } from 'zod';

/** A name people give: trimmed, not empty. */
export const nameField = z.string().trim().min(1, 'A name is needed').max(300);
/** Free text of any kind the user types into a form. */
export const textField = z.string().max(100_000);
/** A calendar date `YYYY-MM-DD`. */
export const dateField = z.iso.date();
export const idField = z.int().positive();
export const revField = z.int().nonnegative();
/** The answer of a command that makes one row. */
export const created = z.strictObject({ id: z.int() });
export const nothing = z.strictObject({});
