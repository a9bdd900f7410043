import { createHash } from 'node:crypto';

/**
 * How a person in an imported file is known again without keeping what the file called them: SHA-256 of the trimmed,
 * lower-cased name, e-mail or number.
 */
export function externalKey(value: string): string {
  return createHash('sha256').update(value.trim().toLocaleLowerCase(), 'utf8').digest('hex');
}
