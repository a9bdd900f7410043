import { type Find, type FindKind, PROPOSED_FROM } from '../../../shared/voices/pseudonymise/find.ts';
import { findKey, Numbering, personsOf } from '../../../shared/voices/pseudonymise/group.ts';
import { nameKey } from '../../../shared/voices/pseudonymise/words.ts';
import type { KnownReplacement, NamedParticipant } from '../../store/voices/pseudonymise/known.ts';
import type { PlannedGroup, PseudonymPlanWriter } from '../../store/voices/pseudonymise/plan-file.ts';

interface Group {
  readonly n: number;
  readonly kind: FindKind;
  readonly key: string;
  readonly writings: Map<string, number>;
  readonly sources: Set<number>;
  count: number;
  beside: number;
  confidence: number;
  why: string;
}

/** Finds gathered by the thing they mean, and what each is to be replaced by. */
export class Groups {
  readonly #persons: ReadonlyMap<string, string>;
  readonly #groups = new Map<string, Group>();
  readonly #replacements: readonly KnownReplacement[];
  readonly #participants: readonly NamedParticipant[];

  /** `names`: every name that may be found, so that a first name alone can be told to belong to a full one. */
  constructor(
    names: Iterable<string>,
    replacements: readonly KnownReplacement[],
    participants: readonly NamedParticipant[],
  ) {
    this.#persons = personsOf(names);
    this.#replacements = replacements;
    this.#participants = participants;
  }

  get size(): number {
    return this.#groups.size;
  }

  /** Counts a find and answers the number of its group, which stands until the plan is finished. */
  add(find: Find, sourceId: number | null, isBeside: boolean): number {
    const key = this.#keyOf(find.kind, find.text);
    const id = `${find.kind} ${key}`;
    let group = this.#groups.get(id);
    if (!group) {
      const { kind, confidence, why } = find;
      group = {
        n: this.#groups.size + 1,
        kind,
        key,
        writings: new Map(),
        sources: new Set(),
        count: 0,
        beside: 0,
        confidence,
        why,
      };
      this.#groups.set(id, group);
    }
    group.count += 1;
    if (isBeside) group.beside += 1;
    if (sourceId !== null) group.sources.add(sourceId);
    group.writings.set(find.text, (group.writings.get(find.text) ?? 0) + 1);
    if (find.confidence > group.confidence) {
      group.confidence = find.confidence;
      group.why = find.why;
    }
    return group.n;
  }

  /** Gives each group its replacement and writes it: what was replaced before and participants keep theirs. */
  write(writer: PseudonymPlanWriter): void {
    const known = new Map<string, string>();
    for (const { kind, original, replacement } of this.#replacements) {
      if (original !== null) known.set(`${kind} ${this.#keyOf(kind, original)}`, replacement);
    }
    const pseudonyms = new Map<string, string>();
    for (const { name, pseudonym } of this.#participants) {
      if (nameKey(name) !== nameKey(pseudonym)) pseudonyms.set(this.#keyOf('name', name), pseudonym);
    }
    const numbering = new Numbering(this.#replacements.map(({ replacement }) => replacement));
    const ranked = [...this.#groups.values()].toSorted(
      (a, b) => Number(isProposed(b)) - Number(isProposed(a)) || a.n - b.n,
    );
    for (const group of ranked) {
      const before = known.get(`${group.kind} ${group.key}`);
      const pseudonym = group.kind === 'name' ? pseudonyms.get(group.key) : undefined;
      writer.group({
        ...planned(group),
        replacement: before ?? pseudonym ?? numbering.next(group.kind),
        isKnown: before !== undefined || pseudonym !== undefined,
      });
    }
  }

  #keyOf(kind: FindKind, written: string): string {
    const key = findKey(kind, written);
    return kind === 'name' ? (this.#persons.get(key) ?? key) : key;
  }
}

function isProposed({ confidence }: Group): boolean {
  return confidence >= PROPOSED_FROM;
}

function planned(group: Group): Omit<PlannedGroup, 'replacement' | 'isKnown'> {
  const { n, kind, count, beside, confidence, why, writings, sources } = group;
  // The fullest of the common writings says best who is meant.
  const label =
    [...writings].toSorted(
      ([a, times], [b, others]) => b.split(' ').length - a.split(' ').length || others - times,
    )[0]?.[0] ?? '';
  return { n, kind, label, count, sources: sources.size, beside, confidence, why, writings };
}
