import type { SourceRule } from '../../../../shared/voices/agreement/model.ts';
import type { Condition } from '../../../../shared/voices/condition.ts';
import type { ReadDb } from '../../core/db.ts';
import { sourcesWhere } from './where.ts';

export interface ScopeChoice {
  readonly coders: readonly number[];
  readonly sources: SourceRule;
  readonly where: Condition | null;
}

/** The sources agreement is worked out on. Coders are bits: the first asked for is 1, the second 2, the third 4 … */
export interface Scope {
  /** By source: its length, and which coders count there (the others are missing). */
  readonly sources: ReadonlyMap<number, { readonly length: number; readonly present: number }>;
  /** Sources the condition lets through and the rule does not. */
  readonly leftOut: number;
  /** Coders with a coding in some source the condition lets through. */
  readonly active: number;
}

/** Which coders have a coding in each source. */
export type Presence = ReadonlyMap<number, number>;

/** Which coders have a coding of any code in each of the sources; in all where none are given. */
export function presenceOf(
  db: ReadDb,
  coders: readonly number[],
  sourceIds: readonly number[] | null,
): Presence {
  const bits = new Map(coders.map((id, index) => [id, 1 << index]));
  const presence = new Map<number, number>();
  const rows =
    sourceIds === null
      ? db.iterate<{ sourceId: number; coderId: number }>(
          'SELECT source_id AS sourceId, coder_id AS coderId FROM coding INDEXED BY coding_source',
        )
      : db.iterate<{ sourceId: number; coderId: number }>(
          `SELECT DISTINCT source_id AS sourceId, coder_id AS coderId FROM coding
          WHERE source_id IN (SELECT value FROM json_each(?))`,
          [JSON.stringify(sourceIds)],
        );
  for (const { sourceId, coderId } of rows) {
    const bit = bits.get(coderId);
    if (bit !== undefined) presence.set(sourceId, (presence.get(sourceId) ?? 0) | bit);
  }
  return presence;
}

/**
 * The sources with words that the condition and the rule let through. Given `some`, only those ids are looked at, with
 * what is known of the coders elsewhere.
 */
export function scopeOf(
  db: ReadDb,
  { coders, sources: rule, where }: ScopeChoice,
  presence: Presence,
  some?: {
    readonly ids: readonly number[];
    readonly active: number;
    readonly allowed: ReadonlySet<number> | null;
  },
): Scope {
  const allowed = some ? some.allowed : sourcesWhere(db, where);
  const everybody = 2 ** coders.length - 1;
  const lengths =
    some === undefined
      ? db.all<{ id: number; length: number }>(
          'SELECT id, length FROM source_text WHERE length > 0 ORDER BY id',
        )
      : db.all<{ id: number; length: number }>(
          `SELECT id, length FROM source_text
          WHERE id IN (SELECT value FROM json_each(?)) AND length > 0 ORDER BY id`,
          [JSON.stringify(some.ids)],
        );
  const candidates = allowed === null ? lengths : lengths.filter(({ id }) => allowed.has(id));
  let active = some?.active ?? 0;
  for (const { id } of candidates) active |= presence.get(id) ?? 0;
  const sources = new Map<number, { readonly length: number; readonly present: number }>();
  for (const { id, length } of candidates) {
    const present = presentBy(rule, presence.get(id) ?? 0, everybody, active);
    if (present !== 0) sources.set(id, { length, present });
  }
  return { sources, leftOut: candidates.length - sources.size, active };
}

/** Who counts in a source where `coded` have a coding; 0 leaves the source out. */
function presentBy(rule: SourceRule, coded: number, everybody: number, active: number): number {
  switch (rule) {
    case 'every':
      return coded === everybody ? everybody : 0;
    case 'pairs':
      return bitsOf(coded) >= 2 ? coded : 0;
    case 'any':
      return coded === 0 ? 0 : active;
    case 'all':
      return active;
  }
}

/** How many coders a set of bits holds. */
export function bitsOf(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
