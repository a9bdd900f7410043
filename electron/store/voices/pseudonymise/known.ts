import { z } from 'zod';
import type { FindKind } from '../../../../shared/voices/pseudonymise/find.ts';
import type { ReadDb } from '../../core/db.ts';

export const NOT_NAMES = 'pseudonymise.not-names';
export const UNCONFIRMED = 'pseudonymise.unconfirmed';

const wordsSchema = z.array(z.string());

/** Words the user said are no names. */
export function notNames(db: ReadDb): string[] {
  const value = db.value<string>('SELECT value FROM workspace_setting WHERE key = ?', [NOT_NAMES]);
  return value === undefined ? [] : wordsSchema.parse(JSON.parse(value));
}

export interface KnownReplacement {
  readonly kind: FindKind;
  readonly original: string | null;
  readonly replacement: string;
}

/** Every replacement ever made here; without its original where it was confirmed without the key. */
export function knownReplacements(db: ReadDb): readonly KnownReplacement[] {
  return db.all<KnownReplacement>('SELECT kind, original, replacement FROM replacement ORDER BY id');
}

export interface NamedParticipant {
  readonly name: string;
  readonly pseudonym: string;
}

/** Names by which participants are known: speakers mapped to them, and keys they were imported by. */
export function namedParticipants(db: ReadDb): readonly NamedParticipant[] {
  return db.all<NamedParticipant>(
    `SELECT DISTINCT t.speaker AS name, p.pseudonym FROM turn t JOIN participant p ON p.id = t.participant_id
    UNION SELECT external_key, pseudonym FROM participant WHERE external_key IS NOT NULL`,
  );
}

export function pseudonymsOf(db: ReadDb): readonly string[] {
  return db.column<string>('SELECT pseudonym FROM participant');
}
