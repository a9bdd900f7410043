import { createHash } from 'node:crypto';
import { nameKey } from '../../../../shared/util/name-key.ts';

/**
 * How a person in an imported file is known again without keeping what the file called them: SHA-256 of the trimmed,
 * lower-cased name, e-mail or number, in one Unicode form and by rules that are the same on every machine.
 */
export function externalKey(value: string): string {
  return createHash('sha256').update(nameKey(value), 'utf8').digest('hex');
}
