import { createHash } from 'node:crypto';

/**
 * How a person in an imported file is known again without keeping what the file called them: SHA-256 of the trimmed,
 * lower-cased name, e-mail or number, in one Unicode form and by rules that are the same on every machine.
 */
export function externalKey(value: string): string {
  return createHash('sha256').update(value.normalize('NFC').trim().toLowerCase(), 'utf8').digest('hex');
}
