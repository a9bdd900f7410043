import { z } from 'zod';

/** The closed list of ways an operation can fail. A new way needs a new line here and words on screen. */
export const failureCodes = [
  'invalid-input',
  'not-found',
  'conflict',
  'busy',
  'cancelled',
  'read-only',
  'disk',
  'corrupt',
  'from-future',
  'too-large',
  'internal',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/**
 * Why an operation did not happen, as data. `message` says what happened to the user's thing and what to do next;
 * `detail` is plain data for the screen (a conflict carries the current row); `ref` names the log line of an
 * `internal` failure.
 */
export const failureSchema = z.strictObject({
  code: z.enum(failureCodes),
  message: z.string(),
  detail: z.json().optional(),
  ref: z.string().optional(),
});
export type Failure = z.infer<typeof failureSchema>;

/** A failure on its way out of a handler. Everything else that is thrown becomes `internal`. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(code: FailureCode, message: string, detail?: Failure['detail']) {
    super(message);
    this.name = 'FailureError';
    this.failure = detail === undefined ? { code, message } : { code, message, detail };
  }
}
